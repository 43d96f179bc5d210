import { AppError, storedStatus } from '@gesso/core'
import { createExportReport, type ExportReport, parseOptions } from '@gesso/formats'
import type { Context } from '../../../context.ts'
import { adoptFiles, disownFiles, newFileKey } from '../../../files/index.ts'
import type { ActiveRun, RunControl, RunKind, RunOutcome } from '../../run-kind.ts'
import { type ExportInput, formatOf, parseExportInput } from './input.ts'
import { countSelected, projectToExport, type Selection } from './queries.ts'
import { exportSource } from './source.ts'
import { zipOf } from './zip/zip.ts'

/** Writes a selection of a project's images into one zip, in a format. */
export const exportKind: RunKind<ExportInput> = {
  name: 'export',
  capability: 'export',
  parse: parseExportInput,
  run: (context, run, control) =>
    // One state of the database however long it takes; nothing is written in this transaction.
    context.db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(snapshot => exportSnapshot(context, { ...context, db: snapshot }, run, control)),
}

async function exportSnapshot(
  context: Context,
  { db: snapshot }: Context,
  { input, projectId }: ActiveRun<ExportInput>,
  control: RunControl,
): Promise<RunOutcome> {
  const { signal } = control
  const selection = selectionOf(projectId, input)
  const row = await projectToExport(snapshot, projectId)
  if (!row) throw new AppError('not_found', { what: 'project', id: projectId })
  const project = { ...row, createdAt: row.createdAt.toISOString() }
  const format = formatOf(input)
  const summary = createExportReport()
  const report = counting(summary, control, await countSelected(snapshot, selection))
  const pictureUrls = input.pictureUrls ?? false
  const source = exportSource({ context, snapshot, project, selection, pictureUrls, signal })
  const exportedAt = context.now()
  const options = parseOptions(format, input.options)
  const files = format.write(source, { exportedAt, baseUrl: context.settings.publicUrl, options }, report)
  const fileKey = newFileKey(context, 'exports', format.extension)
  // Noted before the file can be in its place, and adopted with the result: a crash in between leaves nothing for good.
  const beforeEnd = () => disownFiles(context.db, [fileKey], context.now())
  const zip = zipOf(files, { at: exportedAt, beforeEnd })
  const bytes = await context.files.put(fileKey, zip, signal)
  const { written, warnings } = summary.summary()
  for (const { message, examples, count } of warnings) control.warn(message, examples, count)
  const name = `${input.name ?? `${project.name} ${format.name}`}.${format.extension}`
  return {
    result: { fileKey, name, bytes, ...written },
    settle: transaction => adoptFiles(transaction, [fileKey]),
  }
}

function selectionOf(projectId: string, { datasetIds, statuses }: ExportInput): Selection {
  return {
    projectId,
    datasetIds: datasetIds?.length ? datasetIds : undefined,
    statuses: statuses?.length ? statuses.map(storedStatus) : undefined,
  }
}

/** A report that says how far the export is: a format that passes over the images twice counts them once. */
function counting(report: ExportReport, control: RunControl, total: number): ExportReport {
  let done = 0
  return {
    ...report,
    count(things, amount = 1) {
      report.count(things, amount)
      if (things === 'labels') return
      done += amount
      control.progress(done, total)
    },
  }
}
