import { randomUUID } from 'node:crypto'
import { type Heard, speak } from './speak.ts'

const cookie = `Cookie: ui_last_state=${randomUUID()}`

/**
 * The request line and the headers of the vendor's SDK 0.3.12, as heard by a listening socket.
 * @param contentType the one of the last POST, PUT or PATCH: the SDK goes on sending it with every request
 */
export function sdkRequest(key: string, way: string, contentType?: string, body?: string | Buffer): string[] {
  return [
    `${way} HTTP/1.1`,
    'User-Agent: python-requests/2.34.2',
    'Accept-Encoding: gzip, deflate',
    'accept: application/json',
    'Connection: keep-alive',
    `X-Api-Key: ${key}`,
    ...(contentType === undefined ? [] : [`Content-Type: ${contentType}`]),
    cookie,
    ...(body === undefined ? [] : [`Content-Length: ${Buffer.byteLength(body)}`]),
  ]
}

/** What urllib sends, with which the SDK downloads. */
export function download(url: string): Promise<Heard> {
  const { pathname, search } = new URL(url)
  return speak(url, [
    `GET ${pathname}${search} HTTP/1.1`,
    'Accept-Encoding: identity',
    'User-Agent: Python-urllib/3.11',
    'Connection: close',
  ])
}
