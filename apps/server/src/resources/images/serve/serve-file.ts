import type { IncomingHttpHeaders } from 'node:http'
import type { Readable } from 'node:stream'
import type { Context } from '../../../context.ts'
import type { RawReply } from '../../../contract/raw-route.ts'
import { type ByteRange, byteRangeOf } from './byte-range.ts'

/** From this size on it pays to ask the store instead of this server. */
const largeBytes = 1024 * 1024

const lifetimeSeconds = 60 * 60

/** A file to be sent, and how it is called. */
export interface ServedFile {
  readonly key: string
  readonly name: string
  readonly contentType: string
  /** of files that no page of ours reads: the store may hand it out itself */
  readonly download?: boolean
}

/**
 * Sends a file, or the part of it that is asked for. A key's content never changes, so browsers may keep it; and whatever
 * it holds, no browser runs it: its type is ours, nothing is guessed, and as a page it is in a sandbox.
 * @throws AppError `not_found`
 */
export async function serveFile(
  context: Context,
  { key, name, contentType, download = false }: ServedFile,
  request: IncomingHttpHeaders,
): Promise<RawReply> {
  const tag = key.slice(key.lastIndexOf('/') + 1)
  if (isKept(tag, request)) return { status: 304, headers: headersOf(tag, name) }
  const size = await context.files.size(key)
  const elsewhere = download && (size ?? 0) >= largeBytes
  const location = elsewhere ? await signedUrlOf(context, { key, name, contentType }) : undefined
  if (location) return { status: 302, headers: { location, 'cache-control': 'no-store' } }
  return send({ tag, name, contentType, size, read: range => context.files.read(key, range) }, request)
}

/** Bytes to be sent like a file. */
export interface ServedBytes extends Omit<ServedFile, 'key' | 'download'> {
  /** names the content, which never changes */
  readonly tag: string
  readonly content: Buffer
}

/** Sends bytes as `serveFile` sends those of a file. */
export async function serveBytes(
  { content, ...served }: ServedBytes,
  request: IncomingHttpHeaders,
): Promise<RawReply> {
  if (isKept(served.tag, request)) return { status: 304, headers: headersOf(served.tag, served.name) }
  const read = async (range?: ByteRange) => (range ? content.subarray(range.start, range.end + 1) : content)
  return send({ ...served, size: content.length, read }, request)
}

interface Source extends Omit<ServedBytes, 'content'> {
  /** in bytes; undefined where there is none */
  readonly size: number | undefined
  read(range?: ByteRange): Promise<Readable | Uint8Array>
}

/** Sends what is asked for, all or a part. */
async function send(
  { tag, name, contentType, size, read }: Source,
  request: IncomingHttpHeaders,
): Promise<RawReply> {
  const headers = headersOf(tag, name)
  const asked = (request['if-range'] ?? headers.etag) === headers.etag ? request.range : undefined
  const range = size === undefined ? undefined : byteRangeOf(asked, size)
  if (range === 'unsatisfiable')
    return { status: 416, headers: { ...headers, 'content-range': `bytes */${size}` } }
  const body = await read(range)
  const { start, end } = range ?? { start: 0, end: (size ?? 0) - 1 }
  const described = { ...headers, 'content-type': contentType, 'content-length': end - start + 1 }
  return range
    ? { status: 206, headers: { ...described, 'content-range': `bytes ${start}-${end}/${size}` }, body }
    : { status: 200, headers: described, body }
}

/** Whether who asks has it already. */
function isKept(tag: string, request: IncomingHttpHeaders): boolean {
  const known = request['if-none-match']?.split(',') ?? []
  return known.some(each => each.trim().replace(/^W\//, '') === `"${tag}"`)
}

function headersOf(tag: string, name: string) {
  return {
    etag: `"${tag}"`,
    'accept-ranges': 'bytes',
    'cache-control': 'private, max-age=86400, immutable',
    ...harmless(name),
  }
}

function signedUrlOf(context: Context, { key, name, contentType }: ServedFile): Promise<string | undefined> {
  const disposition = dispositionOf(name).replace(/^inline/, 'attachment')
  return context.files.signedUrl(key, { lifetimeSeconds, contentType, disposition })
}

/** The headers under which a file of somebody's is shown: no browser runs it, and pages that have its link may read it. */
export function harmless(name: string): Readonly<Record<string, string>> {
  return {
    'content-security-policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:",
    'content-disposition': dispositionOf(name),
    'x-content-type-options': 'nosniff',
    // The signed link is the permission; pages of other sites may show and read what they were given a link to.
    'cross-origin-resource-policy': 'cross-origin',
    'access-control-allow-origin': '*',
  }
}

/** RFC 6266: a name in plain letters for old programs, and as it is for the others. */
function dispositionOf(name: string): string {
  const plain = name.replaceAll(/[^\w. -]/g, '_')
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `inline; filename="${plain}"; filename*=UTF-8''${encoded}`
}
