import type { Project } from '@gesso/client'
import { Text } from '@mantine/core'
import { LinkArea } from '../../panels/links.tsx'
import { StatusBar } from '../../panels/status-bar.tsx'
import { countedMedia } from '../../panels/words.ts'
import { statusParts } from '../../theme/statuses.ts'
import classes from './projects-page.module.css'

/** One project: name, what it is about, how far it is. */
export function ProjectCard({ project }: { project: Project }) {
  return (
    <li>
      <LinkArea to="/projects/$projectId" params={{ projectId: project.id }} className={classes.card ?? ''}>
        <Text fw={600} truncate title={project.name}>
          {project.name}
        </Text>
        <Text size="sm" c="dimmed" lineClamp={2} className={classes.words}>
          {project.description || 'No description'}
        </Text>
        <StatusBar project={project} />
        <Text size="xs" c="dimmed">
          {[countedMedia(project), ...countsOf(project)].join(' · ')}
        </Text>
      </LinkArea>
    </li>
  )
}

function countsOf(project: Project): readonly string[] {
  return statusParts(project).flatMap(({ title, count }) =>
    count === 0 ? [] : `${count.toLocaleString('en')} ${title.toLowerCase()}`,
  )
}
