import { AppError } from '@gesso/core'
import { type Static, type TProperties, Type } from 'typebox'
import { named, nullable, Uuid } from '../../../contract/schemas.ts'
import { findModel } from '../../../resources/models/index.ts'
import { operation } from '../operation.ts'

const ModelStatus = named('ModelStatus', Type.Object({ model_id: Uuid, status: Type.String() }))

const Share = Type.Number({ minimum: 0, maximum: 1, default: 0.5 })
const MaxDetections = Type.Integer({ minimum: 1, maximum: 10_000, default: 100 })
const Box = Type.Array(Type.Integer(), { minItems: 4, maxItems: 4 })
const Runs = Type.Array(Type.Integer())

const picture = {
  upload_id: Type.Optional(nullable(Uuid)),
  image_url: Type.Optional(nullable(Type.String({ minLength: 1, maxLength: 4000 }))),
  // The SDK sends back what the model said of itself, and null where it said nothing.
  model_id: Type.Optional(nullable(Type.String())),
}

/** A picture, which model shall look at it, and for what. */
function bodyOf<const P extends TProperties>(wishes: P) {
  return Type.Object({ ...picture, ...wishes })
}

const DetectionBody = bodyOf({
  confidence_threshold: Type.Optional(Share),
  max_detections_per_image: Type.Optional(MaxDetections),
})
const SemanticBody = bodyOf({ min_size: Type.Optional(Type.Number({ minimum: 0, default: 0 })) })
const AttributeBody = bodyOf({
  bboxes: Type.Array(Box, { maxItems: 10_000 }),
  confidence_threshold: Type.Optional(Share),
})

const Detection = named('Detection', Type.Object({ bbox: Box, score: Type.Number(), class_id: Uuid }))
const Segment = named(
  'InstanceSegment',
  Type.Object({ bbox: Box, mask: Runs, score: Type.Number(), class_id: Uuid }),
)
const Region = named('SemanticSegment', Type.Object({ bbox: Box, mask: Runs, class_id: Uuid }))
const Guess = named(
  'AttributePrediction',
  Type.Object({ bbox: Box, attribute_id: Uuid, lov_ids: Type.Array(Uuid) }),
)

export const inferenceOperations = [
  operation('getObjectDetector', { reply: ModelStatus }, ({ context, actor, params }) =>
    findModel(context, actor, params.project_id, 'object detector'),
  ),
  operation('getInstanceSegmentor', { reply: ModelStatus }, ({ context, actor, params }) =>
    findModel(context, actor, params.project_id, 'instance segmentor'),
  ),
  operation('getSemanticSegmentor', { reply: ModelStatus }, ({ context, actor, params }) =>
    findModel(context, actor, params.project_id, 'semantic segmentor'),
  ),
  operation('getAttributer', { reply: ModelStatus }, ({ context, actor, params }) =>
    findModel(context, actor, params.project_id, 'attributer'),
  ),
  operation(
    'detectObjects',
    { body: DetectionBody, reply: Type.Array(Detection) },
    ({ context, actor, params, body }) => {
      checkPicture(body)
      return findModel(context, actor, params.project_id, 'object detector')
    },
  ),
  operation(
    'segmentInstances',
    { body: DetectionBody, reply: Type.Array(Segment) },
    ({ context, actor, params, body }) => {
      checkPicture(body)
      return findModel(context, actor, params.project_id, 'instance segmentor')
    },
  ),
  operation(
    'segmentSemantics',
    { body: SemanticBody, reply: Type.Array(Region) },
    ({ context, actor, params, body }) => {
      checkPicture(body)
      return findModel(context, actor, params.project_id, 'semantic segmentor')
    },
  ),
  operation(
    'predictAttributes',
    { body: AttributeBody, reply: Type.Array(Type.Array(Guess)) },
    ({ context, actor, params, body }) => {
      checkPicture(body)
      return findModel(context, actor, params.project_id, 'attributer')
    },
  ),
]

function checkPicture({ upload_id, image_url }: Static<ReturnType<typeof bodyOf>>): void {
  const both = upload_id && image_url
  if (both || (!upload_id && !image_url))
    throw new AppError('invalid_input', {
      field: 'upload_id',
      problem: both ? 'cannot stand beside image_url; give one' : 'is missing; give it or image_url',
    })
}
