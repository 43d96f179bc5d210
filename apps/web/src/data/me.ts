import type { Api, Me } from '@gesso/client'
import { type Capability, may, type Role } from '@gesso/core'
import { queryOptions, useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { api } from './client.ts'

/** Who is signed in. */
export const meQuery = queryOptions({ queryKey: ['me'], queryFn: ({ signal }) => api.getMe({}, signal) })

/** The person signed in; inside the signed-in pages only. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery).data
}

/** The role in a workspace; the least one where there is none. */
export function roleIn(me: Me, workspaceId: string): Role {
  return me.memberships.find(({ workspace }) => workspace.id === workspaceId)?.role ?? 'View Only'
}

/** Whether the person signed in may do something in a workspace. */
export function useMay(workspaceId: string, capability: Capability): boolean {
  return may(roleIn(useMe(), workspaceId), capability)
}

/** Signs in with a link's token, or with email and password. */
export function useSignIn() {
  return useMeMutation((body: Parameters<Api['signIn']>[0]['body']) => api.signIn({ body }))
}

/** Joins a workspace by an invitation. */
export function useAcceptInvitation() {
  return useMeMutation((body: Parameters<Api['acceptInvitation']>[0]['body']) =>
    api.acceptInvitation({ body }),
  )
}

/** Changes name, email or password. */
export function useUpdateMe() {
  return useMeMutation((body: Parameters<Api['updateMe']>[0]['body']) => api.updateMe({ body }))
}

/** Ends the session and forgets everything that was read with it. */
export function useSignOut() {
  const cache = useQueryClient()
  return useMutation({ mutationFn: () => api.signOut(), onSuccess: () => cache.clear() })
}

function useMeMutation<B>(mutationFn: (body: B) => Promise<Me>) {
  const cache = useQueryClient()
  return useMutation({ mutationFn, onSuccess: me => cache.setQueryData(meQuery.queryKey, me) })
}
