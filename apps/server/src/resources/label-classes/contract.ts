import { Type } from 'typebox'
import { operation } from '../../contract/operation.ts'
import { Colour, Description, ids, Name, named, nullable, oneOf, Uuid } from '../../contract/schemas.ts'

const LabelClassKind = oneOf(['object', 'background'])

const LabelClass = named(
  'LabelClass',
  Type.Object({
    id: Uuid,
    projectId: Uuid,
    name: Type.String(),
    /** #RRGGBBAA */
    color: Type.String(),
    kind: LabelClassKind,
    norder: Type.Number(),
    parentId: nullable(Uuid),
    description: nullable(Type.String()),
    externalId: nullable(Type.String()),
    /** it came with a job, and nobody has confirmed it yet */
    isNew: Type.Boolean(),
  }),
)

const fields = {
  color: Type.Optional(Colour),
  kind: Type.Optional(LabelClassKind),
  norder: Type.Optional(Type.Number()),
  parentId: Type.Optional(nullable(Uuid)),
  description: Type.Optional(nullable(Description)),
  externalId: Type.Optional(nullable(Type.String({ maxLength: 1000 }))),
}

export const labelClassContract = {
  listLabelClasses: operation({
    method: 'GET',
    path: '/api/projects/:projectId/label-classes',
    summary: 'Label classes of a project, in their order',
    params: ids('projectId'),
    reply: Type.Array(LabelClass),
  }),
  createLabelClass: operation({
    method: 'POST',
    path: '/api/projects/:projectId/label-classes',
    summary: 'Make a label class; colour and order are chosen when left out',
    params: ids('projectId'),
    body: Type.Object({ name: Name, ...fields }),
    reply: LabelClass,
  }),
  updateLabelClass: operation({
    method: 'PATCH',
    path: '/api/label-classes/:labelClassId',
    summary: 'Change a label class',
    params: ids('labelClassId'),
    body: Type.Object({ name: Type.Optional(Name), ...fields, isNew: Type.Optional(Type.Boolean()) }),
    reply: LabelClass,
  }),
  deleteLabelClass: operation({
    method: 'DELETE',
    path: '/api/label-classes/:labelClassId',
    summary: 'Delete a label class; one that has labels is refused unless their removal is asked for',
    params: ids('labelClassId'),
    query: Type.Object({ removeLabels: Type.Optional(Type.Boolean()) }),
  }),
}
