import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'

/** A server on this machine that is no part of Gesso. */
export interface Listening {
  /** e.g. `http://127.0.0.1:40123` */
  readonly url: string
  readonly port: number
  /** Stops to listen; whoever comes is refused. */
  close(): Promise<void>
}

/** Listens on a port of this machine. @param port 0: any that is free */
export async function listening(answer: RequestListener, port = 0): Promise<Listening> {
  const server = createServer(answer)
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve))
  const at = portOf(server)
  return {
    url: `http://127.0.0.1:${at}`,
    port: at,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** The body of a request, as text. */
export async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  return Buffer.concat(parts).toString()
}

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('it does not listen')
  return address.port
}
