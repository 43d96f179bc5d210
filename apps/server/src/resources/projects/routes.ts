import type { Context } from '../../context.ts'
import { type Route, route } from '../../contract/operation.ts'
import { type Actor, authorise } from '../access/index.ts'
import { projectContract } from './contract.ts'
import { createProject } from './create-project.ts'
import { deleteProject } from './delete-project.ts'
import { findProject } from './find-project.ts'
import { listProjects } from './list-projects.ts'
import { type ProjectView, presentProjects } from './present.ts'
import type { ProjectRow } from './queries.ts'
import { updateProject } from './update-project.ts'

/** Our own API over projects. */
export const projectRoutes: readonly Route[] = [
  route(projectContract.listProjects, async (context, { actor, params, query }) => {
    authorise(actor, params, 'read the workspace', { what: 'workspace', id: params.workspaceId })
    const page = await listProjects(
      context,
      actor,
      { workspaceIds: [params.workspaceId], name: query.name },
      query,
    )
    return { ...page, items: await presentProjects(context, actor, page.items) }
  }),
  route(projectContract.createProject, async (context, { actor, params, body }) =>
    presented(context, actor, await createProject(context, actor, params.workspaceId, body)),
  ),
  route(projectContract.getProject, async (context, { actor, params }) =>
    presented(context, actor, await findProject(context, actor, params.projectId, 'read the workspace')),
  ),
  route(projectContract.updateProject, async (context, { actor, params, body }) =>
    presented(context, actor, await updateProject(context, actor, params.projectId, body)),
  ),
  route(projectContract.deleteProject, async (context, { actor, params }) => {
    await deleteProject(context, actor, params.projectId)
  }),
]

async function presented(context: Context, actor: Actor, row: ProjectRow): Promise<ProjectView> {
  const [view] = await presentProjects(context, actor, [row])
  if (!view) throw new Error('a presented project is missing')
  return view
}
