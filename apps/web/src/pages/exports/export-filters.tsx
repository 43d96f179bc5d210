import type { Project } from '@gesso/client'
import { MultiSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { datasetsQuery } from '../../data/datasets.ts'
import { labelClassesQuery } from '../../data/label-classes.ts'
import { useStatuses } from '../../data/statuses.ts'
import { tagClassesQuery } from '../../data/tags.ts'
import classes from './exports.module.css'

/** What an export is narrowed by; empty lists and texts narrow nothing. */
export interface Narrowing {
  readonly datasetIds: readonly string[]
  readonly statuses: readonly string[]
  readonly tagClassIds: readonly string[]
  readonly labelClassIds: readonly string[]
  /** a day and a time of this browser's zone, as its field has it */
  readonly statusSince: string
}

export const narrowingNothing: Narrowing = {
  datasetIds: [],
  statuses: [],
  tagClassIds: [],
  labelClassIds: [],
  statusSince: '',
}

/** Asks which images or videos an export takes, and which of their labels. */
export function ExportFilters({
  project,
  narrowing,
  onChange,
}: {
  project: Project
  narrowing: Narrowing
  onChange: (narrowing: Narrowing) => void
}) {
  const { data: datasets = [] } = useQuery(datasetsQuery(project.id))
  const { data: tags = [] } = useQuery(tagClassesQuery(project.id))
  const { data: labelClasses = [] } = useQuery(labelClassesQuery(project.id))
  const { all: statuses } = useStatuses(project.id)
  const field = (name: Exclude<keyof Narrowing, 'statusSince'>, label: string, things: readonly Named[]) => (
    <MultiSelect
      label={label}
      placeholder={narrowing[name].length === 0 ? 'All' : ''}
      data={things.map(({ id, name: shown }) => ({ value: id, label: shown }))}
      value={[...narrowing[name]]}
      onChange={value => onChange({ ...narrowing, [name]: value })}
    />
  )
  return (
    <div className={classes.fields}>
      {field('datasetIds', 'Datasets', datasets)}
      {field(
        'statuses',
        'Statuses',
        statuses.map(({ status, title }) => ({ id: status, name: title })),
      )}
      <TextInput
        type="datetime-local"
        label="At their status since"
        value={narrowing.statusSince}
        onChange={event => onChange({ ...narrowing, statusSince: event.currentTarget.value })}
      />
      {project.contentType !== 'VIDEOS' && field('tagClassIds', 'Tags', tags)}
      {field('labelClassIds', 'Only labels of', labelClasses)}
    </div>
  )
}

interface Named {
  readonly id: string
  readonly name: string
}
