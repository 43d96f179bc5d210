import { piecesBeside, type Stretch } from '@gesso/core'

/** What a segment says; one that is not made yet has an id of this page. */
export interface SegmentContent extends Stretch {
  readonly id: string
  readonly activityTypeIds: readonly string[]
  readonly predictionId: string | null
}

/** What takes one list of segments to another, in the order in which nothing overlaps meanwhile. */
export interface SegmentSteps {
  readonly deleted: readonly SegmentContent[]
  readonly updated: readonly SegmentContent[]
  readonly created: readonly SegmentContent[]
}

/** The steps from one list of segments to another. */
export function stepsBetween(from: readonly SegmentContent[], to: readonly SegmentContent[]): SegmentSteps {
  const before = new Map(from.map(segment => [segment.id, segment]))
  const after = new Set(to.map(segment => segment.id))
  const changed = (segment: SegmentContent) => {
    const old = before.get(segment.id)
    return old !== undefined && said(old) !== said(segment)
  }
  const lengthBefore = ({ id }: SegmentContent) => lengthOf(before.get(id))
  return {
    deleted: from.filter(segment => !after.has(segment.id)),
    // Those that make room come before those that take it.
    updated: to
      .filter(changed)
      .sort((one, other) => lengthOf(one) - lengthBefore(one) - (lengthOf(other) - lengthBefore(other))),
    created: to.filter(segment => !before.has(segment.id)),
  }
}

function lengthOf(stretch: Stretch | undefined): number {
  return stretch ? stretch.endMs - stretch.startMs : 0
}

function said({ startMs, endMs, activityTypeIds }: SegmentContent): string {
  return [startMs, endMs, ...activityTypeIds].join()
}

/** Room for a segment around a time: from the end of the one before to the start of the one after it. */
export function roomAround(
  segments: readonly SegmentContent[],
  atMs: number,
  durationMs: number,
  exceptId?: string,
): Stretch {
  const others = segments.filter(({ id }) => id !== exceptId)
  const ends = others.map(({ endMs }) => endMs).filter(end => end <= atMs)
  const starts = others.map(({ startMs }) => startMs).filter(start => start >= atMs)
  return { startMs: Math.max(0, ...ends), endMs: Math.min(durationMs, ...starts) }
}

/** A list with one more segment, or another in its place; what it covers of others is cut away. */
export function withSegment(
  segments: readonly SegmentContent[],
  added: SegmentContent,
  newId: () => string,
): SegmentContent[] {
  const rest = segments
    .filter(({ id }) => id !== added.id)
    .flatMap(segment =>
      piecesBeside(segment, added).map((piece, index) => ({
        ...segment,
        ...piece,
        id: index === 0 ? segment.id : newId(),
      })),
    )
  return [...rest, added].sort((one, other) => one.startMs - other.startMs)
}

/** Whether a segment would lie over another. */
export function overlapsAny(
  segments: readonly SegmentContent[],
  { id, startMs, endMs }: SegmentContent,
): boolean {
  return segments.some(other => other.id !== id && other.startMs < endMs && other.endMs > startMs)
}
