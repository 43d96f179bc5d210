import { AppError } from '@gesso/core'
import type { JobDuty } from './queries.ts'

/** From each failed attempt to the next, in seconds: after 22 hours and 13 minutes it is given up. */
const gaps = [5, 30, 120, 600, 3600, 10_800, 21_600, 43_200]

/** How long to wait after an attempt that failed, in seconds; undefined: it was the last one. */
export function gapAfter({ attempts }: JobDuty): number | undefined {
  return gaps[attempts - 1]
}

/**
 * Stops what was tried too often, without anything being said of how that ended: then the server ended with it.
 * @throws Error
 */
export function refuseWornOut({ attempts }: JobDuty): void {
  if (attempts > gaps.length + 1) throw new Error('the server stopped while it was at it')
}

/** Why something failed, in words that tell nothing of the machine; the log has the rest. */
export function causeOf(error: unknown): string {
  if (error instanceof AppError) return error.message
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOSPC') return 'there is no room left for files'
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]+$/.test(code)
    ? `an error that nobody expected (${code}); the log of the server says more`
    : 'an error that nobody expected; the log of the server says more'
}
