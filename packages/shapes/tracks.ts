import { type Keyframe, keyframeAt, type LabelContent, labelAt } from '@gesso/core'
import { shapeNamed } from './family.ts'

/**
 * A label of a video as it is seen at a frame, like a label of an image; undefined where it is not seen. What lies between
 * two keyframes its shape says; one that has no answer holds the first.
 */
export function labelAtFrame<L extends LabelContent>(label: L, frame: number): L | undefined {
  return labelAt(label, frame, shapeNamed(label.shape)?.interpolate)
}

/** What is said of a track of a shape at a frame; undefined where it is not seen. */
export function keyframeAtFrame(
  { shape, keyframes = [] }: Pick<LabelContent, 'shape' | 'keyframes'>,
  frame: number,
): Keyframe | undefined {
  return keyframeAt(keyframes, frame, shapeNamed(shape)?.interpolate)
}
