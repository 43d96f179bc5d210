export { type Capability, may, policy, type Role, roles } from './access.ts'
export {
  type AttributeOption,
  type AttributeRule,
  type AttributeSubject,
  type AttributeType,
  attributeSubjects,
  attributeTypes,
  attributeValueProblem,
  attributeValueText,
  hasOptions,
  maxAttributeText,
  sameAttributeValue,
  saysSomething,
  withAttribute,
} from './attribute.ts'
export type { AppliedChange, Change, ChangeRequest, Conflict, RequestedLabel } from './change.ts'
export { applyChange, isEmptyChange, reverseChange, squashChanges } from './change-rules.ts'
export { type CommonAttribute, commonAttributes, type PlacedAttribute } from './common-attributes.ts'
export { AppError, type ErrorCode, type ErrorFacts, errorCatalogue } from './errors.ts'
export { framesIn, joinedStretches, sharedFrames, spreadFrames } from './frame-stretches.ts'
export {
  boxArea,
  boxCentre,
  boxContains,
  boxCorners,
  boxCovers,
  boxFromDrag,
  boxGrown,
  boxInImage,
  boxIntersection,
  boxIou,
  boxMoved,
  boxOfImage,
  boxOfPoints,
  boxOfWholePixels,
  boxProblem,
  boxRounded,
  boxScaled,
  boxUnion,
  type DragOptions,
} from './geometry/boxes.ts'
export { FlatRings } from './geometry/flat-rings.ts'
export { convexHull } from './geometry/hull.ts'
export { type NearestOnLine, nearestOnLine } from './geometry/lines.ts'
export {
  alongSegment,
  type NearestOnRing,
  nearestOnRings,
  openRing,
  pointInRings,
  ringArea,
  ringProblem,
  turningRing,
} from './geometry/rings.ts'
export {
  composed,
  containing,
  identity,
  inverse,
  rotation,
  scaling,
  stretching,
  type Transform,
  through,
  translation,
} from './geometry/transforms.ts'
export type { Box, Point, Ring, Size } from './geometry/types.ts'
export { isUuid, uuidV7 } from './ids.ts'
export {
  type FrameStretch,
  type Interpolate,
  keyframeAt,
  keyframeIndexAt,
  keyframesProblem,
  labelAt,
  soundKeyframes,
  stretchesSeen,
  withKeyframe,
  withKeyframes,
  withoutKeyframe,
} from './keyframes.ts'
export {
  type AttributeValue,
  type AttributeValues,
  type Geometry,
  type Keyframe,
  type Label,
  type LabelContent,
  noAttributes,
} from './label.ts'
export { bitmapOfMask, maskFromBitmap } from './mask/bitmaps.ts'
export { maskBorder } from './mask/border.ts'
export { maskDifference, maskIntersection, maskIou, maskOverlap, maskUnion } from './mask/combine.ts'
export { fittedMask } from './mask/fitted.ts'
export {
  boxOfFrame,
  cropMask,
  frameOfImage,
  maskArea,
  maskBounds,
  maskFromBox,
  maskFromRunPairs,
  maskHas,
  maskIn,
  maskProblem,
  movedMask,
  runPairsOf,
  sameMask,
  trimMask,
} from './mask/frames.ts'
export { maskFromRings } from './mask/from-rings.ts'
export { maskFromStroke } from './mask/from-stroke.ts'
export { maskNear } from './mask/near.ts'
export { ringsOfMask } from './mask/outline.ts'
export { emptyMask } from './mask/runs.ts'
export { columnMajorCounts, maskFromColumnMajorCounts, transposedMask } from './mask/transposed.ts'
export type { Frame, Mask } from './mask/types.ts'
export type { Cuboid, CuboidFace, Keypoint, Keypoints, Landmark, Projection, Shape } from './shape.ts'
export { byStack } from './stack.ts'
export {
  acceptedImageStatuses,
  capabilityToSet,
  type ImageStatus,
  imageStatuses,
  isDefaultStatus,
  type MediaStatus,
  storedStatus,
  writableImageStatuses,
} from './status.ts'
export { piecesBeside, type Stretch } from './stretches.ts'
export { type TextInBytes, textInBytes } from './text-in-bytes.ts'
export {
  defaultPlan,
  type JobState,
  type Route,
  type Step,
  type StepKind,
  type WorkflowPlan,
} from './workflow.ts'
export { type PlanProblem, planProblems } from './workflow-problems.ts'
export {
  type Arrival,
  approvalFact,
  arrivalAt,
  editedFact,
  placeOf,
  type RoutedJob,
  sampled,
  startOf,
  stepAfter,
  stepAfterRejection,
  stepOf,
} from './workflow-steps.ts'
