import type { Project } from '@gesso/client'
import { useQuery } from '@tanstack/react-query'
import { activityTypesQuery } from '../../data/activity-types.ts'
import { useStatuses } from '../../data/statuses.ts'
import { FilterMenu } from '../images/filter-menu.tsx'
import { FilterTail } from '../images/filter-tail.tsx'
import classes from '../images/images-page.module.css'
import { NameFilter } from '../images/name-filter.tsx'
import { useFilter } from '../images/use-filter.ts'

interface VideoFilterBarProps {
  readonly project: Project
  /** how many videos there are under the filter; undefined while it is being read */
  readonly total: number | undefined
  readonly openFiles: (() => void) | undefined
}

/** Narrows the grid by name, status and activity. */
export function VideoFilterBar({ project, total, openFiles }: VideoFilterBarProps) {
  const { filter, change } = useFilter()
  const { data: activityTypes = [] } = useQuery(activityTypesQuery(project.id))
  const { all } = useStatuses(project.id)
  const activities = activityTypes.map(({ id, name, color }) => ({
    value: id,
    label: name,
    colour: color.slice(0, 7),
  }))
  return (
    <div className={classes.bar}>
      <NameFilter name={filter.name ?? ''} change={name => change({ name })} />
      <FilterMenu
        title="Status"
        options={all.map(({ status, title, colour }) => ({ value: status, label: title, colour }))}
        chosen={filter.status ?? []}
        onChange={status => change({ status })}
      />
      <FilterMenu
        title="Activity"
        options={activities}
        chosen={filter.class ?? []}
        onChange={chosen => change({ class: chosen })}
      />
      <FilterTail project={project} noun="video" total={total} openFiles={openFiles} />
    </div>
  )
}
