import type { JobDetails, JobVisit } from '@gesso/client'
import { type FrameStretch, joinedStretches } from '@gesso/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { visitLabelsQuery } from '../../../../data/jobs.ts'
import { useValue } from '../../../../data/use-value.ts'
import type { Desk } from '../../desk/desk.ts'
import { versionsOf } from '../job-standing.ts'
import { type LabelDifference, labelDifferences } from './label-differences.ts'
import { differenceAt, type TrackDifference, trackDifferences } from './track-differences.ts'

/** What differs from an earlier version of a job, and whether it is shown on the canvas. */
export interface ShownDifference {
  /** newest first */
  readonly versions: readonly JobVisit[]
  /** the one that is compared with; undefined when there is none */
  readonly version: JobVisit | undefined
  readonly choose: (visitId: string) => void
  readonly shown: boolean
  readonly setShown: (shown: boolean) => void
  /** of labels of an image, of whole tracks of a video; undefined while it is not known */
  readonly differences: readonly LabelDifference[] | undefined
  /** the same with the frames where it is seen; undefined on an image */
  readonly tracks: readonly TrackDifference[] | undefined
  /** frames at which anything differs; none on an image */
  readonly frames: readonly FrameStretch[]
  /** whether that version could not be read */
  readonly failed: boolean
}

/** Compares what lies on the desk with an earlier version of its job. */
export function useDifference(desk: Desk, job: JobDetails | undefined): ShownDifference {
  const { document } = desk.editor
  const versions = useMemo(() => (job ? versionsOf(job) : []), [job])
  const [chosen, choose] = useState<string | null>(null)
  const [shown, setShown] = useState(false)
  const version = versions.find(({ id }) => id === chosen) ?? versions[0]
  const { data, isError } = useQuery({
    ...visitLabelsQuery(job?.id ?? '', version?.id ?? ''),
    enabled: version !== undefined,
  })
  // Nothing lies there yet while the labels are being read. On a video whole tracks are kept, also those unseen here.
  const now = useValue(() => (desk.shown.get().at === 'shown' ? document.allKept() : undefined))
  const count = useValue(() => document.image()?.frames?.length)
  const found = useMemo(() => {
    if (!data || !now) return { differences: undefined, tracks: undefined, frames: [] }
    if (count === undefined)
      return { differences: labelDifferences(data.labels, now), tracks: undefined, frames: [] }
    const tracks = trackDifferences(data.labels, now, count)
    return {
      differences: tracks.map(({ difference }) => difference),
      tracks,
      frames: joinedStretches(tracks.flatMap(({ frames }) => frames)),
    }
  }, [data, now, count])
  return useMemo(
    () => ({ versions, version, choose, shown, setShown, ...found, failed: isError }),
    [versions, version, shown, found, isError],
  )
}

/** What differs in what is shown: on a video, at the frame that is shown. Undefined while it is not known. */
export function useDifferencesHere(
  desk: Desk,
  { differences, tracks }: ShownDifference,
): readonly LabelDifference[] | undefined {
  const frame = useValue(() => desk.editor.document.frame() ?? 0)
  return useMemo(
    () => (tracks ? tracks.flatMap(({ difference }) => differenceAt(difference, frame) ?? []) : differences),
    [differences, tracks, frame],
  )
}
