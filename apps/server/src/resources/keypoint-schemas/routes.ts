import { type Route, route } from '../../contract/operation.ts'
import { keypointSchemaContract } from './contract.ts'
import { createKeypointSchema } from './create-keypoint-schema.ts'
import { deleteKeypointSchema } from './delete-keypoint-schema.ts'
import { listKeypointSchemas } from './list-keypoint-schemas.ts'
import { presentKeypointSchema } from './present.ts'
import { updateKeypointSchema } from './update-keypoint-schema.ts'

/** Our own API over keypoint schemas. */
export const keypointSchemaRoutes: readonly Route[] = [
  route(keypointSchemaContract.listKeypointSchemas, async (context, { actor, params }) =>
    (await listKeypointSchemas(context, actor, params.projectId)).map(presentKeypointSchema),
  ),
  route(keypointSchemaContract.createKeypointSchema, async (context, { actor, params, body }) =>
    presentKeypointSchema(await createKeypointSchema(context, actor, params.projectId, body)),
  ),
  route(keypointSchemaContract.updateKeypointSchema, async (context, { actor, params, body }) =>
    presentKeypointSchema(await updateKeypointSchema(context, actor, params.keypointSchemaId, body)),
  ),
  route(keypointSchemaContract.deleteKeypointSchema, async (context, { actor, params, query }) =>
    deleteKeypointSchema(context, actor, params.keypointSchemaId, query),
  ),
]
