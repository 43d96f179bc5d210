import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request that arrived. */
export interface Heard {
  readonly method: string
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** A real HTTP server on this machine that answers as a test says. */
export interface Listener {
  /** e.g. http://127.0.0.1:40123 */
  readonly url: string
  /** what arrived, oldest first */
  readonly heard: Heard[]
  /** how it answers from now on; the body of the request has been read */
  answer: RequestListener
  close(): Promise<void>
}

/** Starts one; it answers 200 and nothing until it is told otherwise. */
export async function startListener(): Promise<Listener> {
  const heard: Heard[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const { method = '', url: path = '', headers } = request
    heard.push({ method, path, headers, body: Buffer.concat(chunks).toString() })
    listener.answer(request, response)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const listener: Listener = {
    url: `http://127.0.0.1:${port}`,
    heard,
    answer: (_request, response) => void response.end(),
    async close() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
  return listener
}
