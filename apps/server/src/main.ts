import type { WriteStream } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import { join } from 'node:path'
import { compose, type Server } from './compose.ts'
import { type Config, readConfig } from './config.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './db/embedded/index.ts'
import { demoPhotos, seedDemo } from './demo/index.ts'
import { openLog } from './logger.ts'
import { createSignInLink, type FirstStart, prepareFirstStart } from './resources/access/index.ts'
import { StartError } from './start-error.ts'
import { startErrorOf } from './start-problems.ts'
import { stopOnSignals } from './stop-on-signals.ts'

/** A program that ran here a moment ago may still be stopping. */
const patienceMs = 3000

/** Starts everything, prints where it is, and stops everything at the first SIGINT or SIGTERM. */
async function main(): Promise<void> {
  const config = readConfig(process.env)
  const logFile = await openLogFile(config)
  const log = openLog(config.logLevel, logFile)
  const stop = stopOnSignals(log)
  let embedded: EmbeddedPostgres | undefined
  let server: Server | undefined
  try {
    embedded = config.databaseUrl
      ? undefined
      : await startEmbeddedPostgres({ dataFolder: config.dataFolder, log, signal: stop.signal, patienceMs })
    stop.onForce(() => embedded && process.kill(embedded.pid, 'SIGQUIT'))
    stop.signal.throwIfAborted()
    const connectionString = embedded?.connectionString ?? config.databaseUrl ?? ''
    server = await compose(config, { connectionString }, log)
    stop.signal.throwIfAborted()
    const start = await prepareFirstStart(server.context, config)
    await server.listen()
    process.send?.('serving')
    const demo = start.demoWanted && config.demo ? await addDemo(server, start) : undefined
    await welcome(server, start.ownerId, demo === undefined ? '/' : `/projects/${demo}`)
    log.info({ url: server.context.settings.publicUrl }, 'started')
    await stop.asked
  } catch (error) {
    if (!stop.signal.aborted) throw startErrorOf(error, config)
  } finally {
    await server?.close().catch(error => log.error({ err: error }, 'the server did not stop cleanly'))
    await embedded?.stop()
    log.info('stopped')
    logFile?.end()
  }
}

/** Opens the log in the data folder, which is made when missing; undefined when it goes to the standard output. */
async function openLogFile({ dataFolder, logToStdout }: Config): Promise<WriteStream | undefined> {
  try {
    await mkdir(dataFolder, { recursive: true })
    if (logToStdout) return undefined
    const place = join(dataFolder, 'gesso.log')
    const file = await open(place, 'a', 0o600)
    return file.createWriteStream()
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error)
    throw new StartError(`GESSO_DATA: the data folder ${dataFolder} cannot be written (${problem})`)
  }
}

/** The demo is a gift: where it cannot be made, the server serves without it. @returns the project's id */
async function addDemo({ context }: Server, start: FirstStart): Promise<string | undefined> {
  const photos = demoPhotos()
  if (photos === undefined) return undefined
  try {
    return await seedDemo(context, start, photos)
  } catch (error) {
    context.log.error({ err: error }, 'the demo was not made')
    return undefined
  }
}

async function welcome({ context }: Server, ownerId: string, next: string): Promise<void> {
  if (process.env['GESSO_RESTARTED']) {
    process.stdout.write('\n  Gesso had ended unexpectedly and serves again.\n\n')
    return
  }
  const link = await createSignInLink(context, ownerId, next)
  process.stdout.write(
    `\n  Gesso is at ${context.settings.publicUrl}\n\n  Sign in as the owner (once, within a day):\n  ${link}\n\n  Stop with Ctrl-C.\n\n`,
  )
}

main().catch((error: unknown) => {
  const words =
    error instanceof StartError ? error.message : error instanceof Error ? error.stack : String(error)
  process.stderr.write(`\n${words}\n\n`)
  process.exitCode = 1
})
