import { Type } from 'typebox'
import { operation } from '../../contract/operation.ts'
import { ids, Name, named, Uuid } from '../../contract/schemas.ts'

const Dataset = named(
  'Dataset',
  Type.Object({
    id: Uuid,
    projectId: Uuid,
    name: Type.String(),
    norder: Type.Number(),
    imageCount: Type.Integer(),
  }),
)

export const datasetContract = {
  listDatasets: operation({
    method: 'GET',
    path: '/api/projects/:projectId/datasets',
    summary: 'Datasets of a project, in their order',
    params: ids('projectId'),
    reply: Type.Array(Dataset),
  }),
  createDataset: operation({
    method: 'POST',
    path: '/api/projects/:projectId/datasets',
    summary: 'Make a dataset',
    params: ids('projectId'),
    body: Type.Object({ name: Name, norder: Type.Optional(Type.Number()) }),
    reply: Dataset,
  }),
  updateDataset: operation({
    method: 'PATCH',
    path: '/api/datasets/:datasetId',
    summary: 'Rename or reorder a dataset',
    params: ids('datasetId'),
    body: Type.Object({ name: Type.Optional(Name), norder: Type.Optional(Type.Number()) }),
    reply: Dataset,
  }),
  deleteDataset: operation({
    method: 'DELETE',
    path: '/api/datasets/:datasetId',
    summary: 'Delete a dataset with its images',
    params: ids('datasetId'),
  }),
}
