import { Type } from 'typebox'
import { operation } from '../../contract/operation.ts'
import {
  Description,
  ids,
  Name,
  named,
  oneOf,
  PageQuery,
  pageOf,
  RoleSchema,
  Timestamp,
  Uuid,
} from '../../contract/schemas.ts'

/** What a project holds; Hasty's words. */
export const contentTypes = ['IMAGES', 'VIDEOS', 'URLDATA'] as const

const ContentType = oneOf(contentTypes)

const Project = named(
  'Project',
  Type.Object({
    id: Uuid,
    workspaceId: Uuid,
    name: Type.String(),
    description: Type.String(),
    contentType: ContentType,
    createdAt: Timestamp,
    updatedAt: Timestamp,
    /** jobs may not bring label classes and attributes that it does not know */
    taxonomyLocked: Type.Boolean(),
    imageCount: Type.Integer(),
    /** how many images have each status; statuses without images are left out */
    statusCounts: Type.Record(Type.String(), Type.Integer()),
    /** the caller's role in the project's workspace */
    role: RoleSchema,
  }),
)

const projectParams = ids('projectId')

export const projectContract = {
  listProjects: operation({
    method: 'GET',
    path: '/api/workspaces/:workspaceId/projects',
    summary: 'Projects of a workspace, newest first',
    params: ids('workspaceId'),
    query: Type.Object({ ...PageQuery.properties, name: Type.Optional(Type.String({ maxLength: 255 })) }),
    reply: pageOf('ProjectPage', Project),
  }),
  createProject: operation({
    method: 'POST',
    path: '/api/workspaces/:workspaceId/projects',
    summary: 'Make a project',
    params: ids('workspaceId'),
    body: Type.Object({
      name: Name,
      description: Type.Optional(Description),
      contentType: Type.Optional(ContentType),
    }),
    reply: Project,
  }),
  getProject: operation({
    method: 'GET',
    path: '/api/projects/:projectId',
    summary: 'One project',
    params: projectParams,
    reply: Project,
  }),
  updateProject: operation({
    method: 'PATCH',
    path: '/api/projects/:projectId',
    summary: 'Rename or describe a project, or lock its taxonomy',
    params: projectParams,
    body: Type.Object({
      name: Type.Optional(Name),
      description: Type.Optional(Description),
      taxonomyLocked: Type.Optional(Type.Boolean()),
    }),
    reply: Project,
  }),
  deleteProject: operation({
    method: 'DELETE',
    path: '/api/projects/:projectId',
    summary: 'Delete a project with everything in it',
    params: projectParams,
  }),
}
