import { Group, Text, VisuallyHidden } from '@mantine/core'
import { Outlet } from '@tanstack/react-router'
import { LinkArea } from '../panels/links.tsx'
import { Logo } from '../theme/logo.tsx'
import { ProjectTabs } from './project-tabs.tsx'
import classes from './shell-layout.module.css'
import { useLeftovers } from './use-leftovers.ts'
import { UserMenu } from './user-menu.tsx'
import { useCurrentProject, useCurrentWorkspace } from './where.ts'
import { WorkspaceMenu } from './workspace-menu.tsx'

/** The bar on top of every page but the annotator. */
export function ShellLayout() {
  useLeftovers()
  const project = useCurrentProject()
  const workspace = useCurrentWorkspace()
  return (
    <>
      <nav className={classes.bar} aria-label="Main">
        <Group gap="xs" wrap="nowrap" className={classes.trail}>
          <LinkArea to="/" className={classes.home ?? ''}>
            <Logo />
            <VisuallyHidden>All projects</VisuallyHidden>
          </LinkArea>
          <WorkspaceMenu workspace={workspace} />
          {project && (
            <>
              <Text c="dimmed" aria-hidden>
                /
              </Text>
              <Text fw={600} truncate title={project.name} className={classes.project}>
                {project.name}
              </Text>
            </>
          )}
        </Group>
        {project && <ProjectTabs project={project} />}
        <UserMenu />
      </nav>
      <Outlet />
    </>
  )
}
