import type { Logger } from 'pino'
import type { Buckets } from './buckets/index.ts'
import type { Database } from './db/index.ts'
import type { ChangeFeed, NewsFeed } from './events/index.ts'
import type { FileStore, UrlSigner } from './files/index.ts'
import type { RunQueue } from './runs/queue.ts'
import type { Sealer } from './sealing/index.ts'

/** What use cases reach the world through; composed once in compose.ts, nothing else reads the clock or the environment. */
export interface Context {
  readonly db: Database
  readonly files: FileStore
  readonly urls: UrlSigner
  readonly buckets: Buckets
  readonly sealer: Sealer
  readonly feed: ChangeFeed
  /** Told after the commit of what lists and boards show; who missed it asks again by the clock. */
  readonly news: NewsFeed
  readonly runs: RunQueue
  readonly log: Logger
  readonly settings: Settings
  now(): Date
  /** Has what became due looked at at once; call it after the commit. Without it the clock finds it a little later. */
  nudge(...due: readonly Due[]): void
  /** a uuid of version 7: later ones sort after earlier ones */
  newId(): string
}

/** What becomes due by time or by what others did; the clock has a duty for each. */
export type Due = 'leases' | 'attachments' | 'arrivals' | 'results' | 'callbacks'

/** What an administrator may set and use cases need to know. */
export interface Settings {
  /** absolute, without a slash at its end; links in replies start with it */
  readonly publicUrl: string
  readonly allowPrivateUrls: boolean
  /** from which browsers may load pictures themselves */
  readonly pictureOrigins: readonly string[]
  readonly maxUploadBytes: number
  readonly maxPixels: number
  /** for so many days the files of exports are kept */
  readonly exportDays: number
  readonly maxVideoSeconds: number
  /** the program to call */
  readonly ffmpegPath: string
  /** for files that are of use only while something is made of them; emptied when the server starts */
  readonly scratchFolder: string
}
