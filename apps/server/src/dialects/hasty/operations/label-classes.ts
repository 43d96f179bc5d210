import {
  createLabelClass,
  deleteLabelClass,
  findLabelClass,
  type LabelClassRow,
  listLabelClasses,
  updateLabelClass,
} from '../../../resources/label-classes/index.ts'
import { inProject } from '../guards.ts'
import { type Call, operation } from '../operation.ts'
import { pageFromAll } from '../paging.ts'
import { listQuery, pageOf } from '../schemas.ts'
import type { ParamsOf } from '../table.ts'
import { LabelClass, LabelClassBody, labelClassFromWire, wireLabelClass } from '../translate/label-class.ts'

export const labelClassOperations = [
  operation(
    'listLabelClasses',
    { query: listQuery({}), reply: pageOf('LabelClassPage', LabelClass) },
    async ({ context, actor, params, query }) =>
      pageFromAll(query, await listLabelClasses(context, actor, params.project_id), wireLabelClass),
  ),
  operation(
    'createLabelClass',
    { body: LabelClassBody, reply: LabelClass },
    async ({ context, actor, params, body }) =>
      wireLabelClass(await createLabelClass(context, actor, params.project_id, labelClassFromWire(body))),
  ),
  operation('getLabelClass', { reply: LabelClass }, async call =>
    wireLabelClass(await namedLabelClass(call)),
  ),
  operation('updateLabelClass', { body: LabelClassBody, reply: LabelClass }, async call => {
    const { id } = await namedLabelClass(call)
    const edit = labelClassFromWire(call.body)
    return wireLabelClass(await updateLabelClass(call.context, call.actor, id, edit))
  }),
  operation('deleteLabelClass', {}, async call => {
    const { id } = await namedLabelClass(call)
    await deleteLabelClass(call.context, call.actor, id, { removeLabels: true })
  }),
]

type LabelClassCall = Call<ParamsOf<'getLabelClass'>, unknown, unknown>

async function namedLabelClass({ context, actor, params }: LabelClassCall): Promise<LabelClassRow> {
  const found = await findLabelClass(context, actor, params.label_class_id, 'read the workspace')
  return inProject(found, params.project_id, 'label class')
}
