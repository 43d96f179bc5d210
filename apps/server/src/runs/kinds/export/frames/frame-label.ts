import type { AttributeValues, Geometry, Keyframe } from '@gesso/core'
import type { ExportLabel } from '@gesso/formats'
import { keyframeAtFrame } from '@gesso/shapes'
import { idAtFrame } from './frame-ids.ts'
import type { TrackToExport } from './queries.ts'

/** A track as it is seen at a frame; made in one piece, for there is one for each track and frame. */
class FrameLabel implements ExportLabel {
  readonly trackId: string
  readonly classId: string
  readonly shape: string
  readonly zIndex: number
  readonly tool: string | null
  readonly externalId: string | null
  declare readonly made?: NonNullable<ExportLabel['made']>

  constructor(
    track: TrackToExport,
    readonly frame: number,
    readonly geometry: Geometry,
    readonly attributes: AttributeValues,
  ) {
    this.trackId = track.id
    this.classId = track.classId
    this.shape = track.shape
    this.zIndex = track.zIndex
    this.tool = track.tool
    this.externalId = track.externalId
    if (track.made !== null) this.made = track.made
  }

  /** Few formats ask for it. */
  get id(): string {
    return idAtFrame(this.trackId, this.frame)
  }
}

/** The labels that are seen at a frame, in the order of the tracks. */
export function labelsAt(tracks: readonly TrackToExport[], frame: number): readonly ExportLabel[] {
  const labels: ExportLabel[] = []
  for (const track of tracks) {
    const seen = seenAt(track, frame)
    if (seen) labels.push(new FrameLabel(track, frame, seen.geometry, seen.attributes))
  }
  return labels
}

function seenAt(
  { shape, keyframes, geometry, attributes }: TrackToExport,
  frame: number,
): Pick<Keyframe, 'geometry' | 'attributes'> | undefined {
  if (keyframes !== null) return keyframeAtFrame({ shape, keyframes }, frame)
  return geometry === null ? undefined : { geometry, attributes }
}
