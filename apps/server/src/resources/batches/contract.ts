import { Type } from 'typebox'
import { operation } from '../../contract/operation.ts'
import {
  Description,
  ids,
  Name,
  named,
  nullable,
  PageQuery,
  pageOf,
  Timestamp,
  Uuid,
} from '../../contract/schemas.ts'

const Count = Type.Integer({ minimum: 0 })

const Batch = named(
  'Batch',
  Type.Object({
    id: Uuid,
    projectId: Uuid,
    /** where what its jobs bring is put */
    datasetId: Uuid,
    name: Type.String(),
    label: nullable(Type.String()),
    description: nullable(Type.String()),
    /** of jobs that name no other */
    isDefault: Type.Boolean(),
    createdAt: Timestamp,
    jobs: Count,
    doneJobs: Count,
    failedJobs: Count,
    frames: Count,
    doneFrames: Count,
    labels: Count,
  }),
)

const Label = nullable(Type.String({ maxLength: 255 }))

export const batchContract = {
  listBatches: operation({
    method: 'GET',
    path: '/api/projects/:projectId/batches',
    summary: 'Batches of a project, newest first, with how far they are',
    params: ids('projectId'),
    query: PageQuery,
    reply: pageOf('BatchPage', Batch),
  }),
  createBatch: operation({
    method: 'POST',
    path: '/api/projects/:projectId/batches',
    summary: 'Make a batch, and a dataset of its name unless one is named',
    params: ids('projectId'),
    body: Type.Object({
      name: Name,
      label: Type.Optional(Label),
      description: Type.Optional(nullable(Description)),
      datasetId: Type.Optional(Uuid),
    }),
    reply: Batch,
  }),
  getBatch: operation({
    method: 'GET',
    path: '/api/batches/:batchId',
    summary: 'One batch, with how far it is',
    params: ids('batchId'),
    reply: Batch,
  }),
  changeBatch: operation({
    method: 'PATCH',
    path: '/api/batches/:batchId',
    summary: 'Rename a batch or describe it otherwise',
    params: ids('batchId'),
    body: Type.Object({
      name: Type.Optional(Name),
      label: Type.Optional(Label),
      description: Type.Optional(nullable(Description)),
    }),
    reply: Batch,
  }),
}
