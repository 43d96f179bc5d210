import { once } from 'node:events'
import { addAbortSignal, PassThrough, Readable } from 'node:stream'
import { crc32 } from 'node:zlib'
import type { OutputFile } from '@gesso/formats'
import { deflatedContent } from './deflate.ts'
import { dataDescriptor, directoryRecord, endRecords, localHeader, type ZipEntry } from './records.ts'

/** What a zip needs to know beside its files. */
export interface ZipMaking {
  /** the time that its files bear */
  readonly at: Date
  /** waited for when everything else is written, so that nobody has the whole zip before it is done */
  beforeEnd(): Promise<void>
}

/**
 * The files as one zip, made while it is read; large ones are written as zip64. What goes wrong with a file goes wrong
 * with the zip.
 */
export function zipOf(files: AsyncIterable<OutputFile>, making: ZipMaking): Readable {
  // Not a generator: while one waits for data that never comes, it can neither fail nor be stopped.
  const output = new PassThrough({ writableHighWaterMark: 1024 * 1024 })
  fill(output, files, making).catch((error: unknown) =>
    output.destroy(error instanceof Error ? error : new Error(String(error))),
  )
  return output
}

async function fill(output: PassThrough, files: AsyncIterable<OutputFile>, making: ZipMaking): Promise<void> {
  const { at, beforeEnd } = making
  const sink = sinkInto(output)
  const entries: ZipEntry[] = []
  for await (const file of files) entries.push(await writeFile(sink, file, at))
  const offset = sink.written
  for (const entry of entries) await sink.write(directoryRecord(entry, at))
  await sink.write(endRecords({ count: entries.length, offset, size: sink.written - offset }))
  await beforeEnd()
  output.end()
}

async function writeFile(sink: Sink, { path, stored, content }: OutputFile, at: Date): Promise<ZipEntry> {
  const entry = { path: Buffer.from(path), compressed: !stored, offset: sink.written }
  await sink.write(localHeader(entry, at))
  const from = sink.written
  // A file that is read from afar may keep silent for ever.
  if (content instanceof Readable) addAbortSignal(sink.closed, content)
  const read = measured(content, sink.closed)
  for await (const chunk of stored ? read.bytes : deflatedContent(read.bytes)) await sink.write(chunk)
  const whole = { ...entry, ...read.measure(), storedSize: sink.written - from }
  await sink.write(dataDescriptor(whole))
  return whole
}

/** The bytes of a content, and what they came to once they are read. */
function measured(content: AsyncIterable<string | Uint8Array>, closed: AbortSignal) {
  let crc = 0
  let size = 0
  async function* bytes(): AsyncGenerator<Buffer, void, undefined> {
    for await (const chunk of content) {
      closed.throwIfAborted()
      const part =
        typeof chunk === 'string'
          ? Buffer.from(chunk)
          : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length)
      crc = crc32(part, crc)
      size += part.length
      yield part
    }
  }
  return { bytes: bytes(), measure: () => ({ crc, size }) }
}

/** Where the bytes of a zip go, no faster than they are taken. */
interface Sink {
  /** given when nobody reads any more */
  readonly closed: AbortSignal
  readonly written: number
  write(bytes: Buffer): Promise<void>
}

function sinkInto(output: PassThrough): Sink {
  const closing = new AbortController()
  output.once('close', () => closing.abort())
  const closed = closing.signal
  let written = 0
  return {
    closed,
    get written() {
      return written
    },
    async write(bytes) {
      closed.throwIfAborted()
      written += bytes.length
      if (!output.write(bytes)) await once(output, 'drain', { signal: closed })
    },
  }
}
