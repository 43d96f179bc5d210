import type { Api } from '@gesso/client'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from './client.ts'
import { askedEvery, commentNews, useNews } from './news.ts'

/** Others' comments are looked for so often while a media is open and nobody tells of them. */
const refreshMs = 15_000

/** The comments on an image or a video, oldest first. */
export const commentsQuery = (mediaId: string) =>
  queryOptions({
    queryKey: ['comments', mediaId],
    queryFn: ({ signal }) => api.listComments({ params: { mediaId } }, signal),
    refetchInterval: askedEvery(commentNews(mediaId), refreshMs),
  })

/** Reads the comments of a media again whenever somebody changes them. */
export function useCommentNews(mediaId: string): void {
  const cache = useQueryClient()
  useNews(commentNews(mediaId), () => cache.invalidateQueries({ queryKey: commentsQuery(mediaId).queryKey }))
}

type NewComment = Parameters<Api['createComment']>[0]['body']

/** Pins a comment, or answers one. */
export function useCreateComment(mediaId: string) {
  return useCommentChange(mediaId, (body: NewComment) => api.createComment({ params: { mediaId }, body }))
}

/** Resolves a thread, or opens it again. */
export function useResolveComment(mediaId: string) {
  return useCommentChange(mediaId, ({ commentId, resolved }: { commentId: string; resolved: boolean }) =>
    api.updateComment({ params: { commentId }, body: { resolved } }),
  )
}

/** Deletes a comment with its answers. */
export function useDeleteComment(mediaId: string) {
  return useCommentChange(mediaId, (commentId: string) => api.deleteComment({ params: { commentId } }))
}

function useCommentChange<I, R>(mediaId: string, mutationFn: (input: I) => Promise<R>) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn,
    onSuccess: () => cache.invalidateQueries({ queryKey: commentsQuery(mediaId).queryKey }),
  })
}
