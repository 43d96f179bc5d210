import { type FrameStretch, type Keyframe, keyframeIndexAt, type Label, stretchesSeen } from '@gesso/core'
import { labelAtFrame } from '@gesso/shapes'
import { type LabelDifference, labelDifferences, type Part, parts, same } from './label-differences.ts'

/** What became of one track between two versions, and where in the video one sees it. */
export interface TrackDifference {
  /** of the whole tracks; `parts` are those that differ at one frame or more */
  readonly difference: LabelDifference
  /** where what is seen differs, in their order; at least one */
  readonly frames: readonly FrameStretch[]
}

interface Compared {
  readonly before: Label
  readonly count: number
  readonly found: TrackDifference | undefined
}

/** A review changes one track at a time: the others need not be compared again. */
const compared = new WeakMap<Label, Compared>()

/**
 * What differs between two versions of the tracks of a video, frame by frame: a keyframe that changes nothing that is
 * seen is no difference. Added, then changed, then removed.
 * @param count how many frames the video has
 */
export function trackDifferences(
  before: readonly Label[],
  now: readonly Label[],
  count: number,
): readonly TrackDifference[] {
  return labelDifferences(before, now).flatMap(difference => {
    if (difference.what === 'changed') return comparedOnce(difference.before, difference.now, count) ?? []
    const frames = framesOf(difference.what === 'added' ? difference.now : difference.before, count)
    return frames.length > 0 ? [{ difference, frames }] : []
  })
}

/** A difference of two tracks as it stands at a frame; undefined where none is seen. */
export function differenceAt(difference: LabelDifference, frame: number): LabelDifference | undefined {
  const before = difference.what === 'added' ? undefined : labelAtFrame(difference.before, frame)
  const now = difference.what === 'removed' ? undefined : labelAtFrame(difference.now, frame)
  return labelDifferences(before ? [before] : [], now ? [now] : [])[0]
}

/** The frame at which the next difference begins, or the one before; undefined when there is none. */
export function nextDifference(
  differences: readonly TrackDifference[],
  frame: number,
  by: 1 | -1,
): number | undefined {
  const begins = differences
    .flatMap(({ frames }) => frames.map(({ from }) => from))
    .filter(from => (from - frame) * by > 0)
  if (begins.length === 0) return undefined
  return begins.reduce((nearest, from) => ((from - nearest) * by < 0 ? from : nearest))
}

/** Frames in words, as people count them: `frame 3`, `frames 3–7, 9`. */
export function frameWords(stretches: readonly FrameStretch[]): string {
  const shown = stretches.slice(0, 3).map(({ from, to }) => (to - from > 1 ? `${from + 1}–${to}` : `${to}`))
  const many = stretches.length > 1 || stretches.some(({ from, to }) => to - from > 1)
  const more = stretches.length > shown.length ? ` and ${stretches.length - shown.length} more` : ''
  return `frame${many ? 's' : ''} ${shown.join(', ')}${more}`
}

function comparedOnce(before: Label, now: Label, count: number): TrackDifference | undefined {
  const known = compared.get(now)
  if (known?.before === before && known.count === count) return known.found
  const found = changedFrames(before, now, count)
  compared.set(now, { before, count, found })
  return found
}

function changedFrames(before: Label, now: Label, count: number): TrackDifference | undefined {
  const differing = new Set<Part>()
  const frames: FrameStretch[] = []
  const alike =
    before.keyframes && now.keyframes && labelDifferences([without(before)], [without(now)]).length === 0
  for (const { from, to } of spansOf(before, now, count)) {
    // Between the same two keyframes the same is seen: most frames of a long video need no look.
    if (alike && same(pairAt(before, from), pairAt(now, from))) continue
    for (let frame = from; frame < to; frame++) {
      const found = partsAt(before, now, frame)
      if (found.length === 0) continue
      for (const part of found) differing.add(part)
      const last = frames.at(-1)
      if (last?.to === frame) frames[frames.length - 1] = { from: last.from, to: frame + 1 }
      else frames.push({ from: frame, to: frame + 1 })
    }
  }
  if (frames.length === 0) return undefined
  const difference = {
    what: 'changed',
    before,
    now,
    parts: parts.filter(part => differing.has(part)),
  } as const
  return { difference, frames }
}

function partsAt(before: Label, now: Label, frame: number): readonly Part[] {
  const [was, is] = [labelAtFrame(before, frame), labelAtFrame(now, frame)]
  if (!was && !is) return []
  if (!was || !is) return ['presence']
  const [found] = labelDifferences([was], [is])
  return found?.what === 'changed' ? found.parts : []
}

/** A label with nothing that its keyframes say. */
function without({ keyframes, ...label }: Label): Label {
  return { ...label, geometry: {}, attributes: {} }
}

/** The frames by the keyframes of both: within each, both tracks stay between the same two of their own. */
function spansOf(before: Label, now: Label, count: number): readonly FrameStretch[] {
  const turns = [before, now].flatMap(({ keyframes = [] }) => keyframes.map(({ frame }) => frame))
  const begins = [...new Set([0, ...turns])].filter(frame => frame < count).sort((a, b) => a - b)
  return begins.map((from, index) => ({ from, to: begins[index + 1] ?? count }))
}

function pairAt({ keyframes = [] }: Label, frame: number): readonly (Keyframe | null)[] {
  const index = keyframeIndexAt(keyframes, frame)
  return [keyframes[index] ?? null, keyframes[index + 1] ?? null]
}

function framesOf({ keyframes }: Label, count: number): readonly FrameStretch[] {
  return keyframes ? stretchesSeen(keyframes, count) : [{ from: 0, to: count }]
}
