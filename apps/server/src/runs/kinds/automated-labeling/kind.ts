import { AppError } from '@gesso/core'
import { type Static, Type } from 'typebox'
import { nullable, Uuid } from '../../../contract/schemas.ts'
import { findDataset } from '../../../resources/datasets/index.ts'
import { validatorOf } from '../../../wire/index.ts'
import type { RunKind } from '../../run-kind.ts'

const Share = Type.Number({ minimum: 0, maximum: 1 })

const schema = Type.Object({
  /** the model that labels */
  modelId: Uuid,
  /** whose images; null means the project's */
  datasetId: nullable(Uuid),
  /** how sure the model has to be */
  confidence: Share,
  maxLabelsPerImage: Type.Integer({ minimum: 1, maximum: 10_000 }),
  /** 0 means all */
  maxImages: Type.Integer({ minimum: 0, maximum: 2_147_483_647 }),
  /** how sure the model has to be of a pixel of a mask */
  maskThreshold: Share,
  /** in pixels; what is smaller is left out */
  minArea: Type.Number({ minimum: 0 }),
})

type AutomatedLabelingInput = Static<typeof schema>

const parse = validatorOf(schema, 'json')

/** Lets a model label images. There is no runtime for models yet, so what is asked for is checked, and then refused. */
export const automatedLabelingKind: RunKind<AutomatedLabelingInput> = {
  name: 'automated-labeling',
  capability: 'label automatically',
  parse: input => parse(input, 'input'),
  async admit(context, actor, { projectId, input }) {
    const { datasetId: id } = input
    const dataset = id === null ? undefined : await findDataset(context, actor, id, 'read the workspace')
    if (dataset && dataset.projectId !== projectId) throw new AppError('not_found', { what: 'dataset', id })
    throw modelMissing(input)
  },
  run: async (_context, { input }) => {
    throw modelMissing(input)
  },
}

function modelMissing({ modelId }: AutomatedLabelingInput): AppError {
  return new AppError('model_missing', { what: `model ${modelId}` })
}
