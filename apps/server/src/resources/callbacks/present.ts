import type { CallbackRow, DeliveryRow } from './queries.ts'

/** A callback as the API shows it: never with its secret. */
export function presentCallback({ url, secret, createdAt, updatedAt }: CallbackRow) {
  return {
    url,
    hasSecret: secret !== null,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  }
}

/** A delivery as the API shows it. */
export function presentDelivery(row: DeliveryRow) {
  const { id, jobId, referenceId, about, url, state, attempts, lastStatus, lastProblem } = row
  return {
    id,
    jobId,
    referenceId,
    about,
    url,
    state,
    attempts,
    nextAt: state === 'waiting' ? row.nextAt.toISOString() : null,
    lastStatus,
    lastProblem,
    createdAt: row.createdAt.toISOString(),
    deliveredAt: row.deliveredAt?.toISOString() ?? null,
  }
}
