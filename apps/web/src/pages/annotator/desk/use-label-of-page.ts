import { batch } from '@gesso/editor'
import { useEffect, useRef } from 'react'
import { useValue } from '../../../data/use-value.ts'
import type { Desk } from './desk.ts'

/** Selects the label for which the page was opened and brings it into view, once, as soon as it is there. */
export function useLabelOfPage({ editor }: Desk, imageId: string, labelId: string | undefined): void {
  const { document, selection, camera } = editor
  const shown = useRef<string>(undefined)
  const label = useValue(() =>
    labelId !== undefined && document.image()?.id === imageId ? document.label(labelId) : undefined,
  )
  useEffect(() => {
    if (!label || shown.current === label.id) return
    shown.current = label.id
    batch(() => {
      selection.set([label.id])
      camera.reveal(document.boundsOf(label))
    })
  }, [label, document, selection, camera])
}
