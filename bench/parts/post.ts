import { type Agent, request } from 'node:http'

/** Where requests go, and as whom. */
export interface Target {
  readonly agent: Agent
  readonly url: string
  readonly key: string
}

/**
 * Sends JSON that was made before, and gives the reply as it came: the client's own work is not what is measured.
 * @throws Error when the reply is no success
 */
export function post({ agent, url, key }: Target, path: string, body: string): Promise<Buffer> {
  const headers = {
    'X-Api-Key': key,
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(body),
  }
  return new Promise((resolve, reject) => {
    const sent = request(`${url}${path}`, { method: 'POST', agent, headers }, reply => {
      const chunks: Buffer[] = []
      reply.on('data', chunk => chunks.push(chunk))
      reply.once('end', () => {
        const answer = Buffer.concat(chunks)
        if (reply.statusCode === 200) resolve(answer)
        else reject(new Error(`the server answered ${reply.statusCode} to ${path}: ${answer}`))
      })
    })
    sent.once('error', reject).end(body)
  })
}
