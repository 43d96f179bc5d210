import type pg from 'pg'

/** Whether a statement is a `copy (select ...) to stdout (format binary)`. */
export function isCopyOut(text: string): boolean {
  return text.startsWith('copy (')
}

/**
 * What such a statement answers: one buffer with all rows as PostgreSQL writes them, for `CopiedRows` to read.
 * It takes no values; they stand in its text.
 */
export function copiedOut(client: pg.PoolClient, text: string): Promise<Buffer> {
  return new Promise((resolve, reject) => client.query(new CopyOut(text, resolve, reject)))
}

const signatureLength = 11
const firstRoom = 256 * 1024

/** A statement whose answer comes as messages of bytes; the client tells it what happens, under names of its own. */
class CopyOut implements pg.Submittable {
  #bytes = Buffer.allocUnsafeSlow(firstRoom)
  #length = 0

  constructor(
    readonly text: string,
    readonly resolve: (bytes: Buffer) => void,
    readonly reject: (error: Error) => void,
  ) {}

  submit(connection: pg.Connection): void {
    connection.query(this.text)
  }

  handleCopyData({ chunk }: { readonly chunk: Buffer }): void {
    const end = this.#length + chunk.length
    if (end > this.#bytes.length) {
      const larger = Buffer.allocUnsafeSlow(2 * end)
      this.#bytes.copy(larger, 0, 0, this.#length)
      this.#bytes = larger
    }
    // The client writes its next messages over this one.
    chunk.copy(this.#bytes, this.#length)
    this.#length = end
  }

  handleCommandComplete(): void {}

  handleReadyForQuery(): void {
    this.resolve(this.#bytes.subarray(0, this.#length))
  }

  handleError(error: Error): void {
    this.reject(error)
  }
}

/**
 * Goes through the rows of a copy: `nextRow`, then `nextField` for each of its columns. The field at hand lies in `bytes`
 * from `from` to before `to`, as the `send` function of its type writes it: numbers with their highest byte first.
 * Source: https://www.postgresql.org/docs/current/sql-copy.html, Binary Format
 */
export class CopiedRows {
  from = 0
  to = 0

  constructor(readonly bytes: Buffer) {
    const flagsAt = signatureLength
    this.to = flagsAt + 8 + bytes.readInt32BE(flagsAt + 4)
  }

  /** @returns false after the last */
  nextRow(): boolean {
    const at = this.to
    this.to = at + 2
    return this.bytes.readInt16BE(at) >= 0
  }

  /** @returns false when it is null */
  nextField(): boolean {
    const length = this.bytes.readInt32BE(this.to)
    this.from = this.to + 4
    this.to = this.from + Math.max(0, length)
    return length >= 0
  }
}

/** The uuid that lies there in 16 bytes. */
export function uuidIn(bytes: Buffer, from: number): string {
  const digits = bytes.toString('hex', from, from + 16)
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-${digits.slice(12, 16)}-${digits.slice(16, 20)}-${digits.slice(20)}`
}
