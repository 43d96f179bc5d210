import type { Image } from '@gesso/client'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { labelsQuery } from '../../../data/labels.ts'
import type { Desk } from './desk.ts'
import { type ShowProblem, showImage } from './show-image.ts'

/** Whether the image lies on the desk. */
export type Shown =
  | { readonly at: 'opening' }
  | { readonly at: 'shown' }
  | ({ readonly at: 'failed'; readonly retry: () => void } & ShowProblem)

/** Keeps the image of the page on the desk. */
export function useShownImage(desk: Desk, image: Image, mayEdit: boolean): Shown {
  const cache = useQueryClient()
  const [attempt, setAttempt] = useState(0)
  const [shown, setShown] = useState<Shown>({ at: 'opening' })
  // biome-ignore lint/correctness/useExhaustiveDependencies: status, tags and links of an image change while it lies there
  useEffect(() => {
    setShown({ at: 'opening' })
    return showImage(
      desk,
      { image, mayEdit, loaded: cache.getQueryData(labelsQuery(image.id).queryKey) },
      () => setShown({ at: 'shown' }),
      problem => setShown({ at: 'failed', retry: () => setAttempt(count => count + 1), ...problem }),
    )
  }, [desk, image.id, mayEdit, attempt])
  return shown
}
