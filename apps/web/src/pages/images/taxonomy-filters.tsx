import type { LabelClass } from '@gesso/client'
import { type Statuses, useStatuses } from '../../data/statuses.ts'
import { FilterMenu } from './filter-menu.tsx'

interface ChoiceProps<V> {
  readonly chosen: readonly V[] | undefined
  readonly onChange: (chosen: readonly V[]) => void
}

type Status = Statuses['all'][number]['status']

/** Chooses statuses of images, those of the project's own among them. */
export function StatusFilter(
  props: ChoiceProps<Status> & { readonly title: string; readonly projectId: string },
) {
  const { all } = useStatuses(props.projectId)
  const options = all.map(({ status, title, colour }) => ({ value: status, label: title, colour }))
  return (
    <FilterMenu title={props.title} options={options} chosen={props.chosen ?? []} onChange={props.onChange} />
  )
}

/** Chooses label classes, by colour and name. */
export function ClassFilter(props: ChoiceProps<string> & { readonly labelClasses: readonly LabelClass[] }) {
  const options = props.labelClasses.map(({ id, name, color }) => ({
    value: id,
    label: name,
    colour: color.slice(0, 7),
  }))
  return <FilterMenu title="Class" options={options} chosen={props.chosen ?? []} onChange={props.onChange} />
}
