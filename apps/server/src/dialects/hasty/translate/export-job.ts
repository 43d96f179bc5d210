import { type Static, Type } from 'typebox'
import { ImageStatusSchema, named, nullable, oneOf, Timestamp, Uuid } from '../../../contract/schemas.ts'
import type { presentRun } from '../../../runs/index.ts'
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
  /** custom statuses */
  status_id: Ids,
  sign_urls: Type.Optional(nullable(Type.Boolean())),
  tag: Ids,
  class: Ids,
  status_start_time: Type.Optional(nullable(Timestamp)),
  // The vendor's words for these: they are in effect only for projects of videos, and for one format.
  video_status: Type.Optional(nullable(Type.Array(ImageStatusSchema))),
  semantic_format: Type.Optional(nullable(oneOf(['gs_asc', 'gs_desc', 'class_color']))),
  labels_order: Type.Optional(nullable(Type.Array(oneOf(['z_index', 'class_type', 'class_order'])))),
})

/** The field of a body that one of our fields came from. */
export function wireExportField(field: string): string {
  const [name = '', rest = ''] = field.split(/(?=[.[])(.*)/s)
  return (wireFields[name] ?? name) + rest
}

const wireFields: Readonly<Record<string, string>> = {
  name: 'export_name',
  datasetIds: 'dataset_id',
  statuses: 'status_id',
  statusSince: 'status_start_time',
  tagClassIds: 'tag',
  labelClassIds: 'class',
}

/** What an export is asked to do; empty lists narrow nothing. Each kind of project has a filter of statuses. */
export function exportInputFromWire(body: Static<typeof ExportBody>, contentType: string) {
  const { format, export_name, dataset_id, status_id, status_start_time, sign_urls } = body
  const statuses = contentType === 'VIDEOS' ? body.video_status : body.image_status
  return {
    format,
    ...(export_name ? { name: export_name } : {}),
    ...(status_start_time ? { statusSince: status_start_time } : {}),
    datasetIds: dataset_id ?? [],
    statuses: [...(statuses ?? []), ...(status_id ?? [])],
    tagClassIds: body.tag ?? [],
    labelClassIds: body.class ?? [],
    pictureUrls: sign_urls ?? false,
    options: optionsFromWire(body),
  }
}

/** What the body asks of other formats than its own is passed over: the SDK always sends `semantic_format`. */
function optionsFromWire({ format, semantic_format, labels_order }: Static<typeof ExportBody>) {
  // The vendor writes every outline as run lengths.
  if (format === 'json_coco') return { segmentation: 'rle' }
  if (format !== 'semantic_png') return {}
  return {
    ...(semantic_format ? { encoding: semantic_format } : {}),
    ...(labels_order ? { order: labels_order } : {}),
  }
}
