import { derived } from '@gesso/editor'
import { useMemo, useSyncExternalStore } from 'react'

/** Follows what `read` gets from cells: `useValue(() => editor.selection.has(label.id))`. */
export function useValue<T>(read: () => T): T {
  const source = useMemo(() => derived(read), [read])
  return useSyncExternalStore(source.subscribe, source.get)
}
