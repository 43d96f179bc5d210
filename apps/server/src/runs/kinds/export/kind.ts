import { AppError } from '@gesso/core'
import {
  createExportReport,
  type ExportedThing,
  type ExportProject,
  type ExportReport,
  type OutputFile,
  parseOptions,
} from '@gesso/formats'
import type { Context } from '../../../context.ts'
import type { Database } from '../../../db/index.ts'
import { adoptFiles, disownFiles, newFileKey } from '../../../files/index.ts'
import { findProject } from '../../../resources/projects/index.ts'
import type { ActiveRun, RunControl, RunKind, RunOutcome } from '../../run-kind.ts'
import { type ClassTally, createClassTally } from './class-tally.ts'
import { countSelectedFrames } from './frames/queries.ts'
import { frameSource } from './frames/source.ts'
import { type ExportInput, fittingFormat, formatOf, parseExportInput } from './input.ts'
import { countSelected, projectToExport, type Selection } from './queries.ts'
import { admitSelection, selectionOf } from './selection.ts'
import { exportSource } from './source.ts'
import { countSelectedVideos } from './videos/queries.ts'
import { videoSource } from './videos/source.ts'
import { zipOf } from './zip/zip.ts'

/** Writes a selection of a project's images or videos into one zip, in a format. */
export const exportKind: RunKind<ExportInput> = {
  name: 'export',
  capability: 'export',
  parse: parseExportInput,
  async admit(context, actor, { projectId, input }) {
    const { contentType } = await findProject(context, actor, projectId, 'export')
    fittingFormat(input.format, contentType)
    await admitSelection(context, projectId, input)
  },
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
  const row = await projectToExport(snapshot, selection)
  if (!row) throw new AppError('not_found', { what: 'project', id: projectId })
  const project = { ...row, createdAt: row.createdAt.toISOString() }
  const format = formatOf(input)
  const summary = createExportReport()
  const exportedAt = context.now()
  const tally = createClassTally()
  const files = await filesOf(
    { context, snapshot, project, selection, signal, tally, report: summary },
    input,
    exportedAt,
    total => counting(summary, control, total),
  )
  const fileKey = newFileKey(context, 'exports', format.extension)
  // Noted before the file can be in its place, and adopted with the result: a crash in between leaves nothing for good.
  const beforeEnd = () => disownFiles(context.db, [fileKey], context.now())
  const zip = zipOf(files, { at: exportedAt, beforeEnd })
  const bytes = await context.files.put(fileKey, zip, signal)
  const classes = tally.counts(project.labelClasses)
  const { written, warnings } = summary.summary()
  for (const { message, examples, count } of warnings) control.warn(message, examples, count)
  const name = `${input.name ?? `${project.name} ${format.name}`}.${format.extension}`
  return {
    result: { fileKey, name, bytes, ...written, ...(classes ? { classes } : {}) },
    settle: transaction => adoptFiles(transaction, [fileKey]),
  }
}

interface Reading {
  readonly context: Context
  readonly snapshot: Database
  readonly project: ExportProject
  readonly selection: Selection
  readonly signal: AbortSignal
  readonly tally: ClassTally
  readonly report: ExportReport
}

/** The files of an export, which are made while they are read. */
async function filesOf(
  reading: Reading,
  input: ExportInput,
  exportedAt: Date,
  reportOf: (total: number) => ExportReport,
): Promise<AsyncIterable<OutputFile>> {
  const { context, snapshot, project, selection } = reading
  const urls = input.pictureUrls ?? false
  const format = fittingFormat(input.format, project.contentType)
  const options = parseOptions(format.of, input.options)
  const request = { exportedAt, baseUrl: context.settings.publicUrl, options }
  if (format.holds === 'videos') {
    const source = await videoSource({ ...reading, publicUrls: urls })
    return format.of.write(source, request, reportOf(await countSelectedVideos(snapshot, selection)))
  }
  const frames = frameSource({ ...reading, pictureUrls: urls })
  const source = exportSource({ ...reading, pictureUrls: urls, frames })
  const total = (await countSelected(snapshot, selection)) + (await countSelectedFrames(snapshot, selection))
  return format.of.write(source, request, reportOf(total))
}

/** A report that says how far the export is: images that are counted beside their files are not counted twice. */
function counting(report: ExportReport, control: RunControl, total: number): ExportReport {
  const done: Partial<Record<ExportedThing, number>> = {}
  return {
    ...report,
    count(things, amount = 1) {
      report.count(things, amount)
      if (things === 'labels' || things === 'segments' || things === 'tracks') return
      done[things] = (done[things] ?? 0) + amount
      control.progress(Math.max(...Object.values(done)), total)
    },
  }
}
