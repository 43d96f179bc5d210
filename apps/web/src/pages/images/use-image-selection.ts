import type { Image } from '@gesso/client'
import { useMemo, useRef, useState } from 'react'

/** The images chosen for what is done to many at once. */
export interface ImageSelection {
  /** in the order of the list */
  readonly chosen: readonly Image[]
  has(image: Image): boolean
  toggle(image: Image): void
  /** Chooses everything between the last toggled image and this one. */
  extendTo(image: Image): void
  chooseAll(): void
  clear(): void
}

/** A selection over the images of a list; what leaves the list leaves the selection. */
export function useImageSelection(images: readonly Image[]): ImageSelection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const anchor = useRef<string | null>(null)
  const chosen = useMemo(() => images.filter(({ id }) => ids.has(id)), [images, ids])
  return {
    chosen,
    has: image => ids.has(image.id),
    toggle(image) {
      anchor.current = image.id
      const next = new Set(ids)
      if (!next.delete(image.id)) next.add(image.id)
      setIds(next)
    },
    extendTo(image) {
      const from = images.findIndex(({ id }) => id === anchor.current)
      const to = images.indexOf(image)
      const between = images.slice(Math.max(0, Math.min(from, to)), Math.max(from, to) + 1)
      setIds(new Set([...ids, ...between.map(({ id }) => id)]))
    },
    chooseAll: () => setIds(new Set(images.map(({ id }) => id))),
    clear: () => setIds(new Set()),
  }
}
