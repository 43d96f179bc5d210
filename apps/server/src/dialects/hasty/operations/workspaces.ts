import { Type } from 'typebox'
import { Name } from '../../../contract/schemas.ts'
import { findWorkspace, listWorkspaces, updateWorkspace } from '../../../resources/access/index.ts'
import { refuseOther } from '../guards.ts'
import { operation } from '../operation.ts'
import { pageFromAll } from '../paging.ts'
import { listQuery, MaybeText, pageOf } from '../schemas.ts'
import { absentFromWorkspaces, Workspace, wireWorkspace } from '../translate/workspace.ts'

const MaybeFlag = Type.Optional(Type.Boolean())

const WorkspaceBody = Type.Object({
  name: Name,
  unique_name: MaybeText,
  description: MaybeText,
  logo_url: MaybeText,
  is_public: MaybeFlag,
  background_color: MaybeText,
  allow_support: MaybeFlag,
  support_email: MaybeText,
  feature_mounting_buckets: MaybeFlag,
})

export const workspaceOperations = [
  operation(
    'listWorkspaces',
    { query: listQuery({}), reply: pageOf('WorkspacePage', Workspace) },
    async ({ context, actor, query }) =>
      pageFromAll(query, await listWorkspaces(context, actor), row =>
        wireWorkspace(row, actor.grants.get(row.id)),
      ),
  ),
  operation('getWorkspace', { reply: Workspace }, async ({ context, actor, params }) => {
    const row = await findWorkspace(context, actor, params.workspace_id, 'read the workspace')
    return wireWorkspace(row, actor.grants.get(row.id))
  }),
  operation(
    'updateWorkspace',
    { body: WorkspaceBody, reply: Workspace },
    async ({ context, actor, params, body }) => {
      const { name, description, ...others } = body
      for (const [field, given] of Object.entries(others)) refuseAbsent(field, given)
      const fields = { name, description: description === null ? '' : description }
      const row = await updateWorkspace(context, actor, params.workspace_id, fields)
      return wireWorkspace(row, actor.grants.get(row.id))
    },
  ),
]

function refuseAbsent(field: string, given: unknown): void {
  const absent: Readonly<Record<string, unknown>> = absentFromWorkspaces
  if (field in absent) refuseOther(field, given, absent[field], 'is nothing that a workspace has here')
}
