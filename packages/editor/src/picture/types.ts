import type { Picture } from '../editor.ts'

/** Pictures fetched and decoded before they are needed; bounded in bytes, the longest unused goes first. */
export interface PictureCache {
  /** The decoded picture; fetched now unless it is there or under way. */
  picture(url: string, signal?: AbortSignal): Promise<Picture>
  /** The picture if it is there already: the fast way from key press to paint. */
  ready(url: string): Picture | undefined
  /** Fetches these in the background and gives up those under way that are not among them. */
  preload(urls: readonly string[]): void
  close(): void
}
