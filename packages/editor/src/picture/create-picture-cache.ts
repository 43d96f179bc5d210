import type { Picture } from '../editor.ts'
import type { PictureCache } from './types.ts'

interface Entry {
  readonly loading: Promise<Picture>
  readonly stop: AbortController
  picture: Picture | null
  bytes: number
  /** someone waits for it, so that it is not given up with the preloads */
  wanted: boolean
}

/** What the cache is given. */
export interface PictureCacheOptions {
  readonly limitBytes: number
  /** Fetches and decodes; `close` of the source is called when it goes. */
  load(url: string, signal: AbortSignal): Promise<ImageBitmap>
}

/** An empty cache of decoded pictures, four bytes a pixel. */
export function createPictureCache(options: PictureCacheOptions = browserPictures): PictureCache {
  /** from the longest unused to the last used */
  const entries = new Map<string, Entry>()
  /** On screen, or about to be: closing one of these would break the next frame. */
  let shown: readonly string[] = []

  function show(url: string): void {
    shown = [...shown.filter(each => each !== url), url].slice(-2)
  }

  function begin(url: string): Entry {
    const stop = new AbortController()
    const entry: Entry = {
      stop,
      picture: null,
      bytes: 0,
      wanted: false,
      loading: options.load(url, stop.signal).then(
        bitmap => {
          entry.picture = { source: bitmap, size: { width: bitmap.width, height: bitmap.height } }
          entry.bytes = bitmap.width * bitmap.height * 4
          if (entries.get(url) !== entry) close(entry)
          else makeRoom(url)
          return entry.picture
        },
        (error: unknown) => {
          if (entries.get(url) === entry) entries.delete(url)
          throw error
        },
      ),
    }
    // A preload that fails is tried again when it is wanted.
    entry.loading.catch(() => {})
    entries.set(url, entry)
    return entry
  }

  function used(url: string): Entry | undefined {
    const entry = entries.get(url)
    if (entry === undefined) return undefined
    entries.delete(url)
    entries.set(url, entry)
    return entry
  }

  /** Never the picture just loaded, which may be larger than the cache. */
  function makeRoom(kept: string): void {
    let bytes = [...entries.values()].reduce((sum, entry) => sum + entry.bytes, 0)
    for (const [url, entry] of entries) {
      if (bytes <= options.limitBytes) return
      if (url === kept || shown.includes(url) || entry.picture === null) continue
      bytes -= entry.bytes
      entries.delete(url)
      close(entry)
    }
  }

  return {
    async picture(url, signal) {
      signal?.throwIfAborted()
      const entry = used(url) ?? begin(url)
      entry.wanted = true
      show(url)
      const aborted = new Promise<never>((_, reject) => {
        signal?.addEventListener('abort', () => {
          entry.wanted = false
          reject(signal.reason)
        })
      })
      return Promise.race([entry.loading, aborted])
    },
    ready(url) {
      const picture = used(url)?.picture ?? undefined
      if (picture !== undefined) show(url)
      return picture
    },
    preload(urls) {
      for (const [url, entry] of entries) {
        if (entry.picture !== null || entry.wanted || urls.includes(url)) continue
        entries.delete(url)
        entry.stop.abort()
      }
      for (const url of urls) used(url) ?? begin(url)
    },
    close() {
      for (const entry of entries.values()) {
        entry.stop.abort()
        close(entry)
      }
      entries.clear()
    },
  }
}

const browserPictures: PictureCacheOptions = {
  limitBytes: 512 * 1024 * 1024,
  async load(url, signal) {
    const reply = await fetch(url, { signal })
    if (!reply.ok) throw new TypeError(`the picture answered ${reply.status}`)
    return createImageBitmap(await reply.blob())
  },
}

function close(entry: Entry): void {
  const source = entry.picture?.source
  if (source !== undefined && 'close' in source && typeof source.close === 'function') source.close()
}
