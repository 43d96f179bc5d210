/** So long a job stays with somebody who is not heard of. */
export const leaseMs = 10 * 60_000

/** Until when a job that is taken now is its holder's. */
export function leasedUntil(now: Date): Date {
  return new Date(now.getTime() + leaseMs)
}
