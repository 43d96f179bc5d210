import type { Role } from '@gesso/core'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from './client.ts'
import { meQuery } from './me.ts'

/** The members of a workspace. */
export const membersQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['members', workspaceId],
    queryFn: ({ signal }) => api.listMembers({ params: { workspaceId } }, signal),
  })

/** The open invitations of a workspace. */
export const invitationsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['invitations', workspaceId],
    queryFn: ({ signal }) => api.listInvitations({ params: { workspaceId } }, signal),
  })

/** The API keys of a workspace. */
export const apiKeysQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['api-keys', workspaceId],
    queryFn: ({ signal }) => api.listApiKeys({ params: { workspaceId } }, signal),
  })

/** Makes a workspace. */
export function useCreateWorkspace() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (body: { name: string; description?: string }) => api.createWorkspace({ body }),
    onSuccess: () => cache.refetchQueries(meQuery),
  })
}

/** Gives a member another role. */
export function useSetMemberRole(workspaceId: string) {
  return useChange(['members', workspaceId], ({ personId, role }: { personId: string; role: Role }) =>
    api.setMemberRole({ params: { workspaceId, personId }, body: { role } }),
  )
}

/** Takes a person out of a workspace. */
export function useRemoveMember(workspaceId: string) {
  return useChange(['members', workspaceId], (personId: string) =>
    api.removeMember({ params: { workspaceId, personId } }),
  )
}

/** Makes an invitation link. */
export function useCreateInvitation(workspaceId: string) {
  return useChange(['invitations', workspaceId], (body: { role: Role; email?: string }) =>
    api.createInvitation({ params: { workspaceId }, body }),
  )
}

/** Withdraws an invitation. */
export function useRevokeInvitation(workspaceId: string) {
  return useChange(['invitations', workspaceId], (invitationId: string) =>
    api.revokeInvitation({ params: { workspaceId, invitationId } }),
  )
}

/** Makes an API key. */
export function useCreateApiKey(workspaceId: string) {
  return useChange(['api-keys', workspaceId], (body: { name: string; role: Role }) =>
    api.createApiKey({ params: { workspaceId }, body }),
  )
}

/** Revokes an API key. */
export function useRevokeApiKey(workspaceId: string) {
  return useChange(['api-keys', workspaceId], (apiKeyId: string) =>
    api.revokeApiKey({ params: { workspaceId, apiKeyId } }),
  )
}

function useChange<I, R>(queryKey: readonly string[], mutationFn: (input: I) => Promise<R>) {
  const cache = useQueryClient()
  return useMutation({ mutationFn, onSuccess: () => cache.invalidateQueries({ queryKey }) })
}
