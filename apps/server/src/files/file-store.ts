import type { Readable } from 'node:stream'

/** How a file is handed out by the store itself. */
export interface SignedFile {
  readonly lifetimeSeconds: number
  readonly contentType: string
  /** RFC 6266 */
  readonly disposition: string
}

/** Where the bytes of pictures and exports are kept: a folder or an S3-compatible store. Keys are `/`-separated, made by us, never by a client. */
export interface FileStore {
  /** Keeps a stream whole or not at all. @returns the number of bytes kept */
  put(key: string, content: Readable | Uint8Array, signal?: AbortSignal): Promise<number>
  /** @param range first and last byte, both inclusive @throws AppError `not_found` */
  read(key: string, range?: { start: number; end: number }): Promise<Readable>
  /** @returns size in bytes, or undefined when there is no such file */
  size(key: string): Promise<number | undefined>
  /**
   * Gives a file a place on this machine's disk for as long as `use` lasts; it is not to be changed there.
   * @throws AppError `not_found`
   */
  atPath<T>(key: string, use: (path: string) => Promise<T>): Promise<T>
  /**
   * A URL of the store's own under which a file opens for a while, so that its bytes need not pass through this server;
   * undefined where there is none, or where it is not to be used.
   */
  signedUrl(key: string, as: SignedFile): Promise<string | undefined>
  /** Removes a file; one that is not there is no error. */
  remove(key: string): Promise<void>
  /** Removes what was left half-written by a process that ended in the middle of it. */
  tidy(): Promise<void>
  /** Whether the store can be written and read at the moment. */
  check(): Promise<void>
}
