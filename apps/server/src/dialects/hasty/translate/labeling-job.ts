import { type Static, Type } from 'typebox'
import { named, nullable, oneOf, Timestamp, Uuid } from '../../../contract/schemas.ts'
import type { RunRow } from '../../../runs/index.ts'
import { statusOfState } from './run-status.ts'

const Share = Type.Number({ minimum: 0, maximum: 1 })

/** What is asked of automated labeling; what is left out or null has the vendor's default. */
export const LabelingJobBody = Type.Object({
  experiment_id: Uuid,
  confidence_threshold: Type.Optional(nullable(Share)),
  max_detections_per_image: Type.Optional(nullable(Type.Integer({ minimum: 1, maximum: 10_000 }))),
  num_images: Type.Optional(nullable(Type.Integer({ minimum: 0, maximum: 2_147_483_647 }))),
  masker_threshold: Type.Optional(nullable(Share)),
  min_size: Type.Optional(nullable(Type.Number({ minimum: 0 }))),
  dataset_id: Type.Optional(nullable(Uuid)),
})

export const LabelingJob = named(
  'AutomatedLabelingJob',
  Type.Object({
    id: Uuid,
    project_id: Uuid,
    status: oneOf(Object.values(statusOfState)),
    /** from 0 to 1 */
    progress: Type.Number(),
    started_on: Timestamp,
    completed_on: nullable(Timestamp),
    images_processed: Type.Integer(),
    experiment_id: nullable(Type.String()),
    user_id: nullable(Uuid),
    confidence_threshold: nullable(Type.Number()),
    max_detections_per_image: nullable(Type.Integer()),
    num_images: nullable(Type.Integer()),
    masker_threshold: nullable(Type.Number()),
    min_size: nullable(Type.Number()),
    update_no_predictions: Type.Boolean(),
    run_name: nullable(Type.String()),
  }),
)

/** What the run is asked to do. */
export function automatedLabelingInputFromWire(body: Static<typeof LabelingJobBody>) {
  return {
    modelId: body.experiment_id,
    datasetId: body.dataset_id ?? null,
    confidence: body.confidence_threshold ?? 0.8,
    maxLabelsPerImage: body.max_detections_per_image ?? 100,
    maxImages: body.num_images ?? 0,
    maskThreshold: body.masker_threshold ?? 0.5,
    minArea: body.min_size ?? 0,
  }
}

/** A run of automated labeling as the wire has it. */
export function wireLabelingJob(run: RunRow): Static<typeof LabelingJob> {
  const { input, done, total, state } = run
  return {
    id: run.id,
    project_id: run.projectId,
    status: statusOfState[state],
    progress: state === 'done' ? 1 : total ? Math.min(done / total, 1) : 0,
    started_on: (run.startedAt ?? run.createdAt).toISOString(),
    completed_on: run.endedAt?.toISOString() ?? null,
    images_processed: done,
    experiment_id: typeof input.modelId === 'string' ? input.modelId : null,
    user_id: run.startedBy,
    confidence_threshold: numberIn(input.confidence),
    max_detections_per_image: numberIn(input.maxLabelsPerImage),
    num_images: numberIn(input.maxImages),
    masker_threshold: numberIn(input.maskThreshold),
    min_size: numberIn(input.minArea),
    update_no_predictions: false,
    run_name: null,
  }
}

function numberIn(value: unknown): number | null {
  return typeof value === 'number' ? value : null
}
