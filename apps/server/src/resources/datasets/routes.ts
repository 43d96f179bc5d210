import { type Route, route } from '../../contract/operation.ts'
import { datasetContract } from './contract.ts'
import { createDataset } from './create-dataset.ts'
import { deleteDataset } from './delete-dataset.ts'
import { listDatasets } from './list-datasets.ts'
import { presentDataset } from './present.ts'
import { updateDataset } from './update-dataset.ts'

/** Our own API over datasets. */
export const datasetRoutes: readonly Route[] = [
  route(datasetContract.listDatasets, async (context, { actor, params }) =>
    (await listDatasets(context, actor, params.projectId)).map(presentDataset),
  ),
  route(datasetContract.createDataset, async (context, { actor, params, body }) =>
    presentDataset(await createDataset(context, actor, params.projectId, body)),
  ),
  route(datasetContract.updateDataset, async (context, { actor, params, body }) =>
    presentDataset(await updateDataset(context, actor, params.datasetId, body)),
  ),
  route(datasetContract.deleteDataset, async (context, { actor, params }) => {
    await deleteDataset(context, actor, params.datasetId)
  }),
]
