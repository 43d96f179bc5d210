import { Type } from 'typebox'
import { Name } from '../../../contract/schemas.ts'
import {
  createDataset,
  type DatasetRow,
  deleteDataset,
  findDataset,
  listDatasets,
  updateDataset,
} from '../../../resources/datasets/index.ts'
import { inProject } from '../guards.ts'
import { type Call, operation } from '../operation.ts'
import { pageFromAll } from '../paging.ts'
import { listQuery, MaybeOrder, pageOf } from '../schemas.ts'
import type { ParamsOf } from '../table.ts'
import { Dataset, wireDataset } from '../translate/dataset.ts'

const DatasetBody = Type.Object({ name: Name, norder: MaybeOrder })

export const datasetOperations = [
  operation(
    'listDatasets',
    {
      query: listQuery({ name: Type.Optional(Type.String({ maxLength: 255 })) }),
      reply: pageOf('DatasetPage', Dataset),
    },
    async ({ context, actor, params, query }) => {
      const part = query.name?.toLowerCase() ?? ''
      const all = await listDatasets(context, actor, params.project_id)
      const found = all.filter(({ name }) => name.toLowerCase().includes(part))
      return pageFromAll(query, found, wireDataset)
    },
  ),
  operation(
    'createDataset',
    { body: DatasetBody, reply: Dataset },
    async ({ context, actor, params, body: { name, norder } }) =>
      wireDataset(
        await createDataset(context, actor, params.project_id, { name, norder: norder ?? undefined }),
      ),
  ),
  operation('getDataset', { reply: Dataset }, async call => wireDataset(await namedDataset(call))),
  operation('updateDataset', { body: DatasetBody, reply: Dataset }, async call => {
    const { context, actor, body } = call
    const { id } = await namedDataset(call)
    const fields = { name: body.name, norder: body.norder ?? undefined }
    return wireDataset(await updateDataset(context, actor, id, fields))
  }),
  operation('deleteDataset', {}, async call => {
    const { id } = await namedDataset(call)
    await deleteDataset(call.context, call.actor, id)
  }),
]

type DatasetCall = Call<ParamsOf<'getDataset'>, unknown, unknown>

async function namedDataset({ context, actor, params }: DatasetCall): Promise<DatasetRow> {
  const found = await findDataset(context, actor, params.dataset_id, 'read the workspace')
  return inProject(found, params.project_id, 'dataset')
}
