import type { Readable } from 'node:stream'
import { AppError } from '@gesso/core'
import { Agent } from 'undici'
import { type AddressCheck, guardedConnect } from '../pictures/index.ts'
import { failureOf, refusedWith } from './failures.ts'

const silenceTimeoutMs = 30_000

/** A request to a provider. */
export interface Question {
  readonly method?: 'GET' | 'POST'
  readonly url: URL
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly signal?: AbortSignal | undefined
  /** the object that is asked for, where it is one: then 404 means that it is not there */
  readonly key?: string
}

/**
 * Asks a provider over connections to checked addresses only.
 * @returns the body of a success
 * @throws AppError `bucket_failed`, `not_found`
 */
export type Ask = (question: Question) => Promise<Readable & { text(): Promise<string> }>

/** @param codeIn finds the provider's own word for what is wrong in the body of a refusal */
export function createAsk(check: AddressCheck, codeIn: (body: string) => string | undefined): Ask {
  const agent = new Agent({
    connect: guardedConnect(check),
    connections: 16,
    headersTimeout: silenceTimeoutMs,
    bodyTimeout: silenceTimeoutMs,
  })
  return async ({ method = 'GET', url, headers = {}, body, signal, key }) => {
    const response = await agent
      .request({
        origin: url.origin,
        path: url.pathname + url.search,
        method,
        headers: { 'user-agent': 'Gesso', ...headers },
        body: body ?? null,
        ...(signal ? { signal } : {}),
      })
      .catch((error: unknown) => {
        throw failureOf(error)
      })
    if (response.statusCode >= 200 && response.statusCode < 300) return response.body
    const said = (await response.body.text().catch(() => '')).slice(0, 10_000)
    if (response.statusCode === 404 && key !== undefined)
      throw new AppError('not_found', { what: 'object', id: key })
    throw refusedWith(response.statusCode, codeIn(said))
  }
}

/** A key as it stands in the path of a URL, its slashes kept: RFC 3986, which signatures are made over. */
export function pathOfKey(key: string): string {
  return key.split('/').map(encoded).join('/')
}

/** A text as it stands in a URL, with all encoded that RFC 3986 does not leave. */
export function encoded(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
