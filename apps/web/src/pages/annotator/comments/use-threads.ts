import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { commentsQuery } from '../../../data/comments.ts'
import { useMedia } from '../desk/desk-context.ts'
import { type Thread, threadsOf } from './threads.ts'

/** The threads on what lies on the desk; undefined while they are not known. */
export function useThreads(): readonly Thread[] | undefined {
  const { image } = useMedia()
  const { data } = useQuery(commentsQuery(image.id))
  return useMemo(() => data && threadsOf(data), [data])
}
