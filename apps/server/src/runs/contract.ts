import { Type } from 'typebox'
import { operation } from '../contract/operation.ts'
import {
  ImageStatusSchema,
  ids,
  Name,
  named,
  nullable,
  oneOf,
  PageQuery,
  pageOf,
  Timestamp,
  Uuid,
} from '../contract/schemas.ts'

const Run = named(
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
    warnings: Type.Array(
      Type.Object({ message: Type.String(), count: Type.Integer(), examples: Type.Array(Type.String()) }),
    ),
    /** for an export: url, name, bytes and counts */
    result: nullable(Type.Unsafe<Readonly<Record<string, unknown>>>({ type: 'object' })),
    /** absolute, opens without a key for a while; null when there is no file */
    downloadUrl: nullable(Type.String()),
    error: nullable(Type.String()),
    createdAt: Timestamp,
    startedAt: nullable(Timestamp),
    endedAt: nullable(Timestamp),
  }),
)

const FormatInfo = named(
  'Format',
  Type.Object({
    name: Type.String(),
    title: Type.String(),
    description: Type.String(),
    /** file name extension of what is downloaded */
    extension: Type.String(),
  }),
)

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
    body: Type.Object({
      format: Type.String({ maxLength: 50 }),
      name: Type.Optional(Name),
      datasetIds: Type.Optional(Type.Array(Uuid, { maxItems: 1000 })),
      statuses: Type.Optional(Type.Array(ImageStatusSchema)),
    }),
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
