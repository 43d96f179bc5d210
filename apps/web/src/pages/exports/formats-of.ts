import type { Format, Project } from '@gesso/client'

/** The formats that a project can be exported to, those of what it mostly holds first. */
export function formatsOf(project: Pick<Project, 'contentType'>, all: readonly Format[]): Format[] {
  const held = project.contentType === 'VIDEOS' ? 'VIDEOS' : 'IMAGES'
  return all.filter(({ contentType }) => contentType === held)
}
