import type { Dataset } from '@gesso/client'
import type { ImageFilter } from '../../data/image-filter.ts'

/**
 * Where dropped files go: to the dataset that is shown, or to the only one there is.
 * @returns `missing` when there is none yet, `unclear` when a person has to say
 */
export function targetOf(datasets: readonly Dataset[], filter: ImageFilter): Dataset | 'missing' | 'unclear' {
  const shown = filter.dataset ? datasets.filter(({ id }) => filter.dataset?.includes(id)) : datasets
  const candidates = shown.length > 0 ? shown : datasets
  const [only] = candidates
  if (only === undefined) return 'missing'
  return candidates.length === 1 ? only : 'unclear'
}
