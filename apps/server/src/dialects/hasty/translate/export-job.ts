import { type Static, Type } from 'typebox'
import { ImageStatusSchema, named, nullable, oneOf, Timestamp, Uuid } from '../../../contract/schemas.ts'
import type { presentRun } from '../../../runs/index.ts'
import { refuseOther } from '../guards.ts'
import { statusOfState } from './run-status.ts'

export const ExportJob = named(
  'Job',
  Type.Object({
    id: Uuid,
    type: Type.Literal('EXPORT'),
    status: oneOf(Object.values(statusOfState)),
    started_by: nullable(Uuid),
    project_id: Uuid,
    started_on: Timestamp,
    completed_on: nullable(Timestamp),
    meta: Type.Object({
      /** what the SDK names the file that it downloads */
      export_name: Type.String(),
      /** there once the status is DONE; opens without a key for a day */
      url: Type.Optional(Type.String()),
      /** images so far, and of how many */
      done: Type.Integer(),
      total: nullable(Type.Integer()),
      /** what the format could not hold */
      warnings: Type.Array(Type.Unknown()),
      error: nullable(Type.String()),
    }),
  }),
)

type Run = ReturnType<typeof presentRun>

/** An export as the wire has it. */
export function wireExportJob(run: Run, startedBy: string | null): Static<typeof ExportJob> {
  const { done, total, error, downloadUrl } = run
  return {
    id: run.id,
    type: 'EXPORT',
    status: statusOfState[run.state],
    started_by: startedBy,
    project_id: run.projectId,
    started_on: run.startedAt ?? run.createdAt,
    completed_on: run.endedAt,
    meta: {
      export_name: nameOf(run),
      ...(downloadUrl === null ? {} : { url: downloadUrl }),
      done,
      total,
      warnings: [...run.warnings],
      error,
    },
  }
}

/** Never null, for the SDK adds the extension to it. */
function nameOf({ input, result }: Run): string {
  const name = result?.name ?? input.name
  return typeof name === 'string' ? name.replace(/\.zip$/, '') : 'export'
}

const Ids = Type.Optional(nullable(Type.Array(Uuid, { maxItems: 1000 })))

export const ExportBody = Type.Object({
  format: Type.String({ maxLength: 50 }),
  export_name: Type.Optional(nullable(Type.String({ maxLength: 255 }))),
  dataset_id: Ids,
  image_status: Type.Optional(nullable(Type.Array(ImageStatusSchema))),
  sign_urls: Type.Optional(nullable(Type.Boolean())),
  tag: Ids,
  class: Ids,
  status_start_time: Type.Optional(nullable(Type.String())),
  // The vendor's words for these: they are in effect only for projects of videos, and for one format.
  video_status: Type.Optional(nullable(Type.Array(ImageStatusSchema))),
  semantic_format: Type.Optional(nullable(oneOf(['gs_asc', 'gs_desc', 'class_color']))),
  labels_order: Type.Optional(nullable(Type.Array(oneOf(['z_index', 'class_type', 'class_order'])))),
})

/** The vendor writes every outline as run lengths. */
const vendorCoco = { segmentation: 'rle' }

/** What an export is asked to do; empty lists narrow nothing. Each kind of project has a filter of statuses. */
export function exportInputFromWire(body: Static<typeof ExportBody>, contentType: string) {
  const { format, export_name, dataset_id, sign_urls } = body
  const statuses = contentType === 'VIDEOS' ? body.video_status : body.image_status
  const problem = 'cannot narrow an export yet'
  refuseOther('tag', body.tag?.[0], undefined, problem)
  refuseOther('class', body.class?.[0], undefined, problem)
  refuseOther('status_start_time', body.status_start_time, undefined, problem)
  return {
    format,
    ...(export_name ? { name: export_name } : {}),
    datasetIds: dataset_id ?? [],
    statuses: statuses ?? [],
    pictureUrls: sign_urls ?? false,
    options: format === 'json_coco' ? vendorCoco : {},
  }
}
