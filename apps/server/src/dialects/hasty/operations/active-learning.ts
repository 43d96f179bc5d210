import { AppError } from '@gesso/core'
import { Type } from 'typebox'
import { Name, named, nullable, oneOf, Uuid } from '../../../contract/schemas.ts'
import { findProject } from '../../../resources/projects/index.ts'
import { operation } from '../operation.ts'

const modelFamilies = ['segmentor', 'detector', 'semantic-segmentor'] as const

const Heuristic = named(
  'Heuristic',
  Type.Object({
    id: Uuid,
    model_family: oneOf(modelFamilies),
    name: Type.String(),
    is_active: Type.Boolean(),
    wiki_url: nullable(Type.String()),
  }),
)

const RankingBody = Type.Object({
  heuristic_id: Type.Optional(nullable(Uuid)),
  model_family: Type.Optional(nullable(oneOf(modelFamilies))),
  num_images: Type.Optional(nullable(Type.Integer({ minimum: 1, maximum: 2_147_483_647 }))),
  dataset_ids: Type.Optional(nullable(Type.Array(Uuid, { maxItems: 1000 }))),
  session_name: Type.Optional(nullable(Name)),
})

const RankingSession = named(
  'RankingSession',
  Type.Object({
    session_id: Uuid,
    heuristic_id: nullable(Uuid),
    model_family: oneOf(modelFamilies),
    status: Type.String(),
    heuristic_name: nullable(Type.String()),
    session_name: nullable(Type.String()),
  }),
)

export const activeLearningOperations = [
  // Heuristics rank by what a model is unsure of: as long as no model can be run, there is none to choose from.
  operation('listHeuristics', { reply: Type.Array(Heuristic) }, async ({ context, actor, params }) => {
    await findProject(context, actor, params.project_id, 'read the workspace')
    return []
  }),
  operation(
    'startRankingSession',
    { body: RankingBody, reply: RankingSession },
    async ({ context, actor, params, body }) => {
      await findProject(context, actor, params.project_id, 'label automatically')
      throw new AppError('model_missing', { what: body.model_family ?? 'model' })
    },
  ),
]
