import { Type } from 'typebox'
import { nothing, operation } from '../../contract/operation.ts'
import {
  Description,
  ids,
  Name,
  named,
  nullable,
  RoleSchema,
  Timestamp,
  Uuid,
} from '../../contract/schemas.ts'

const Email = Type.String({ format: 'email', maxLength: 320 })
const Password = Type.String({ minLength: 10, maxLength: 200 })
const Token = Type.String({ minLength: 20, maxLength: 200 })

const Workspace = named(
  'Workspace',
  Type.Object({ id: Uuid, name: Type.String(), description: Type.String(), createdAt: Timestamp }),
)

const Me = named(
  'Me',
  Type.Object({
    id: Uuid,
    kind: Type.Union([Type.Literal('person'), Type.Literal('key')]),
    name: Type.String(),
    email: nullable(Type.String()),
    /** whether email and password can be used to sign in */
    hasPassword: Type.Boolean(),
    memberships: Type.Array(Type.Object({ workspace: Workspace, role: RoleSchema })),
  }),
)

const Member = named(
  'Member',
  Type.Object({
    personId: Uuid,
    name: Type.String(),
    email: nullable(Type.String()),
    role: RoleSchema,
    createdAt: Timestamp,
  }),
)

const Invitation = named(
  'Invitation',
  Type.Object({
    id: Uuid,
    role: RoleSchema,
    email: nullable(Type.String()),
    createdAt: Timestamp,
    expiresAt: Timestamp,
  }),
)

const ApiKey = named(
  'ApiKey',
  Type.Object({
    id: Uuid,
    name: Type.String(),
    role: RoleSchema,
    /** the first characters, to tell keys apart */
    prefix: Type.String(),
    createdAt: Timestamp,
    lastUsedAt: nullable(Timestamp),
  }),
)

/** Generous to an office of people who mistype behind one address; a guesser gets nowhere. */
const attempts = { failures: 20, seconds: 300 }

/** People, sessions, workspaces, members, invitations and API keys. */
export const accessContract = {
  signIn: operation({
    method: 'POST',
    path: '/api/session',
    summary: 'Sign in with a one-time link token, or with email and password',
    access: 'anyone',
    attempts,
    body: Type.Union([
      Type.Object({ token: Token }),
      Type.Object({ email: Email, password: Type.String({ maxLength: 200 }) }),
    ]),
    reply: Me,
  }),
  signOut: operation({
    method: 'DELETE',
    path: '/api/session',
    summary: 'End this browser session',
    access: 'anyone',
    reply: nothing,
  }),
  getMe: operation({
    method: 'GET',
    path: '/api/me',
    summary: 'Who am I, and where am I a member',
    reply: Me,
  }),
  updateMe: operation({
    method: 'PATCH',
    path: '/api/me',
    summary: 'Change my name, email or password; a password needs the current one when there is one',
    attempts,
    body: Type.Object({
      name: Type.Optional(Name),
      email: Type.Optional(Email),
      password: Type.Optional(Password),
      currentPassword: Type.Optional(Type.String({ maxLength: 200 })),
    }),
    reply: Me,
  }),
  createWorkspace: operation({
    method: 'POST',
    path: '/api/workspaces',
    summary: 'Make a workspace; the maker is its Owner (people only)',
    body: Type.Object({ name: Name, description: Type.Optional(Description) }),
    reply: Workspace,
  }),
  updateWorkspace: operation({
    method: 'PATCH',
    path: '/api/workspaces/:workspaceId',
    summary: 'Rename or describe a workspace',
    params: ids('workspaceId'),
    body: Type.Object({ name: Type.Optional(Name), description: Type.Optional(Description) }),
    reply: Workspace,
  }),
  listMembers: operation({
    method: 'GET',
    path: '/api/workspaces/:workspaceId/members',
    summary: 'The members of a workspace, by name',
    params: ids('workspaceId'),
    reply: Type.Array(Member),
  }),
  setMemberRole: operation({
    method: 'PATCH',
    path: '/api/workspaces/:workspaceId/members/:personId',
    summary: 'Give a member another role',
    params: ids('workspaceId', 'personId'),
    body: Type.Object({ role: RoleSchema }),
    reply: Member,
  }),
  removeMember: operation({
    method: 'DELETE',
    path: '/api/workspaces/:workspaceId/members/:personId',
    summary: 'Take a person out of a workspace; what they labelled stays',
    params: ids('workspaceId', 'personId'),
  }),
  listInvitations: operation({
    method: 'GET',
    path: '/api/workspaces/:workspaceId/invitations',
    summary: 'Invitations that are still open',
    params: ids('workspaceId'),
    reply: Type.Array(Invitation),
  }),
  createInvitation: operation({
    method: 'POST',
    path: '/api/workspaces/:workspaceId/invitations',
    summary: 'Make an invitation link; it is shown once',
    params: ids('workspaceId'),
    body: Type.Object({ role: RoleSchema, email: Type.Optional(Email) }),
    reply: named('NewInvitation', Type.Object({ invitation: Invitation, url: Type.String() })),
  }),
  revokeInvitation: operation({
    method: 'DELETE',
    path: '/api/workspaces/:workspaceId/invitations/:invitationId',
    summary: 'Withdraw an invitation',
    params: ids('workspaceId', 'invitationId'),
  }),
  acceptInvitation: operation({
    method: 'POST',
    path: '/api/invitations/accept',
    summary:
      'Join by an invitation link: as the person signed in, or as a new one with name, email and password',
    access: 'anyone',
    attempts,
    body: Type.Object({
      token: Token,
      name: Type.Optional(Name),
      email: Type.Optional(Email),
      password: Type.Optional(Password),
    }),
    reply: Me,
  }),
  listApiKeys: operation({
    method: 'GET',
    path: '/api/workspaces/:workspaceId/api-keys',
    summary: 'API keys that are not revoked, newest first',
    params: ids('workspaceId'),
    reply: Type.Array(ApiKey),
  }),
  createApiKey: operation({
    method: 'POST',
    path: '/api/workspaces/:workspaceId/api-keys',
    summary: 'Make an API key; the secret is shown once',
    params: ids('workspaceId'),
    body: Type.Object({ name: Name, role: RoleSchema }),
    reply: named('NewApiKey', Type.Object({ apiKey: ApiKey, secret: Type.String() })),
  }),
  revokeApiKey: operation({
    method: 'DELETE',
    path: '/api/workspaces/:workspaceId/api-keys/:apiKeyId',
    summary: 'Revoke an API key; it stops working at once',
    params: ids('workspaceId', 'apiKeyId'),
  }),
}
