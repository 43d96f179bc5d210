import { type Route, route } from '../../contract/operation.ts'
import { labelClassContract } from './contract.ts'
import { createLabelClass } from './create-label-class.ts'
import { deleteLabelClass } from './delete-label-class.ts'
import { listLabelClasses } from './list-label-classes.ts'
import { presentLabelClass } from './present.ts'
import { updateLabelClass } from './update-label-class.ts'

/** Our own API over label classes. */
export const labelClassRoutes: readonly Route[] = [
  route(labelClassContract.listLabelClasses, async (context, { actor, params }) =>
    (await listLabelClasses(context, actor, params.projectId)).map(presentLabelClass),
  ),
  route(labelClassContract.createLabelClass, async (context, { actor, params, body }) =>
    presentLabelClass(await createLabelClass(context, actor, params.projectId, body)),
  ),
  route(labelClassContract.updateLabelClass, async (context, { actor, params, body }) =>
    presentLabelClass(await updateLabelClass(context, actor, params.labelClassId, body)),
  ),
  route(labelClassContract.deleteLabelClass, async (context, { actor, params, query }) =>
    deleteLabelClass(context, actor, params.labelClassId, query),
  ),
]
