import {
  type Box,
  boxUnion,
  type FrameStretch,
  framesIn,
  joinedStretches,
  type Keyframe,
  sharedFrames,
  spreadFrames,
  stretchesSeen,
} from '@gesso/core'
import { boundsOf, drawnAs, keyframeAtFrame, type Shaped } from '@gesso/shapes'
import {
  type Agreement,
  agreementBy,
  type Comparable,
  outlineOf,
  overlapOf,
  sameObject,
} from './agreement.ts'

/** A track as it is compared; without keyframes it is seen as it is in the whole video. */
export interface ComparableTrack extends Comparable {
  readonly keyframes?: readonly Keyframe[] | undefined
}

/** So many frames of two tracks are looked at, and so many where pixels have to be compared. */
const mostFrames = 60
const mostDrawn = 12

/** So many looks at a frame are taken in one comparison. */
const mostLooks = 200_000

/**
 * Compares the tracks of two versions of a video as `agreementOf` compares labels of an image. Two tracks overlap by the
 * IoU of what is seen of them at a frame, interpolated, on average over the frames where either is seen; where only one
 * is, it is 0. The cost is bounded: of many such frames 60 are looked at, evenly spread; 12 where pixels are compared;
 * fewer where so many tracks lie over each other that it would be more than 200,000 looks in all.
 * @param count how many frames the video has
 */
export function trackAgreementOf(
  made: readonly ComparableTrack[],
  reviewed: readonly ComparableTrack[],
  count: number,
): Agreement {
  return agreementBy(made, reviewed, (before, after) => {
    const others = after.map(track => outlined(track, count))
    const near = before
      .map(track => outlined(track, count))
      .flatMap(a => others.filter(b => mayBeSame(a, b)).map(b => [a, b] as const))
    const frames = Math.max(1, Math.min(mostFrames, Math.floor(mostLooks / Math.max(1, near.length))))
    return near.map(([a, b]) => ({ made: a.track, reviewed: b.track, iou: overlapOfTracks(a, b, frames) }))
  })
}

interface Outlined {
  readonly track: ComparableTrack
  readonly seen: readonly FrameStretch[]
  /** around all its keyframes */
  readonly bounds: Box
}

function outlined(track: ComparableTrack, count: number): Outlined {
  const { shape, geometry, keyframes } = track
  if (!keyframes) return { track, seen: [{ from: 0, to: count }], bounds: boundsOf(track) }
  const around = keyframes
    .filter(({ outside }) => !outside)
    .map(each => boundsOf({ shape, geometry: each.geometry }))
  const bounds = around.reduce(boxUnion, boundsOf({ shape, geometry }))
  return { track, seen: stretchesSeen(keyframes, count), bounds }
}

/** Tells without a look at any frame that two tracks are two objects: nowhere near each other, or seen at other times. */
function mayBeSame(a: Outlined, b: Outlined): boolean {
  const apart =
    a.bounds.left > b.bounds.right ||
    b.bounds.left > a.bounds.right ||
    a.bounds.top > b.bounds.bottom ||
    b.bounds.top > a.bounds.bottom
  return !apart && sharedFrames(a.seen, b.seen) >= sameObject * framesIn(seenOfEither(a, b))
}

function seenOfEither(a: Outlined, b: Outlined): readonly FrameStretch[] {
  return joinedStretches([...a.seen, ...b.seen])
}

function overlapOfTracks(a: Outlined, b: Outlined, most: number): number {
  const boxed = drawnAs(a.track) === 'box' || drawnAs(b.track) === 'box'
  const frames = spreadFrames(seenOfEither(a, b), boxed ? most : Math.min(most, mostDrawn))
  // Large enough for all of both.
  const { right, bottom } = boxUnion(a.bounds, b.bounds)
  const size = { width: Math.max(1, Math.ceil(right)), height: Math.max(1, Math.ceil(bottom)) }
  let sum = 0
  for (const [index, frame] of frames.entries()) {
    const [was, is] = [seenAt(a.track, frame), seenAt(b.track, frame)]
    if (was && is) sum += overlapOf(outlineOf(was, size), outlineOf(is, size))
    // Whatever is left, they are not one object.
    if (sum + frames.length - index - 1 < sameObject * frames.length) return 0
  }
  return frames.length > 0 ? sum / frames.length : 0
}

function seenAt({ shape, geometry, keyframes }: ComparableTrack, frame: number): Shaped | undefined {
  if (!keyframes) return { shape, geometry }
  const seen = keyframeAtFrame({ shape, keyframes }, frame)
  return seen && { shape, geometry: seen.geometry }
}
