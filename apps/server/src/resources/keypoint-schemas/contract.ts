import { Type } from 'typebox'
import { operation } from '../../contract/operation.ts'
import {
  Colour,
  Description,
  ids,
  Name,
  named,
  nullable,
  oneOf,
  Timestamp,
  Uuid,
} from '../../contract/schemas.ts'

const made = {
  createdAt: Timestamp,
  createdBy: nullable(Uuid),
  updatedAt: Timestamp,
  updatedBy: nullable(Uuid),
}

const KeypointSchemaType = oneOf(['pose', 'points', 'polyline'])

const KeypointClass = named(
  'KeypointClass',
  Type.Object({
    id: Uuid,
    name: Type.String(),
    description: nullable(Type.String()),
    /** how many points of it a label has at least and at most */
    minPoints: Type.Integer(),
    maxPoints: Type.Integer(),
    norder: Type.Number(),
    /** where it lies on the board of the schema's editor; null where nobody put it */
    editorX: nullable(Type.Number()),
    editorY: nullable(Type.Number()),
    ...made,
  }),
)

const KeypointEdge = named(
  'KeypointEdge',
  Type.Object({ id: Uuid, fromId: Uuid, toId: Uuid, color: nullable(Type.String()) }),
)

const LabelClassLink = named(
  'KeypointSchemaLabelClass',
  Type.Object({ labelClassId: Uuid, norder: Type.Number() }),
)

const KeypointSchema = named(
  'KeypointSchema',
  Type.Object({
    id: Uuid,
    projectId: Uuid,
    name: Type.String(),
    description: nullable(Type.String()),
    type: KeypointSchemaType,
    norder: Type.Number(),
    templateId: nullable(Uuid),
    keypointClasses: Type.Array(KeypointClass),
    edges: Type.Array(KeypointEdge),
    labelClasses: Type.Array(LabelClassLink),
    ...made,
  }),
)

/** How many points of one class a label may have at most. */
const limitPointsOfClass = 1000

const NewKeypointClass = Type.Object({
  /** of the class that it is; where there is none of that id, what the edges beside it call it */
  id: Type.Optional(Uuid),
  name: Name,
  description: Type.Optional(nullable(Description)),
  minPoints: Type.Optional(Type.Integer({ minimum: 0, maximum: limitPointsOfClass, default: 0 })),
  maxPoints: Type.Optional(Type.Integer({ minimum: 1, maximum: limitPointsOfClass, default: 1 })),
  norder: Type.Optional(Type.Number()),
  editorX: Type.Optional(nullable(Type.Number())),
  editorY: Type.Optional(nullable(Type.Number())),
})

const NewKeypointEdge = Type.Object({
  id: Type.Optional(Uuid),
  fromId: Uuid,
  toId: Uuid,
  color: Type.Optional(nullable(Colour)),
})

const fields = {
  description: Type.Optional(nullable(Description)),
  norder: Type.Optional(Type.Number()),
  templateId: Type.Optional(nullable(Uuid)),
  keypointClasses: Type.Optional(Type.Array(NewKeypointClass, { maxItems: 500 })),
  edges: Type.Optional(Type.Array(NewKeypointEdge, { maxItems: 2000 })),
  labelClasses: Type.Optional(
    Type.Array(Type.Object({ labelClassId: Uuid, norder: Type.Optional(Type.Number()) }), { maxItems: 1000 }),
  ),
}

export const keypointSchemaContract = {
  listKeypointSchemas: operation({
    method: 'GET',
    path: '/api/projects/:projectId/keypoint-schemas',
    summary: 'Keypoint schemas of a project, in their order',
    params: ids('projectId'),
    reply: Type.Array(KeypointSchema),
  }),
  createKeypointSchema: operation({
    method: 'POST',
    path: '/api/projects/:projectId/keypoint-schemas',
    summary: 'Make a keypoint schema; its points get ids of their own',
    params: ids('projectId'),
    body: Type.Object({ name: Name, type: KeypointSchemaType, ...fields }),
    reply: KeypointSchema,
  }),
  updateKeypointSchema: operation({
    method: 'PATCH',
    path: '/api/keypoint-schemas/:keypointSchemaId',
    summary: 'Change a keypoint schema; points are known by id, else by name, and those left out are dropped',
    params: ids('keypointSchemaId'),
    body: Type.Object({ name: Type.Optional(Name), type: Type.Optional(KeypointSchemaType), ...fields }),
    reply: KeypointSchema,
  }),
  deleteKeypointSchema: operation({
    method: 'DELETE',
    path: '/api/keypoint-schemas/:keypointSchemaId',
    summary: 'Delete a keypoint schema; one that has labels is refused unless their removal is asked for',
    params: ids('keypointSchemaId'),
    query: Type.Object({ removeLabels: Type.Optional(Type.Boolean()) }),
  }),
}
