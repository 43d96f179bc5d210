import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import {
  AbortMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  type ListMultipartUploadsCommandOutput,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3'
import { Upload } from '@aws-sdk/lib-storage'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { AppError } from '@gesso/core'
import { checkedKey } from './file-keys.ts'
import type { FileStore } from './file-store.ts'

/** Where files are kept in a store that speaks Amazon's S3 protocol. */
interface S3Place {
  readonly bucket: string
  /** what keys begin with there; empty, or ending with a slash */
  readonly prefix: string
  readonly region: string
  /** undefined: Amazon's own */
  readonly endpoint: string | undefined
  /** whether the bucket's name stands in the path */
  readonly pathStyle: boolean
  /** undefined: those that the environment, a profile or the machine gives */
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string } | undefined
  /** whether large downloads are sent to the store itself */
  readonly presigned: boolean
}

const partBytes = 8 * 1024 * 1024
const partsAtOnce = 2
/** A multipart upload that was begun so long ago belongs to a process that is gone. */
const uploadAbandonedMs = 24 * 60 * 60 * 1000

/** Files in an S3 bucket. What is written appears there whole at its end, so a crash leaves the file or nothing. */
export function s3Store(place: S3Place, now: () => Date): FileStore {
  const { bucket: Bucket, region, endpoint, pathStyle, credentials } = place
  const client = new S3Client({
    region,
    forcePathStyle: pathStyle,
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(credentials ? { credentials } : {}),
    // Stores that are not Amazon's know nothing of the checksums that the SDK would send by itself.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  })
  const at = (key: string) => ({ Bucket, Key: place.prefix + checkedKey(key) })
  const read: FileStore['read'] = async (key, range) => {
    const Range = range && `bytes=${range.start}-${range.end}`
    const command = new GetObjectCommand({ ...at(key), ...(Range ? { Range } : {}) })
    const { Body } = await client.send(command).catch(missing(key))
    if (!(Body instanceof Readable)) throw new Error(`the store answered nothing for ${key}`)
    return Body
  }
  return {
    put: async (key, content, signal) => put(client, at(key), content, signal),
    read,
    async size(key) {
      const found = await client.send(new HeadObjectCommand(at(key))).catch(ifMissing(undefined))
      return found?.ContentLength
    },
    async atPath(key, use) {
      const content = await read(key)
      const folder = await mkdtemp(join(tmpdir(), 'gesso-file-'))
      try {
        const path = join(folder, randomUUID())
        await pipeline(content, createWriteStream(path))
        return await use(path)
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    },
    async remove(key) {
      await client.send(new DeleteObjectCommand(at(key))).catch(ifMissing(undefined))
    },
    async signedUrl(key, { lifetimeSeconds, contentType, disposition }) {
      if (!place.presigned) return undefined
      const described = { ResponseContentType: contentType, ResponseContentDisposition: disposition }
      const command = new GetObjectCommand({ ...at(key), ...described })
      return getSignedUrl(client, command, { expiresIn: lifetimeSeconds })
    },
    tidy: () => abortOldUploads(client, place, new Date(now().getTime() - uploadAbandonedMs)),
    async check() {
      await client.send(new HeadBucketCommand({ Bucket }))
    },
  }
}

async function put(
  client: S3Client,
  at: { Bucket: string; Key: string },
  content: Readable | Uint8Array,
  signal: AbortSignal | undefined,
): Promise<number> {
  const source = content instanceof Uint8Array ? Readable.from([content]) : content
  // One that fails before it is read would end the process: until then nobody else listens.
  let failure: unknown
  source.on('error', error => {
    failure = error
  })
  signal?.throwIfAborted()
  let bytes = 0
  const counted = async function* () {
    for await (const chunk of source as AsyncIterable<Buffer>) {
      signal?.throwIfAborted()
      bytes += chunk.length
      yield chunk
    }
  }
  const Body = Readable.from(counted())
  const upload = new Upload({
    client,
    params: { ...at, Body },
    partSize: partBytes,
    queueSize: partsAtOnce,
  })
  const stop = () => {
    source.destroy()
    upload.abort().catch(() => undefined)
  }
  signal?.addEventListener('abort', stop, { once: true })
  try {
    await upload.done()
    return bytes
  } catch (error) {
    source.destroy()
    signal?.throwIfAborted()
    // The SDK tells what went wrong last: perhaps only that the parts so far could not be thrown away.
    throw failure ?? error
  } finally {
    signal?.removeEventListener('abort', stop)
  }
}

/** Parts of uploads that never ended cost money and stand in no list of objects. */
async function abortOldUploads(
  client: S3Client,
  { bucket: Bucket, prefix: Prefix }: S3Place,
  before: Date,
): Promise<void> {
  let marker: { KeyMarker?: string; UploadIdMarker?: string } | undefined = {}
  while (marker) {
    const command: ListMultipartUploadsCommand = new ListMultipartUploadsCommand({
      Bucket,
      Prefix,
      ...marker,
    })
    const page: ListMultipartUploadsCommandOutput | undefined = await client
      .send(command)
      .catch(ifUnknown(undefined))
    for (const { Key, UploadId, Initiated } of page?.Uploads ?? [])
      if (Initiated && Initiated < before)
        await client
          .send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }))
          .catch(ifMissing(undefined))
    const { IsTruncated, NextKeyMarker, NextUploadIdMarker } = page ?? {}
    marker =
      IsTruncated && NextKeyMarker && NextUploadIdMarker
        ? { KeyMarker: NextKeyMarker, UploadIdMarker: NextUploadIdMarker }
        : undefined
  }
}

/** Not every store that speaks the protocol can tell its unfinished uploads; those tidy up by rules of their own. */
function ifUnknown<T>(otherwise: T) {
  return (error: unknown): T => {
    if (error instanceof S3ServiceException && error.name === 'NotImplemented') return otherwise
    throw error
  }
}

function missing(key: string) {
  return (error: unknown): never => {
    if (isMissing(error)) throw new AppError('not_found', { what: 'file', id: key }, { cause: error })
    throw error
  }
}

function ifMissing<T>(otherwise: T) {
  return (error: unknown): T => {
    if (isMissing(error)) return otherwise
    throw error
  }
}

/** HEAD has no body to name the error in, so its status is all there is. */
function isMissing(error: unknown): boolean {
  return error instanceof S3ServiceException && ['NoSuchKey', 'NotFound', 'NoSuchUpload'].includes(error.name)
}
