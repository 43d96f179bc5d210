import { AppError } from '@gesso/core'
import { Type } from 'typebox'
import { Description, Name, nullable, Uuid } from '../../../contract/schemas.ts'
import type { Actor } from '../../../resources/access/index.ts'
import {
  createProject,
  deleteProject,
  findProject,
  listProjectsAt,
  updateProject,
} from '../../../resources/projects/index.ts'
import { refuseOther } from '../guards.ts'
import { operation } from '../operation.ts'
import { pageReply, placeOf } from '../paging.ts'
import { listQuery, pageOf } from '../schemas.ts'
import { ContentType, Project, wireProject } from '../translate/project.ts'

const ProjectBody = Type.Object({
  name: Name,
  workspace_id: Type.Optional(nullable(Uuid)),
  description: Type.Optional(nullable(Description)),
  content_type: Type.Optional(ContentType),
})

export const projectOperations = [
  operation(
    'createProject',
    { body: ProjectBody, reply: Project },
    async ({ context, actor, body: { name, workspace_id, description, content_type = 'IMAGES' } }) => {
      const workspaceId = workspace_id?.toLowerCase() ?? onlyWorkspace(actor)
      const input = { name, description: description ?? '', contentType: content_type }
      return wireProject(await createProject(context, actor, workspaceId, input))
    },
  ),
  operation(
    'listProjects',
    {
      query: listQuery({ name: Type.Optional(Type.String({ maxLength: 255 })) }),
      reply: pageOf('ProjectPage', Project),
    },
    async ({ context, actor, query }) => {
      const { items, total } = await listProjectsAt(context, actor, { name: query.name }, placeOf(query))
      return pageReply(query, { items: items.map(wireProject), total })
    },
  ),
  operation('getProject', { reply: Project }, async ({ context, actor, params }) =>
    wireProject(await findProject(context, actor, params.project_id, 'read the workspace')),
  ),
  operation(
    'updateProject',
    { body: ProjectBody, reply: Project },
    async ({ context, actor, params, body: { name, workspace_id, description, content_type } }) => {
      const project = await findProject(context, actor, params.project_id, 'read the workspace')
      refuseOther('workspace_id', workspace_id?.toLowerCase(), project.workspaceId, 'cannot be changed')
      refuseOther('content_type', content_type, project.contentType, 'cannot be changed')
      const fields = description === undefined ? { name } : { name, description: description ?? '' }
      return wireProject(await updateProject(context, actor, project.id, fields))
    },
  ),
  operation('deleteProject', {}, ({ context, actor, params }) =>
    deleteProject(context, actor, params.project_id),
  ),
]

/** The workspace that is meant where none is named: a key has one. */
function onlyWorkspace(actor: Actor): string {
  const [only, ...others] = actor.grants.keys()
  if (only !== undefined && others.length === 0) return only
  throw new AppError('invalid_input', { field: 'workspace_id', problem: 'is missing' })
}
