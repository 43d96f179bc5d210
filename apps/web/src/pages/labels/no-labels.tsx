import type { Project } from '@gesso/client'
import { IconPolygon } from '@tabler/icons-react'
import { EmptyState } from '../../panels/empty-state.tsx'
import { LinkButton } from '../../panels/links.tsx'
import { NoMatch } from '../../panels/no-match.tsx'
import { useLabelFilter } from './use-label-filter.ts'

/** Where the grid has nothing to show: because of the filters, or because nothing is labelled yet. */
export function NoLabels({ project }: { project: Project }) {
  const { filter, clear } = useLabelFilter()
  if (Object.keys(filter).length > 0) return <NoMatch noun="label" clear={clear} />
  return (
    <EmptyState icon={IconPolygon} title="No labels yet">
      Every label of the project will be here, cut out of its image. Filter by one class, and what does not
      belong is seen at a glance: choose it, and give it another class or delete it.
      <div>
        <LinkButton mt="md" to="/projects/$projectId" params={{ projectId: project.id }}>
          Go to the images
        </LinkButton>
      </div>
    </EmptyState>
  )
}
