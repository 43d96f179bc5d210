import { combinationTitle } from '@gesso/editor'

/** A key combination as this computer's keyboard says it. */
export function keyTitle(combination: string): string {
  return combinationTitle(combination, /mac/i.test(navigator.platform))
}
