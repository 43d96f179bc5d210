import type { JobDetails, JobVisit } from '@gesso/client'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { visitLabelsQuery } from '../../../../data/jobs.ts'
import { useValue } from '../../../../data/use-value.ts'
import type { Desk } from '../../desk/desk.ts'
import { versionsOf } from '../job-standing.ts'
import { type LabelDifference, labelDifferences } from './label-differences.ts'

/** What differs from an earlier version of a job, and whether it is shown on the canvas. */
export interface ShownDifference {
  /** newest first */
  readonly versions: readonly JobVisit[]
  /** the one that is compared with; undefined when there is none */
  readonly version: JobVisit | undefined
  readonly choose: (visitId: string) => void
  readonly shown: boolean
  readonly setShown: (shown: boolean) => void
  /** undefined while it is not known */
  readonly differences: readonly LabelDifference[] | undefined
  /** whether that version could not be read */
  readonly failed: boolean
}

/** Compares what lies on the desk with an earlier version of its job. */
export function useDifference(desk: Desk, job: JobDetails | undefined): ShownDifference {
  const versions = useMemo(() => (job ? versionsOf(job) : []), [job])
  const [chosen, choose] = useState<string | null>(null)
  const [shown, setShown] = useState(false)
  const version = versions.find(({ id }) => id === chosen) ?? versions[0]
  const { data, isError } = useQuery({
    ...visitLabelsQuery(job?.id ?? '', version?.id ?? ''),
    enabled: version !== undefined,
  })
  // Nothing lies there yet while the labels are being read.
  const now = useValue(() => (desk.shown.get().at === 'shown' ? desk.editor.document.labels() : undefined))
  const differences = useMemo(() => data && now && labelDifferences(data.labels, now), [data, now])
  return useMemo(
    () => ({ versions, version, choose, shown, setShown, differences, failed: isError }),
    [versions, version, shown, differences, isError],
  )
}
