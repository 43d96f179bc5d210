import { ApiError, createClient } from '@gesso/client'

/** The API, spoken with the session cookie of this page. */
export const api = createClient()

/** Whether the server could not be asked at all. */
export function isUnreachable(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 0 || error.status === 502 || error.status === 504)
}

/** Whether the session has ended. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof ApiError && error.status === 401 && error.code === 'unauthenticated'
}

/** Whether the thing is not there, or not for this person. */
export function isMissing(error: unknown): boolean {
  return error instanceof ApiError && error.status === 404
}

/** What went wrong, and what can be done, as a person reads it. */
export function wordsOf(error: unknown): string {
  if (isUnreachable(error)) return 'The server cannot be reached. Check that it runs, then try again.'
  if (error instanceof Error) return error.message
  return String(error)
}
