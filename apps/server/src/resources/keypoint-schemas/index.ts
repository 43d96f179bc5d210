export {
  createKeypointSchema,
  type KeypointSchemaEdit,
  type NewKeypointSchema,
} from './create-keypoint-schema.ts'
export { deleteKeypointSchema } from './delete-keypoint-schema.ts'
export { findKeypointSchema } from './find-keypoint-schema.ts'
export { linkLabelClasses, listKeypointSchemaLinks, unlinkLabelClasses } from './link-label-classes.ts'
export { listKeypointSchemas } from './list-keypoint-schemas.ts'
export type { KeypointClassRow, KeypointEdgeRow, KeypointSchemaLink, KeypointSchemaRow } from './queries.ts'
export { keypointSchemaRoutes } from './routes.ts'
export { updateKeypointSchema } from './update-keypoint-schema.ts'
