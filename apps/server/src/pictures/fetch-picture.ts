import { type Readable, Transform } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { AppError } from '@gesso/core'
import { Agent, type Dispatcher } from 'undici'
import { addressProblem } from './addresses.ts'
import { type AddressCheck, AddressRefused, guardedConnect } from './guarded-connect.ts'

const redirects = 3

/** What a fetch may do, and how long. */
export interface FetchLimits extends AddressCheck {
  readonly maxBytes: number
  readonly timeoutMs: number
}

/** The limits of fetches from public addresses only. */
export const publicOnly = addressProblem

/** Lets every address pass; for servers that are told to trust their network. */
export const anyAddress = (): undefined => undefined

/**
 * Fetches a file over HTTP(S) and hands its bytes, as they come and decompressed, to `use`. Every address is checked when
 * it is connected to, so that neither a redirect nor a name whose address changes leads past the check.
 * @throws AppError `url_refused`, `url_unreachable`, `file_too_large`
 */
export async function fetchPicture<T>(
  url: string,
  limits: FetchLimits,
  signal: AbortSignal | undefined,
  use: (content: Readable) => Promise<T>,
): Promise<T> {
  const timeout = AbortSignal.timeout(limits.timeoutMs)
  const stop = signal ? AbortSignal.any([signal, timeout]) : timeout
  const agent = new Agent({ connect: guardedConnect(limits), pipelining: 0 })
  const inWords = (error: unknown) => wordsFor(error, url, timeout.aborted ? limits.timeoutMs : undefined)
  try {
    const response = await follow(agent, checkedUrl(url, url), url, stop).catch(error => {
      throw inWords(error)
    })
    const content = contentOf(response, url, limits.maxBytes, stop)
    let failure: unknown
    content.once('error', error => {
      failure = error
    })
    return await use(content).catch(error => {
      throw error === failure ? inWords(error) : error
    })
  } finally {
    await agent.destroy()
  }
}

/**
 * Refuses a URL that is not even to be tried.
 * @throws AppError `url_refused`
 */
export function checkFetchable(url: string): void {
  checkedUrl(url, url)
}

function checkedUrl(url: string, given: string, base?: URL): URL {
  if (!URL.canParse(url, base?.href)) throw refused(given, 'it is no URL')
  const parsed = new URL(url, base)
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:')
    throw refused(given, `its scheme is ${parsed.protocol.slice(0, -1)}, not http or https`)
  if (parsed.username || parsed.password) throw refused(given, 'it contains a user name or password')
  return parsed
}

async function follow(
  agent: Agent,
  start: URL,
  given: string,
  signal: AbortSignal,
): Promise<Dispatcher.ResponseData> {
  let url = start
  for (let hops = 0; hops <= redirects; hops += 1) {
    const response = await agent.request({
      origin: url.origin,
      path: url.pathname + url.search,
      method: 'GET',
      headers: { accept: 'image/*,*/*;q=0.5', 'accept-encoding': 'identity', 'user-agent': 'Gesso' },
      signal,
    })
    const { location } = response.headers
    if (response.statusCode === 200) return response
    await response.body.dump().catch(() => undefined)
    if (![301, 302, 303, 307, 308].includes(response.statusCode) || typeof location !== 'string')
      throw new AppError('url_unreachable', {
        url: given,
        problem: `it answered ${response.statusCode}`,
        status: response.statusCode,
      })
    url = checkedUrl(location, given, url)
  }
  throw refused(given, `it redirects more than ${redirects} times`)
}

/** The body, decompressed where the server compressed it unasked, and cut off with an error where it grows too large. */
function contentOf(
  { headers, body }: Dispatcher.ResponseData,
  url: string,
  maxBytes: number,
  signal: AbortSignal,
): Readable {
  const tooLarge = new AppError('file_too_large', { name: url, limitBytes: maxBytes })
  if (Number(headers['content-length'] ?? 0) > maxBytes) {
    body.destroy()
    throw tooLarge
  }
  let bytes = 0
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      done(bytes > maxBytes ? tooLarge : null, chunk)
    },
  })
  const steps = [body, ...decompressing(String(headers['content-encoding'] ?? 'identity'), url), counted]
  for (const [index, step] of steps.entries()) {
    const next = steps[index + 1]
    step.once('error', error => counted.destroy(error))
    counted.once('close', () => step.destroy())
    if (next instanceof Transform) step.pipe(next)
  }
  signal.addEventListener('abort', () => counted.destroy(new Error('aborted')), { once: true })
  return counted
}

function decompressing(encoding: string, url: string): Transform[] {
  if (encoding === 'identity' || encoding === '') return []
  if (encoding === 'gzip' || encoding === 'x-gzip') return [createGunzip()]
  if (encoding === 'deflate') return [createInflate()]
  if (encoding === 'br') return [createBrotliDecompress()]
  throw new AppError('url_unreachable', { url, problem: `its content-encoding ${encoding} is unknown` })
}

function wordsFor(error: unknown, url: string, timedOutAfterMs: number | undefined): unknown {
  if (error instanceof AppError) return error
  const refusal = [error, error instanceof Error ? error.cause : undefined].find(
    part => part instanceof AddressRefused,
  )
  if (refusal instanceof AddressRefused) return refused(url, refusal.message)
  const problem =
    timedOutAfterMs !== undefined
      ? `it was not received within ${timedOutAfterMs / 1000} seconds`
      : error instanceof Error
        ? error.message
        : 'the connection failed'
  return new AppError('url_unreachable', { url, problem }, { cause: error })
}

function refused(url: string, problem: string): AppError {
  return new AppError('url_refused', { url, problem })
}
