import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile } from 'node:fs/promises'
import { isIP } from 'node:net'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import type { Logger } from 'pino'
import { v7 as uuidv7 } from 'uuid'
import type { Config } from './config.ts'
import type { Context } from './context.ts'
import { migrate, openDatabase, openPool } from './db/index.ts'
import { localFeed } from './events/index.ts'
import { folderStore, urlSigner } from './files/index.ts'
import { buildApp } from './http/app.ts'
import { startSweeping } from './resources/images/index.ts'
import { startWorker } from './runs/index.ts'
import { runKinds } from './runs/kinds/index.ts'

/** A running server. */
export interface Server {
  readonly app: FastifyInstance
  readonly context: Context
  /**
   * Starts to listen where the settings say; links that are made from now on lead there, unless a public URL is set.
   * @returns where a browser on this machine finds it
   */
  listen(): Promise<string>
  /** Lets requests that are under way finish, for a while, then stops everything. */
  close(): Promise<void>
}

/** Puts the parts together on a database that is there: migrates, starts the worker, builds the app; does not listen. */
export async function compose(config: Config, database: pg.PoolConfig, log: Logger): Promise<Server> {
  const pool = openPool(database, log)
  const ran = await migrate(pool)
  if (ran.length > 0) log.info({ migrations: ran }, 'the database was brought up to date')
  const now = () => new Date()
  const worker = await startWorker(pool, log, runKinds)
  let publicUrl = config.publicUrl ?? urlOf(config.host, config.port)
  const context: Context = {
    db: openDatabase(pool),
    files: folderStore(config.filesFolder),
    urls: urlSigner(() => publicUrl, await secretOf(config), now),
    feed: localFeed(),
    runs: worker,
    log,
    settings: {
      get publicUrl() {
        return publicUrl
      },
      allowPrivateUrls: config.allowPrivateUrls,
      maxUploadBytes: config.maxUploadBytes,
      maxPixels: config.maxPixels,
    },
    now,
    newId: uuidv7,
  }
  await worker.start(context)
  const sweeping = startSweeping(context)
  const app = await buildApp(context, { trustedProxies: config.trustedProxies })
  return {
    app,
    context,
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

/** The secret that signs links: given by the administrator, else made once and kept in the data folder. */
async function secretOf(config: Config): Promise<Buffer> {
  if (config.secret) return Buffer.from(config.secret)
  await mkdir(config.dataFolder, { recursive: true })
  const place = join(config.dataFolder, 'secret')
  const existing = await readFile(place).catch(() => undefined)
  if (existing) return existing
  const secret = randomBytes(32)
  const file = await open(place, 'wx', 0o600)
  await file.writeFile(secret)
  await file.sync()
  await file.close()
  return secret
}
