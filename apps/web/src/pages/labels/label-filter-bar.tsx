import type { LabelClass, Project } from '@gesso/client'
import { shapes } from '@gesso/shapes'
import { Button, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { attributesQuery } from '../../data/attributes.ts'
import { datasetsQuery } from '../../data/datasets.ts'
import { counted } from '../../panels/words.ts'
import { FilterMenu } from '../images/filter-menu.tsx'
import bar from '../images/images-page.module.css'
import { NameFilter } from '../images/name-filter.tsx'
import { ClassFilter, StatusFilter } from '../images/taxonomy-filters.tsx'
import { UndoButton } from './undo-button.tsx'
import type { LabelEdits } from './use-label-edits.ts'
import { useLabelFilter } from './use-label-filter.ts'

interface LabelFilterBarProps {
  readonly project: Project
  readonly labelClasses: readonly LabelClass[]
  /** how many labels there are under the filter; undefined while it is being read */
  readonly total: number | undefined
  readonly edits: LabelEdits
}

const shapeOptions = shapes.map(({ name }) => ({ value: name, label: titled(name) }))

/** Narrows the grid by what labels are and where they lie. */
export function LabelFilterBar({ project, labelClasses, total, edits }: LabelFilterBarProps) {
  const { filter, change, clear } = useLabelFilter()
  const { data: datasets = [] } = useQuery(datasetsQuery(project.id))
  const { data: attributes = [] } = useQuery(attributesQuery(project.id))
  const ofLabels = attributes.filter(({ subject }) => subject === 'LABEL')
  return (
    <div className={bar.bar}>
      <NameFilter name={filter.name ?? ''} change={name => change({ name })} />
      <ClassFilter
        labelClasses={labelClasses}
        chosen={filter.class}
        onChange={chosen => change({ class: chosen })}
      />
      <FilterMenu
        title="Shape"
        options={shapeOptions}
        chosen={filter.shape ?? []}
        onChange={shape => change({ shape })}
      />
      <FilterMenu
        title="Dataset"
        options={datasets.map(({ id, name }) => ({ value: id, label: name }))}
        chosen={filter.dataset ?? []}
        onChange={dataset => change({ dataset })}
      />
      <StatusFilter
        title="Image status"
        projectId={project.id}
        chosen={filter.status}
        onChange={status => change({ status })}
      />
      {ofLabels.length > 0 && (
        <FilterMenu
          title="Without"
          options={ofLabels.map(({ id, name }) => ({ value: id, label: name }))}
          chosen={filter.without ?? []}
          // One at a time: the newest.
          onChange={without => change({ without: without.slice(-1) })}
        />
      )}
      {Object.keys(filter).length > 0 && (
        <Button variant="subtle" onClick={clear}>
          Clear filters
        </Button>
      )}
      <UndoButton edits={edits} />
      <Text size="sm" c="dimmed" ml="auto" role="status">
        {total === undefined ? '' : counted(total, 'label')}
      </Text>
    </div>
  )
}

function titled(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
