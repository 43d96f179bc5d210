import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile } from 'node:fs/promises'
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
import { startWorker } from './runs/index.ts'

const maxUploadBytes = 512 * 1024 * 1024
const maxPixels = 500_000_000

/** A running server. */
export interface Server {
  readonly app: FastifyInstance
  readonly context: Context
  close(): Promise<void>
}

/** Puts the parts together on a database that is there: migrates, starts the worker, builds the app; does not listen. */
export async function compose(config: Config, database: pg.PoolConfig, log: Logger): Promise<Server> {
  const pool = openPool(database, log)
  const ran = await migrate(pool)
  if (ran.length > 0) log.info({ migrations: ran }, 'the database was brought up to date')
  const now = () => new Date()
  const worker = await startWorker(pool, log)
  const context: Context = {
    db: openDatabase(pool),
    files: folderStore(config.filesFolder),
    urls: urlSigner(config.publicUrl, await secretOf(config), now),
    feed: localFeed(),
    runs: worker,
    log,
    settings: {
      publicUrl: config.publicUrl,
      allowPrivateUrls: config.allowPrivateUrls,
      maxUploadBytes,
      maxPixels,
    },
    now,
    newId: uuidv7,
  }
  await worker.start(context)
  const app = await buildApp(context)
  return {
    app,
    context,
    async close() {
      await app.close()
      await worker.stop()
      await pool.end()
    },
  }
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
