import { type RefObject, useEffect, useMemo, useRef } from 'react'

/** The focus among cards of which only those in sight exist. */
export interface CardFocus {
  /** The place of the card that a key was meant for. */
  placeOf(target: EventTarget): number | undefined
  /** Puts the focus on the card of a place, as soon as it exists. */
  goTo(place: number): void
}

/**
 * Keeps the focus inside a scroller: while the card it goes to does not exist yet, the scroller itself has it, so that
 * no key is lost however long the card takes.
 */
export function useCardFocus(scroller: RefObject<HTMLElement | null>): CardFocus {
  const wanted = useRef<number>(undefined)
  const focus = useMemo(() => {
    const reach = () => {
      if (wanted.current === undefined) return
      const card = scroller.current?.querySelector<HTMLElement>(`[data-place="${wanted.current}"]`)
      if (!card) return scroller.current?.focus({ preventScroll: true })
      wanted.current = undefined
      card.focus()
    }
    return {
      reach,
      placeOf(target: EventTarget) {
        if (target === scroller.current) return wanted.current
        const place = target instanceof HTMLElement ? target.dataset['place'] : undefined
        return place === undefined ? undefined : Number(place)
      },
      goTo(place: number) {
        wanted.current = place
        reach()
      },
    }
  }, [scroller])
  // Whatever is drawn may bring the card; who went elsewhere meanwhile is not called back.
  useEffect(() => {
    if (document.activeElement === scroller.current) focus.reach()
    else wanted.current = undefined
  })
  return focus
}
