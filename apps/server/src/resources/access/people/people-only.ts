import { AppError } from '@gesso/core'
import type { Actor } from '../actor.ts'

/**
 * Refuses API keys where only a person makes sense.
 * @param action what was tried, as in "change a profile"
 * @throws AppError `people_only`
 */
export function refuseKeys(actor: Actor, action: string): void {
  if (actor.kind === 'key') throw new AppError('people_only', { action })
}
