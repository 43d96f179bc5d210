import { type Route, route } from '../../contract/operation.ts'
import { createApiKey } from './api-keys/create-api-key.ts'
import { listApiKeys } from './api-keys/list-api-keys.ts'
import { presentApiKey } from './api-keys/present.ts'
import { revokeApiKey } from './api-keys/revoke-api-key.ts'
import { accessContract } from './contract.ts'
import { acceptInvitation } from './invitations/accept-invitation.ts'
import { createInvitation } from './invitations/create-invitation.ts'
import { listInvitations } from './invitations/list-invitations.ts'
import { presentInvitation } from './invitations/present.ts'
import { revokeInvitation } from './invitations/revoke-invitation.ts'
import { listMembers } from './members/list-members.ts'
import { presentMember } from './members/present.ts'
import { removeMember } from './members/remove-member.ts'
import { setMemberRole } from './members/set-member-role.ts'
import { presentMe, presentPerson } from './people/present-me.ts'
import { updateMe } from './people/update-me.ts'
import { beginSession, endSession, personOfLink, personOfPassword } from './sessions/sign-in.ts'
import { createWorkspace } from './workspaces/create-workspace.ts'
import { presentWorkspace } from './workspaces/present.ts'
import { updateWorkspace } from './workspaces/update-workspace.ts'

const sessionRoutes: readonly Route[] = [
  route(accessContract.signIn, async (context, { body, session }) => {
    const personId =
      'token' in body
        ? await personOfLink(context, body.token)
        : await personOfPassword(context, body.email, body.password)
    await beginSession(context, personId, session)
    return presentPerson(context, personId)
  }),
  route(accessContract.signOut, async (context, { session }) => {
    await endSession(context, session)
  }),
  route(accessContract.getMe, async (context, { actor }) => presentMe(context, actor)),
  route(accessContract.updateMe, async (context, { actor, body, session }) => {
    await updateMe(context, actor, body, session.token)
    return presentMe(context, actor)
  }),
]

const workspaceRoutes: readonly Route[] = [
  route(accessContract.createWorkspace, async (context, { actor, body }) =>
    presentWorkspace(await createWorkspace(context, actor, body)),
  ),
  route(accessContract.updateWorkspace, async (context, { actor, params, body }) =>
    presentWorkspace(await updateWorkspace(context, actor, params.workspaceId, body)),
  ),
  route(accessContract.listMembers, async (context, { actor, params }) =>
    (await listMembers(context, actor, params.workspaceId)).map(presentMember),
  ),
  route(accessContract.setMemberRole, async (context, { actor, params, body }) =>
    presentMember(await setMemberRole(context, actor, params, body.role)),
  ),
  route(accessContract.removeMember, async (context, { actor, params }) => {
    await removeMember(context, actor, params)
  }),
]

const invitationRoutes: readonly Route[] = [
  route(accessContract.listInvitations, async (context, { actor, params }) =>
    (await listInvitations(context, actor, params.workspaceId)).map(presentInvitation),
  ),
  route(accessContract.createInvitation, async (context, { actor, params, body }) => {
    const { invitation, url } = await createInvitation(context, actor, params.workspaceId, body)
    return { invitation: presentInvitation(invitation), url }
  }),
  route(accessContract.revokeInvitation, async (context, { actor, params }) => {
    await revokeInvitation(context, actor, params)
  }),
  route(accessContract.acceptInvitation, async (context, { actor, body, session }) => {
    const personId = await acceptInvitation(context, actor, body)
    if (personId !== actor.id) await beginSession(context, personId, session)
    return presentPerson(context, personId)
  }),
]

const apiKeyRoutes: readonly Route[] = [
  route(accessContract.listApiKeys, async (context, { actor, params }) =>
    (await listApiKeys(context, actor, params.workspaceId)).map(presentApiKey),
  ),
  route(accessContract.createApiKey, async (context, { actor, params, body }) => {
    const { apiKey, secret } = await createApiKey(context, actor, params.workspaceId, body)
    return { apiKey: presentApiKey(apiKey), secret }
  }),
  route(accessContract.revokeApiKey, async (context, { actor, params }) => {
    await revokeApiKey(context, actor, params)
  }),
]

/** Our own API over people, sessions, workspaces, members, invitations and API keys. */
export const accessRoutes: readonly Route[] = [
  ...sessionRoutes,
  ...workspaceRoutes,
  ...invitationRoutes,
  ...apiKeyRoutes,
]
