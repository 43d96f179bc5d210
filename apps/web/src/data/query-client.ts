import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { isUnreachable } from './client.ts'
import { noticeAnswer, noticeError, onReconnect } from './connection.ts'

/** The one cache of server data. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeError, onSuccess: noticeAnswer }),
  mutationCache: new MutationCache({ onError: noticeError }),
  defaultOptions: {
    // 'always', because a server on this machine answers without a network.
    queries: {
      staleTime: 15_000,
      networkMode: 'always',
      retry: (failures, error) => isUnreachable(error) && failures < 2,
    },
    mutations: { networkMode: 'always' },
  },
})

onReconnect(() => void queryClient.invalidateQueries())
