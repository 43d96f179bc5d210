import { type Static, Type } from 'typebox'
import { operation } from '../../contract/operation.ts'
import { ids, oneOf, Uuid } from '../../contract/schemas.ts'
import { Run } from '../../runs/contract.ts'

/** What a search for duplicates is asked to do. */
export const DuplicateSearch = Type.Object({
  /** none means all */
  datasetIds: Type.Optional(Type.Array(Uuid, { maxItems: 1000 })),
  /** shared area over joint area from which two labels count as one; 0.95 unless said */
  iou: Type.Optional(Type.Number({ minimum: 0.5, maximum: 1 })),
})
export type DuplicateSearch = Static<typeof DuplicateSearch>

/** An image with the duplicates on it, as the result of a search lists them. */
export const DuplicatesOnImage = Type.Object({
  imageId: Uuid,
  imageName: Type.String(),
  duplicates: Type.Array(
    Type.Object({
      labelId: Uuid,
      version: Type.Integer(),
      classId: Uuid,
      /** the older label, which stays */
      keptId: Uuid,
      keptVersion: Type.Integer(),
      iou: Type.Number(),
    }),
  ),
})
export type DuplicatesOnImage = Static<typeof DuplicatesOnImage>

/** Why a duplicate was left where it is. */
const leftBecause = ['changed', 'removed', 'kept changed'] as const

export const duplicateContract = {
  startDuplicateSearch: operation({
    method: 'POST',
    path: '/api/projects/:projectId/duplicates/searches',
    summary: 'Start to look for labels that stand twice; follow its run, whose result lists the first 1000',
    params: ids('projectId'),
    body: DuplicateSearch,
    reply: Run,
  }),
  removeDuplicates: operation({
    method: 'POST',
    path: '/api/projects/:projectId/duplicates/removals',
    summary: 'Remove the duplicates that a search lists, but for those that were edited since',
    params: ids('projectId'),
    body: Type.Object({ runId: Uuid }),
    reply: Type.Object({
      removed: Type.Integer(),
      left: Type.Array(
        Type.Object({
          imageId: Uuid,
          imageName: Type.String(),
          labelId: Uuid,
          /** it was changed or removed since, or the older label was, for which it was a duplicate */
          reason: oneOf(leftBecause),
        }),
      ),
    }),
  }),
}
