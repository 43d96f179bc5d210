import type { Project } from '@gesso/client'
import {
  IconActivity,
  IconChecklist,
  IconDownload,
  IconMovie,
  IconPhoto,
  IconPolygon,
  IconSettings,
  IconTags,
} from '@tabler/icons-react'
import { LinkArea } from '../panels/links.tsx'
import classes from './shell-layout.module.css'

const ofImages = [
  { to: '/projects/$projectId', title: 'Images', Icon: IconPhoto },
  { to: '/projects/$projectId/labels', title: 'Labels', Icon: IconPolygon },
  { to: '/projects/$projectId/classes', title: 'Classes', Icon: IconTags },
] as const

const ofVideos = [
  { to: '/projects/$projectId', title: 'Videos', Icon: IconMovie },
  { to: '/projects/$projectId/classes', title: 'Activities', Icon: IconActivity },
] as const

const ofAll = [
  { to: '/projects/$projectId/work', title: 'Work', Icon: IconChecklist },
  { to: '/projects/$projectId/exports', title: 'Exports', Icon: IconDownload },
  { to: '/projects/$projectId/settings', title: 'Settings', Icon: IconSettings },
] as const

/** The pages of a project. */
export function ProjectTabs({ project }: { project: Project }) {
  const tabs = [...(project.contentType === 'VIDEOS' ? ofVideos : ofImages), ...ofAll]
  return (
    <nav aria-label="Project" className={classes.tabs}>
      {tabs.map(({ to, title, Icon }) => (
        <LinkArea
          key={to}
          to={to}
          params={{ projectId: project.id }}
          activeOptions={{ exact: to === '/projects/$projectId', includeSearch: false }}
          className={classes.tab ?? ''}
        >
          <Icon size={15} stroke={1.7} aria-hidden />
          {title}
        </LinkArea>
      ))}
    </nav>
  )
}
