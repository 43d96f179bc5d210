import { AppError } from '@gesso/core'
import type { Static } from 'typebox'
import { findProject } from '../../../resources/projects/index.ts'
import { findRun, presentRun, type RunRow, startRun } from '../../../runs/index.ts'
import { renamingFields } from '../../../wire/index.ts'
import { inProject } from '../guards.ts'
import { type Call, operation } from '../operation.ts'
import {
  ExportBody,
  ExportJob,
  exportInputFromWire,
  wireExportField,
  wireExportJob,
} from '../translate/export-job.ts'

const kind = 'export'

export const exportOperations = [
  operation('startExport', { body: ExportBody, reply: ExportJob }, async call => {
    const { context, actor, params, body } = call
    const { contentType } = await findProject(context, actor, params.project_id, 'export')
    const input = exportInputFromWire(body, contentType)
    const started = startRun(context, actor, kind, params.project_id, input)
    return wireRun(call, await renamingFields(wireExportField, started))
  }),
  operation('getExport', { reply: ExportJob }, async call => {
    const { context, actor, params } = call
    const run = inProject(await findRun(context, actor, params.export_id), params.project_id, 'export')
    if (run.kind !== kind) throw new AppError('not_found', { what: 'export', id: run.id })
    return wireRun(call, run)
  }),
]

function wireRun({ context, actor }: Call<unknown, unknown, unknown>, run: RunRow): Static<typeof ExportJob> {
  return wireExportJob(presentRun(context, actor, run), run.startedBy)
}
