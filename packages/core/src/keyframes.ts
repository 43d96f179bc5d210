import { type Geometry, type Keyframe, type LabelContent, noAttributes } from './label.ts'

/** A geometry between two others, `t` from 0 to 1; of a shape that can be tracked. */
export type Interpolate = (from: Geometry, to: Geometry, t: number) => Geometry

/** A stretch of frames; `to` is not included. */
export interface FrameStretch {
  readonly from: number
  readonly to: number
}

/**
 * What is wrong with the keyframes of a track, as the end of a sentence about one of them.
 * @param frames how many frames the video has
 * @returns undefined when nothing is; `index` of the keyframe, or -1 for all of them
 */
export function keyframesProblem(
  keyframes: readonly Keyframe[],
  frames: number,
): { readonly index: number; readonly field: string; readonly problem: string } | undefined {
  const [first] = keyframes
  if (!first) return { index: -1, field: '', problem: 'must have at least one' }
  if (first.outside)
    return { index: 0, field: 'outside', problem: 'must be false: a track begins where it is seen' }
  for (const [index, { frame }] of keyframes.entries()) {
    if (!Number.isInteger(frame) || frame < 0 || frame >= frames)
      return { index, field: 'frame', problem: `must be one of the frames 0 to ${frames - 1}` }
    const before = keyframes[index - 1]?.frame ?? -1
    if (frame === before) return { index, field: 'frame', problem: `names frame ${frame} a second time` }
    if (frame < before) return { index, field: 'frame', problem: 'must come after the one before' }
  }
  return undefined
}

/** The index of the keyframe that says what holds at a frame; -1 before the first. */
export function keyframeIndexAt(keyframes: readonly Keyframe[], frame: number): number {
  let [low, high] = [0, keyframes.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((keyframes[middle]?.frame ?? Number.POSITIVE_INFINITY) <= frame) low = middle + 1
    else high = middle
  }
  return low - 1
}

/**
 * A track as it stands at a frame: on a keyframe what it says, between two of them interpolated, or held where its shape
 * cannot be or where the next one says that it is gone, and held after the last.
 * @returns undefined where it is not seen: before its first keyframe, and from one that is outside to the next
 */
export function keyframeAt(
  keyframes: readonly Keyframe[],
  frame: number,
  interpolate: Interpolate | undefined,
): Keyframe | undefined {
  const index = keyframeIndexAt(keyframes, frame)
  const here = keyframes[index]
  if (!here || here.outside) return undefined
  if (here.frame === frame) return here
  const next = keyframes[index + 1]
  if (!next || next.outside || !interpolate) return { ...here, frame }
  const t = (frame - here.frame) / (next.frame - here.frame)
  return { ...here, frame, geometry: interpolate(here.geometry, next.geometry, t) }
}

/** Keyframes with one more, in the place of the one that was at its frame. */
export function withKeyframe(keyframes: readonly Keyframe[], keyframe: Keyframe): readonly Keyframe[] {
  const index = keyframeIndexAt(keyframes, keyframe.frame)
  const same = keyframes[index]?.frame === keyframe.frame
  return [...keyframes.slice(0, same ? index : index + 1), keyframe, ...keyframes.slice(index + 1)]
}

/**
 * Keyframes without the one at a frame. Those outside before the first that is seen go with it.
 * @returns empty when nothing of the track is left
 */
export function withoutKeyframe(keyframes: readonly Keyframe[], frame: number): readonly Keyframe[] {
  return soundKeyframes(keyframes.filter(each => each.frame !== frame))
}

/** Keyframes that begin where the track is seen; empty when it is seen nowhere. */
export function soundKeyframes(keyframes: readonly Keyframe[]): readonly Keyframe[] {
  const first = keyframes.findIndex(keyframe => !keyframe.outside)
  return first === 0 ? keyframes : first < 0 ? [] : keyframes.slice(first)
}

/** The stretches of a video in which a track is seen, in their order. @param frames how many frames the video has */
export function stretchesSeen(keyframes: readonly Keyframe[], frames: number): readonly FrameStretch[] {
  const stretches: FrameStretch[] = []
  let from: number | undefined
  for (const keyframe of keyframes) {
    if (!keyframe.outside) from ??= keyframe.frame
    else if (from !== undefined) {
      stretches.push({ from, to: keyframe.frame })
      from = undefined
    }
  }
  return from === undefined || from >= frames ? stretches : [...stretches, { from, to: frames }]
}

/** A label with these keyframes, at least one: geometry and attributes are those of the first. */
export function withKeyframes<L extends Pick<LabelContent, 'geometry'>>(
  label: L,
  keyframes: readonly Keyframe[],
): L & Pick<LabelContent, 'geometry' | 'attributes'> & { readonly keyframes: readonly Keyframe[] } {
  const [first] = keyframes
  return {
    ...label,
    keyframes,
    geometry: first?.geometry ?? label.geometry,
    attributes: first?.attributes ?? noAttributes,
  }
}

/**
 * A label of a video as it is seen at a frame: like a label of an image, without keyframes. One without keyframes is seen
 * as it is.
 * @returns undefined where it is not seen
 */
export function labelAt<L extends LabelContent>(
  label: L,
  frame: number,
  interpolate: Interpolate | undefined,
): L | undefined {
  const { keyframes, ...rest } = label
  if (!keyframes) return label
  const seen = keyframeAt(keyframes, frame, interpolate)
  // What is left of L is L: keyframes are optional in every kind of label.
  return seen && ({ ...rest, geometry: seen.geometry, attributes: seen.attributes } as L)
}
