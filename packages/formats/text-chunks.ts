import { limitNumberLength, putNumber } from './number-text.ts'

/** Enough text for a chunk, in bytes. */
const chunkBytes = 64 * 1024
/** What is made ready for a chunk: the text that fills it goes beyond. */
const roomBytes = chunkBytes + 8 * 1024
/** UTF-8 takes no more for one of a string's units. */
const limitBytesPerUnit = 3
/** Shorter texts are sooner copied than handed to the encoder. */
const shortLength = 32
const comma = 44

/**
 * Text on its way out, as UTF-8: collected until there is enough for a chunk, so that no label costs a step of its own.
 * It is written into bytes at once: texts put together only to be taken apart again are what an export would do most.
 */
export class TextChunks {
  #bytes = Buffer.allocUnsafeSlow(roomBytes)
  #length = 0

  add(text: string): void {
    const bytes = this.#withRoom(limitBytesPerUnit * text.length)
    const from = this.#length
    this.#length = text.length > shortLength ? from + bytes.write(text, from) : putShort(bytes, from, text)
  }

  /** A number as JSON writes it. It is finite. */
  addNumber(value: number): void {
    this.#length = putNumber(this.#withRoom(limitNumberLength), this.#length, value)
  }

  /** Numbers as JSON writes a list of them, without brackets: those from one place to before another. All are finite. */
  addNumbers(numbers: Float64Array, from: number, to: number): void {
    const bytes = this.#withRoom((limitNumberLength + 1) * (to - from))
    let at = this.#length
    for (let index = from; index < to; index++) {
      if (index > from) bytes[at++] = comma
      at = putNumber(bytes, at, numbers[index] ?? 0)
    }
    this.#length = at
  }

  /**
   * What writes itself, in ASCII.
   * @param limit how many bytes it takes at most
   * @param put is given bytes and where to begin in them, and answers where the next character goes
   */
  addBytes(limit: number, put: (bytes: Uint8Array, from: number) => number): void {
    this.#length = put(this.#withRoom(limit), this.#length)
  }

  get full(): boolean {
    return this.#length >= chunkBytes
  }

  /** What was collected since the last time; nobody else writes to it any more. */
  take(): Uint8Array {
    const taken = this.#bytes.subarray(0, this.#length)
    this.#bytes = Buffer.allocUnsafeSlow(roomBytes)
    this.#length = 0
    return taken
  }

  #withRoom(bytes: number): Buffer {
    const needed = this.#length + bytes
    if (needed > this.#bytes.length) {
      const larger = Buffer.allocUnsafeSlow(2 * needed)
      this.#bytes.copy(larger, 0, 0, this.#length)
      this.#bytes = larger
    }
    return this.#bytes
  }
}

/** @returns where the next character goes */
function putShort(bytes: Buffer, from: number, text: string): number {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code > 127) return from + bytes.write(text, from)
    bytes[from + index] = code
  }
  return from + text.length
}

/** A time as exported files write it: whole seconds of UTC, `2024-12-09T17:22:33Z`. */
export function timestampText(time: Date | string): string {
  // Parsing one for each image costs as much as the rest of its line; ours are written like this already.
  const text = typeof time === 'string' && isoTime.test(time) ? time : new Date(time).toISOString()
  return `${text.slice(0, 19)}Z`
}

const isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/
