import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { NotFoundPage } from '../../app/not-found-page.tsx'
import { useCurrentWorkspace } from '../../app/where.ts'
import { groupsQuery } from '../../data/groups.ts'
import { useMay, useMe } from '../../data/me.ts'
import { apiKeysQuery, invitationsQuery, membersQuery } from '../../data/workspaces.ts'
import { ErrorNote } from '../../panels/error-note.tsx'
import { Page } from '../../panels/page.tsx'
import { ApiKeys } from './api-keys.tsx'
import { Groups } from './groups.tsx'
import { Invitations } from './invitations.tsx'
import { Members } from './members.tsx'
import { PolicyTable } from './policy-table.tsx'

const route = getRouteApi('/signed-in/shell/workspaces/$workspaceId/people')

/** Who is in a workspace, as what, and by which keys programs come in. */
export function PeoplePage() {
  const { workspaceId } = route.useParams()
  const { memberships } = useMe()
  if (!memberships.some(({ workspace }) => workspace.id === workspaceId)) return <NotFoundPage />
  return <People key={workspaceId} workspaceId={workspaceId} />
}

function People({ workspaceId }: { workspaceId: string }) {
  const current = useCurrentWorkspace()
  const { data: members } = useSuspenseQuery(membersQuery(workspaceId))
  const mayManage = useMay(workspaceId, 'manage members')
  const mayManageKeys = useMay(workspaceId, 'manage API keys')
  const mayGroup = useMay(workspaceId, 'lead the work')
  const groups = useQuery(groupsQuery(workspaceId))
  const invitations = useQuery({ ...invitationsQuery(workspaceId), enabled: mayManage })
  const apiKeys = useQuery({ ...apiKeysQuery(workspaceId), enabled: mayManageKeys })
  return (
    <Page title={`People of ${current?.workspace.name ?? ''}`}>
      <Members workspaceId={workspaceId} members={members} />
      {groups.data && (
        <Groups workspaceId={workspaceId} groups={groups.data} members={members} mayChange={mayGroup} />
      )}
      {groups.error && <ErrorNote error={groups.error} retry={() => groups.refetch()} />}
      {invitations.data && <Invitations workspaceId={workspaceId} invitations={invitations.data} />}
      {invitations.error && <ErrorNote error={invitations.error} retry={() => invitations.refetch()} />}
      {apiKeys.data && <ApiKeys workspaceId={workspaceId} apiKeys={apiKeys.data} />}
      {apiKeys.error && <ErrorNote error={apiKeys.error} retry={() => apiKeys.refetch()} />}
      <PolicyTable />
    </Page>
  )
}
