import { Agent } from 'undici'
import { type AddressCheck, AddressRefused, guardedConnect } from '../../pictures/index.ts'

const redirects = 3
const mostAnswerBytes = 64 * 1024

/** What is sent, and where. */
export interface Message {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** those that go to the origin of `url` alone, wherever it redirects to */
  readonly secretHeaders: Readonly<Record<string, string>>
  readonly body: string
}

/** What came of it. */
export interface Answer {
  /** null: there was none */
  readonly status: number | null
  /** null: it was taken */
  readonly problem: string | null
  /** whether it is of use to try again */
  readonly final: boolean
}

/**
 * Sends a message by POST, over connections to checked addresses only. Redirects that ask for the same again are followed;
 * of the answer no more is read than needed.
 * @throws whatever `signal` was aborted with
 */
export async function post(
  message: Message,
  { check, timeoutMs }: { check: AddressCheck; timeoutMs: number },
  signal: AbortSignal,
): Promise<Answer> {
  const stop = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)])
  const agent = new Agent({ connect: guardedConnect(check), pipelining: 0 })
  try {
    return await sent(agent, message, stop)
  } catch (error) {
    signal.throwIfAborted()
    const refusal = [error, error instanceof Error ? error.cause : undefined].find(
      part => part instanceof AddressRefused,
    )
    if (refusal instanceof AddressRefused) return { status: null, problem: refusal.message, final: true }
    const problem = stop.aborted
      ? `it did not answer within ${timeoutMs / 1000} seconds`
      : error instanceof Error
        ? error.message
        : 'the connection failed'
    return { status: null, problem, final: false }
  } finally {
    await agent.destroy()
  }
}

async function sent(agent: Agent, message: Message, signal: AbortSignal): Promise<Answer> {
  const start = new URL(message.url)
  let url = start
  for (let hops = 0; hops <= redirects; hops += 1) {
    const secrets = url.origin === start.origin ? message.secretHeaders : {}
    const { statusCode, headers, body } = await agent.request({
      origin: url.origin,
      path: url.pathname + url.search,
      method: 'POST',
      headers: { ...message.headers, ...secrets },
      body: message.body,
      signal,
    })
    await body.dump({ limit: mostAnswerBytes, signal }).catch(() => undefined)
    if (statusCode >= 200 && statusCode < 300) return { status: statusCode, problem: null, final: true }
    const { location } = headers
    if ((statusCode !== 307 && statusCode !== 308) || typeof location !== 'string')
      return { status: statusCode, problem: `it answered ${statusCode}`, final: false }
    const next = URL.canParse(location, url.href) ? new URL(location, url) : undefined
    if (!next || !/^https?:$/.test(next.protocol) || next.username || next.password)
      return { status: statusCode, problem: 'it redirects to what is no plain http(s) URL', final: true }
    url = next
  }
  return { status: null, problem: `it redirects more than ${redirects} times`, final: true }
}
