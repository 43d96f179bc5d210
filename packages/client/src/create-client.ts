import { type Api, apiOver, type Input } from './api.gen.ts'
import { ApiError, apiErrorOf } from './api-error.ts'

/** Where and how the client sends. */
export interface ClientOptions {
  /** e.g. `http://127.0.0.1:4242`; empty in a page of the server itself */
  readonly baseUrl?: string
  /** an API key; a page of the server uses its session cookie instead */
  readonly apiKey?: string
  /** defaults to the global one */
  readonly fetch?: typeof globalThis.fetch
}

/**
 * The typed client of our own API.
 * @throws ApiError for every answer that is not a success; status 0 when the server cannot be reached
 */
export function createClient(options: ClientOptions = {}): Api {
  return apiOver((method, path, input, signal) => send(options, method, path, input, signal))
}

async function send<T>(
  { baseUrl = '', apiKey, fetch = globalThis.fetch }: ClientOptions,
  method: string,
  path: string,
  { params = {}, query = {}, body }: Input = {},
  signal?: AbortSignal,
): Promise<T> {
  const headers = new Headers()
  if (apiKey !== undefined) headers.set('X-Api-Key', apiKey)
  if (body !== undefined) headers.set('Content-Type', 'application/json')
  const response = await fetch(`${baseUrl}${filled(path, params)}${searchOf(query)}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error
    throw new ApiError(0, 'unreachable', 'The server cannot be reached', {}, { cause: error })
  })
  if (!response.ok) throw await apiErrorOf(response)
  const reply: T = response.status === 204 ? undefined : await response.json()
  return reply
}

function filled(path: string, params: Readonly<Record<string, string>>): string {
  return path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
}

/** `?a=1&b=2&b=3`; undefined values are left out. */
function searchOf(query: Readonly<Record<string, unknown>>): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined) search.append(name, String(one))
  return search.size > 0 ? `?${search}` : ''
}
