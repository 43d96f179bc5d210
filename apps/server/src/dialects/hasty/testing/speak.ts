import { connect } from 'node:net'

/** A reply, read off the wire. */
export interface Heard {
  readonly status: number
  /** names in lower case */
  readonly headers: ReadonlyMap<string, string>
  /** the bytes after the head */
  readonly bytes: Buffer
  /** those as JSON; undefined when there are none */
  readonly json: unknown
}

/**
 * Sends a request exactly as it is written, which no HTTP library would: headers in their order and case, empty ones too.
 * @param lines the request line and the headers; Content-Length is the writer's business
 */
export async function speak(
  url: string,
  lines: readonly string[],
  body: string | Buffer = '',
): Promise<Heard> {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  const head = [lines[0], `Host: ${hostname}:${port}`, ...lines.slice(1)].join('\r\n')
  socket.write(Buffer.concat([Buffer.from(`${head}\r\n\r\n`), Buffer.from(body)]))
  let received = Buffer.alloc(0)
  try {
    for await (const chunk of socket as AsyncIterable<Buffer>) {
      received = Buffer.concat([received, chunk])
      const heard = readReply(received)
      if (heard) return heard
    }
  } finally {
    socket.destroy()
  }
  throw new Error(`the connection was closed after ${received.length} bytes`)
}

function readReply(received: Buffer): Heard | undefined {
  const end = received.indexOf('\r\n\r\n')
  if (end < 0) return undefined
  const [statusLine = '', ...lines] = received.subarray(0, end).toString().split('\r\n')
  const headers = new Map(lines.map(line => [line.split(':')[0]?.toLowerCase() ?? '', valueIn(line)]))
  const bytes = received.subarray(end + 4)
  const length = Number(headers.get('content-length') ?? 0)
  if (bytes.length < length) return undefined
  const isJson = headers.get('content-type')?.startsWith('application/json') && length > 0
  const json: unknown = isJson ? JSON.parse(bytes.toString()) : undefined
  return { status: Number(statusLine.split(' ')[1]), headers, bytes, json }
}

function valueIn(line: string): string {
  return line.slice(line.indexOf(':') + 1).trim()
}
