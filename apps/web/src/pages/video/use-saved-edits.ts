import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef } from 'react'
import { valuesMutation } from '../../data/attributes.ts'
import { UnsavedError } from '../annotator/job/all-saved.ts'
import type { SegmentEdits } from './use-segments.ts'

const refused =
  'Some of your edits did not reach the server. Look at the segments as they are now, then hand in again.'

/** Waits until the server has every segment, and every value of the page. */
export function useSavedEdits({ settled }: SegmentEdits): () => Promise<void> {
  const cache = useQueryClient()
  const latest = useRef(settled)
  latest.current = settled
  return useCallback(async () => {
    const values = cache.getMutationCache().findAll({ ...valuesMutation, status: 'pending' })
    const sent = values.map(
      mutation =>
        new Promise<boolean>(resolve => {
          const stop = cache.getMutationCache().subscribe(() => {
            if (mutation.state.status === 'pending') return
            stop()
            resolve(mutation.state.status === 'success')
          })
        }),
    )
    const arrived = await Promise.all([latest.current(), ...sent])
    if (arrived.includes(false)) throw new UnsavedError(refused)
  }, [cache])
}
