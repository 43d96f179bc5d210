import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile, rm } from 'node:fs/promises'
import { isIP } from 'node:net'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import type { Logger } from 'pino'
import { v7 as uuidv7 } from 'uuid'
import {
  azProvider,
  type BucketProvider,
  dummyProvider,
  gcsProvider,
  openBuckets,
  s3Provider,
} from './buckets/index.ts'
import { type Clock, duties, startClock } from './clock/index.ts'
import type { Config } from './config.ts'
import type { Context } from './context.ts'
import { migrate, openDatabase, openPool } from './db/index.ts'
import { gtStudioResultWriter } from './dialects/gt-studio/index.ts'
import { localFeed, localNewsFeed } from './events/index.ts'
import { type FileStore, folderStore, urlSigner } from './files/index.ts'
import { buildApp } from './http/app.ts'
import { anyAddress, publicOnly } from './pictures/index.ts'
import { resealSecrets } from './resources/buckets/index.ts'
import { resealCallbacks } from './resources/callbacks/index.ts'
import { startSweeping } from './resources/images/index.ts'
import type { ResultWriter } from './resources/job-results/index.ts'
import { startWorker } from './runs/index.ts'
import { runKinds } from './runs/kinds/index.ts'
import { unreachable } from './s3-setting.ts'
import { aesSealer } from './sealing/index.ts'

/** A running server. */
export interface Server {
  readonly app: FastifyInstance
  readonly context: Context
  readonly clock: Clock
  /**
   * Starts to listen where the settings say; links that are made from now on lead there, unless a public URL is set.
   * @returns where a browser on this machine finds it
   */
  listen(): Promise<string>
  /** Lets requests that are under way finish, for a while, then stops everything. */
  close(): Promise<void>
}

/** What a server may be put together with instead of what it has in use. */
export interface Parts {
  /** in whose words results and callbacks are told; GT Studio's, whose API asks for jobs */
  readonly resultWriter?: ResultWriter
}

/** Puts the parts together on a database that is there: migrates, starts the worker, builds the app; does not listen. */
export async function compose(
  config: Config,
  database: pg.PoolConfig,
  log: Logger,
  { resultWriter = gtStudioResultWriter }: Parts = {},
): Promise<Server> {
  // It would say on every start that it will want a newer Node one day; its version is pinned.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true'
  const pool = openPool(database, log)
  const ran = await migrate(pool)
  if (ran.length > 0) log.info({ migrations: ran }, 'the database was brought up to date')
  const now = () => new Date()
  const worker = await startWorker(pool, log, runKinds)
  let clock: Clock | undefined
  let publicUrl = config.publicUrl ?? urlOf(config.host, config.port)
  const context: Context = {
    db: openDatabase(pool),
    files: await filesOf(config, now),
    urls: urlSigner(() => publicUrl, await secretOf(config), now),
    buckets: openBuckets(providersOf(config, now)),
    sealer: aesSealer(await sealingKeysOf(config)),
    feed: localFeed(),
    news: localNewsFeed(),
    runs: worker,
    log,
    settings: {
      get publicUrl() {
        return publicUrl
      },
      allowPrivateUrls: config.allowPrivateUrls,
      pictureOrigins: config.pictureOrigins,
      maxUploadBytes: config.maxUploadBytes,
      maxPixels: config.maxPixels,
      exportDays: config.exportDays,
      maxVideoSeconds: config.maxVideoSeconds,
      ffmpegPath: config.ffmpegPath,
      scratchFolder: await emptiedFolder(join(config.dataFolder, 'scratch')),
    },
    now,
    nudge: (...due) => clock?.nudge(due),
    newId: uuidv7,
  }
  await resealSecrets(context)
  await resealCallbacks(context)
  await worker.start(context)
  const sweeping = startSweeping(context)
  const started = startClock(context, duties(resultWriter))
  clock = started
  const app = await buildApp(context, { trustedProxies: config.trustedProxies })
  return {
    app,
    context,
    clock: started,
    async listen() {
      await app.listen({ host: config.host, port: config.port })
      const address = app.server.address()
      const port = typeof address === 'object' && address ? address.port : config.port
      const url = urlOf(config.host, port)
      publicUrl = config.publicUrl ?? url
      return url
    },
    async close() {
      await app.close()
      await started.stop()
      await worker.stop()
      await sweeping.stop()
      await pool.end()
    },
  }
}

/** Where a browser on this machine finds a server that listens on a host: no browser opens "every address". */
function urlOf(host: string, port: number): string {
  const reachable = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host
  return `http://${isIP(reachable) === 6 ? `[${reachable}]` : reachable}:${port}`
}

/**
 * Where files are kept.
 * @throws StartError when it is a bucket that cannot be reached
 */
async function filesOf({ filesBucket, filesFolder }: Config, now: () => Date): Promise<FileStore> {
  if (!filesBucket) return folderStore(filesFolder)
  // The SDK takes a while to load: only servers that keep files in a bucket wait for it.
  const { s3Store } = await import('./files/s3-store.ts')
  const store = s3Store(filesBucket, now)
  await store.check().catch((error: unknown) => {
    throw unreachable(filesBucket, error)
  })
  return store
}

/** The kinds of buckets, each of which connects to checked addresses only. */
function providersOf({ allowPrivateUrls, stsEndpoint }: Config, now: () => Date): BucketProvider[] {
  const check = { problemOf: allowPrivateUrls ? anyAddress : publicOnly }
  return [s3Provider(check, stsEndpoint), gcsProvider(check, now), azProvider(check, now), dummyProvider]
}

/** A folder with nothing in it: what a server that died left there is gone. */
async function emptiedFolder(place: string): Promise<string> {
  await rm(place, { recursive: true, force: true })
  await mkdir(place, { recursive: true, mode: 0o700 })
  return place
}

/** The secret that signs links: given by the administrator, else made once and kept in the data folder. */
async function secretOf({ secret, dataFolder }: Config): Promise<Buffer> {
  return secret ? Buffer.from(secret) : keptSecret(dataFolder, 'secret')
}

/** The keys that seal the secrets of others, likewise. */
async function sealingKeysOf({ secretKeys, dataFolder }: Config): Promise<Buffer[]> {
  // One that was made here before the administrator gave others still opens what it sealed.
  const made = join(dataFolder, 'secret-key')
  const older = await readFile(made).catch(() => undefined)
  const given = [...secretKeys.map(key => Buffer.from(key)), ...(older ? [older] : [])]
  return given.length > 0 ? given : [await keptSecret(dataFolder, 'secret-key')]
}

async function keptSecret(dataFolder: string, name: string): Promise<Buffer> {
  await mkdir(dataFolder, { recursive: true })
  const place = join(dataFolder, name)
  const existing = await readFile(place).catch(() => undefined)
  if (existing) return existing
  const secret = randomBytes(32)
  const file = await open(place, 'wx', 0o600)
  await file.writeFile(secret)
  await file.sync()
  await file.close()
  return secret
}
