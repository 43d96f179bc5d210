import { createWriteStream, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { compose, type Server } from './compose.ts'
import { type Config, readConfig } from './config.ts'
import { startEmbeddedPostgres } from './db/embedded/index.ts'
import { openLog } from './logger.ts'
import { createSignInLink, prepareFirstStart } from './resources/access/index.ts'
import { StartError } from './start-error.ts'

/** Starts everything, prints where it is, and stops everything at the first SIGINT or SIGTERM. */
async function main(): Promise<void> {
  const config = readConfig(process.env)
  const stopped = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopped.abort())
  mkdirSync(config.dataFolder, { recursive: true })
  const log = openLog(
    config.logLevel,
    config.logToStdout ? undefined : createWriteStream(join(config.dataFolder, 'gesso.log'), { flags: 'a' }),
  )
  const embedded = config.databaseUrl
    ? undefined
    : await startEmbeddedPostgres({ dataFolder: config.dataFolder, log, signal: stopped.signal })
  const closers: (() => Promise<void>)[] = embedded ? [embedded.stop] : []
  try {
    const connectionString = embedded?.connectionString ?? config.databaseUrl
    const server = await compose(config, { ...(connectionString ? { connectionString } : {}) }, log)
    closers.unshift(server.close)
    await server.app.listen({ host: config.host, port: config.port })
    await welcome(server, config)
    await new Promise(resolve => stopped.signal.addEventListener('abort', resolve, { once: true }))
  } finally {
    for (const close of closers) await close()
  }
}

async function welcome(server: Server, config: Config): Promise<void> {
  const { ownerId } = await prepareFirstStart(server.context, config)
  const link = await createSignInLink(server.context, ownerId)
  process.stdout.write(
    `\n  Gesso is at ${config.publicUrl}\n\n  Sign in as the owner (once, within a day):\n  ${link}\n\n  Stop with Ctrl-C.\n\n`,
  )
}

main().catch((error: unknown) => {
  process.stderr.write(
    `\n${error instanceof StartError ? error.message : error instanceof Error ? error.stack : String(error)}\n\n`,
  )
  process.exitCode = 1
})
