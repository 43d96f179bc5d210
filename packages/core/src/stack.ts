import type { LabelContent } from './label.ts'

/** Order from the back to the front of the stack: by `zIndex`, then by id, so that everyone sees the same. */
export function byStack(
  a: Pick<LabelContent, 'id' | 'zIndex'>,
  b: Pick<LabelContent, 'id' | 'zIndex'>,
): number {
  return a.zIndex - b.zIndex || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}
