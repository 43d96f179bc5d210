import { useEffect } from 'react'
import { useMe } from '../data/me.ts'

/** First the page, then what is left over. */
const afterMs = 1_500

/** Sends edits that are still kept in this browser from before, also when no image is opened. */
export function useLeftovers(): void {
  const { id } = useMe()
  useEffect(() => {
    const timer = setTimeout(async () => {
      const { syncOf } = await import('../pages/annotator/desk/sync-of.ts')
      await syncOf(id)
    }, afterMs)
    return () => clearTimeout(timer)
  }, [id])
}
