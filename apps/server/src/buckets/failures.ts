import { AppError } from '@gesso/core'
import { AddressRefused } from '../pictures/index.ts'

/** What a refused answer of a provider means to whoever entered the credentials, by HTTP status. */
const wordsOfStatus: Readonly<Record<number, string>> = {
  301: 'it is in another region; enter that one',
  400: 'the provider takes the request for wrong; look at region and credentials',
  401: 'the provider does not accept the credentials',
  403: 'the provider does not accept the credentials, or they may not read it',
  404: 'the provider knows no such bucket',
}

/** An answer of a provider that is no success, in our words. @param said the provider's own, without secrets */
export function refusedWith(status: number, said = ''): AppError {
  const words = wordsOfStatus[status] ?? `the provider answered ${status}`
  return new AppError('bucket_failed', { problem: said === '' ? words : `${words} (${said})`, status })
}

/** What kept a request from being answered, in our words. */
export function failureOf(error: unknown): unknown {
  if (error instanceof AppError) return error
  if (isAbort(error)) return error
  const refusal = [error, error instanceof Error ? error.cause : undefined].find(
    part => part instanceof AddressRefused,
  )
  if (refusal instanceof AddressRefused)
    return new AppError('bucket_failed', { problem: `${refusal.message}, so it is not connected to` })
  const problem = error instanceof Error ? error.message : 'the connection failed'
  return new AppError('bucket_failed', { problem }, { cause: error })
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError'
}
