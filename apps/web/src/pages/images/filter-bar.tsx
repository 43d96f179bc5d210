import type { Project } from '@gesso/client'
import { useQuery } from '@tanstack/react-query'
import { labelClassesQuery } from '../../data/label-classes.ts'
import { tagClassesQuery } from '../../data/tags.ts'
import { FindDuplicates } from './duplicates/find-duplicates.tsx'
import { FilterMenu } from './filter-menu.tsx'
import { FilterTail } from './filter-tail.tsx'
import classes from './images-page.module.css'
import { NameFilter } from './name-filter.tsx'
import { ClassFilter, StatusFilter } from './taxonomy-filters.tsx'
import { useFilter } from './use-filter.ts'

interface FilterBarProps {
  readonly project: Project
  /** how many images there are under the filter; undefined while it is being read */
  readonly total: number | undefined
  readonly openFiles: (() => void) | undefined
}

const missingOptions = [{ value: 'tags', label: 'Required tags' }] as const

/** Narrows the grid by name, status, class and tag. */
export function FilterBar({ project, total, openFiles }: FilterBarProps) {
  const { filter, change } = useFilter()
  const { data: labelClasses = [] } = useQuery(labelClassesQuery(project.id))
  const { data: tagClasses = [] } = useQuery(tagClassesQuery(project.id))
  return (
    <div className={classes.bar}>
      <NameFilter name={filter.name ?? ''} change={name => change({ name })} />
      <StatusFilter
        title="Status"
        projectId={project.id}
        chosen={filter.status}
        onChange={status => change({ status })}
      />
      <ClassFilter
        labelClasses={labelClasses}
        chosen={filter.class}
        onChange={chosen => change({ class: chosen })}
      />
      <FilterMenu
        title="Tag"
        options={tagClasses.map(({ id, name }) => ({ value: id, label: name }))}
        chosen={filter.tag ?? []}
        onChange={tag => change({ tag })}
      />
      <FilterMenu
        title="Missing"
        options={missingOptions}
        chosen={filter.missing ?? []}
        onChange={missing => change({ missing })}
      />
      <FindDuplicates project={project} />
      <FilterTail project={project} noun="image" total={total} openFiles={openFiles} />
    </div>
  )
}
