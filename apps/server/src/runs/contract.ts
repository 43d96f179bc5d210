import { type Static, type TSchema, Type } from 'typebox'
import { operation } from '../contract/operation.ts'
import {
  ids,
  MediaStatusSchema,
  Name,
  named,
  nullable,
  oneOf,
  PageQuery,
  pageOf,
  Timestamp,
  Uuid,
} from '../contract/schemas.ts'

/** What a run tells does not change in anybody's hands. */
function listOf<T extends TSchema>(item: T) {
  return Type.Unsafe<readonly Static<T>[]>(Type.Array(item))
}

export const Run = named(
  'Run',
  Type.Object({
    id: Uuid,
    projectId: Uuid,
    kind: Type.String(),
    state: oneOf(['queued', 'running', 'done', 'failed', 'cancelled']),
    /** what was asked for, as the kind's schema says */
    input: Type.Unsafe<Readonly<Record<string, unknown>>>({ type: 'object' }),
    done: Type.Integer(),
    /** null until it is known */
    total: nullable(Type.Integer()),
    /** what could not be held or was left out, grouped */
    warnings: listOf(
      Type.Object({ message: Type.String(), count: Type.Integer(), examples: listOf(Type.String()) }),
    ),
    /** for an export: url, name, bytes and counts */
    result: nullable(Type.Unsafe<Readonly<Record<string, unknown>>>({ type: 'object' })),
    /** absolute, opens without a key for a while; null when there is no file */
    downloadUrl: nullable(Type.String()),
    /** whether who asks may cancel it now */
    cancellable: Type.Boolean(),
    error: nullable(Type.String()),
    createdAt: Timestamp,
    startedAt: nullable(Timestamp),
    endedAt: nullable(Timestamp),
  }),
)

const FormatInfo = named(
  'Format',
  Type.Object({
    /** one that images and videos have in common is listed for each */
    name: Type.String(),
    /** of the projects that can be exported to it */
    contentType: oneOf(['IMAGES', 'VIDEOS']),
    /** of what it has files: frames of videos that are made of pictures are images */
    holds: oneOf(['images', 'videos']),
    title: Type.String(),
    description: Type.String(),
    /** file name extension of what is downloaded */
    extension: Type.String(),
    /** what no file of it holds, in words for people */
    omits: listOf(Type.String()),
    /** JSON Schema of its options; each has a default */
    options: Type.Unsafe<Readonly<Record<string, unknown>>>({ type: 'object' }),
  }),
)

/** What an export is asked to do. */
export const ExportWish = Type.Object({
  format: Type.String({ maxLength: 50 }),
  name: Type.Optional(Name),
  datasetIds: Type.Optional(Type.Array(Uuid, { maxItems: 1000 })),
  statuses: Type.Optional(Type.Array(MediaStatusSchema)),
  /** since when they stand at their status */
  statusSince: Type.Optional(Timestamp),
  /** those that have one of these tags; none means all */
  tagClassIds: Type.Optional(Type.Array(Uuid, { maxItems: 1000 })),
  /** of what is exported, only labels of these classes; none means all */
  labelClassIds: Type.Optional(Type.Array(Uuid, { maxItems: 1000 })),
  /** whether the file tells where each picture opens without a key, for a while */
  pictureUrls: Type.Optional(Type.Boolean()),
  /** as the format describes them */
  options: Type.Optional(Type.Unsafe<Readonly<Record<string, unknown>>>({ type: 'object' })),
})

export const runContract = {
  listFormats: operation({
    method: 'GET',
    path: '/api/formats',
    summary: 'Formats that can be exported',
    reply: Type.Array(FormatInfo),
  }),
  startExport: operation({
    method: 'POST',
    path: '/api/projects/:projectId/exports',
    summary: 'Start an export; follow its run',
    params: ids('projectId'),
    body: ExportWish,
    reply: Run,
  }),
  listRuns: operation({
    method: 'GET',
    path: '/api/projects/:projectId/runs',
    summary: 'Runs of a project, newest first',
    params: ids('projectId'),
    query: Type.Object({ ...PageQuery.properties, kind: Type.Optional(Type.String({ maxLength: 50 })) }),
    reply: pageOf('RunPage', Run),
  }),
  getRun: operation({
    method: 'GET',
    path: '/api/runs/:runId',
    summary: 'One run: state, progress, report',
    params: ids('runId'),
    reply: Run,
  }),
  cancelRun: operation({
    method: 'POST',
    path: '/api/runs/:runId/cancel',
    summary: 'Ask a run to stop',
    params: ids('runId'),
    reply: Run,
  }),
}
