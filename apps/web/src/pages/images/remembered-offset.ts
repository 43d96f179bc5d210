import { type RefObject, useEffect } from 'react'

const offsets = new Map<string, number>()

/** Where a list was scrolled to when it was last seen, in CSS pixels. */
export function rememberedOffset(list: string): number {
  return offsets.get(list) ?? 0
}

/** Remembers where a list is scrolled to, for the way back from an image. */
export function useRememberedOffset(list: string, scroller: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = scroller.current
    const remember = () => offsets.set(list, element?.scrollTop ?? 0)
    element?.addEventListener('scroll', remember, { passive: true })
    return () => element?.removeEventListener('scroll', remember)
  }, [list, scroller])
}
