import { mkdir, realpath, rm } from 'node:fs/promises'
import { StartError } from '../../start-error.ts'
import { type Binaries, findBinaries } from './binaries.ts'
import { type Cluster, clusterIn, ensureCluster, pgFolderOf } from './cluster.ts'
import { type FolderLock, lockFolder } from './lock.ts'
import { giveTo, openWay, ownerFor } from './owner.ts'
import { findOrphan, launch, type Postmaster, stopPostmaster } from './postmaster.ts'
import { ensureDatabase } from './queries.ts'
import { reachableBinaries, refuseUnreachable } from './reachable.ts'
import type { PostgresSettings } from './settings.ts'
import { makeSocketFolder, socketFolderOf } from './socket-folder.ts'

/** Where the launcher says what it does; pino's logger is one. */
export interface StartLog {
  info(facts: object, words: string): void
  warn(facts: object, words: string): void
}

export interface EmbeddedPostgresOptions {
  /** Gesso's data folder; made when missing. PostgreSQL gets `postgres`, `postgres.log` and `socket` in it. */
  readonly dataFolder: string
  readonly log: StartLog
  readonly signal?: AbortSignal
  /** how long to wait for another program that has the folder to end; none when left out */
  readonly patienceMs?: number
  /** Settings of PostgreSQL over our own; `fsync: 'off'` also makes a new cluster faster, for tests alone. */
  readonly settings?: PostgresSettings
}

/** A running PostgreSQL of our own, and the right to its data folder. */
export interface EmbeddedPostgres {
  /** For the role `gesso`, which owns the database `gesso` and nothing else. */
  readonly connectionString: string
  /** For the superuser, on the database `postgres`. */
  readonly adminConnectionString: string
  readonly pid: number
  /** Whether it was running already, left by a process of ours that was killed. */
  readonly adopted: boolean
  /** Stops the server and gives the data folder free; end your connections first, or they are cut. */
  stop(): Promise<void>
}

/**
 * Starts PostgreSQL in a data folder, or adopts the one that still runs there, and makes its database when missing.
 * @throws StartError that says what to do: folder in use, no programs for this system, folders in the way, a failed start
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { log, signal, settings = {} } = options
  signal?.throwIfAborted()
  const binaries = await findBinaries()
  await mkdir(options.dataFolder, { recursive: true, mode: process.getuid?.() === 0 ? 0o755 : 0o700 })
  // PostgreSQL notes real paths; one folder must have one name, or two could hold it.
  const dataFolder = await realpath(options.dataFolder)
  const lock = await lockFolder(dataFolder, options.patienceMs)
  let postmaster: Postmaster | null = null
  try {
    const cluster = clusterIn(dataFolder, await ownerFor(pgFolderOf(dataFolder)))
    postmaster = await findOrphan(cluster)
    const adopted = postmaster !== null
    postmaster ??= await startIn(dataFolder, cluster, binaries, { settings, signal, log })
    if (!(await lock.held())) throw new StartError(`Another start took ${dataFolder} meanwhile; start again.`)
    await ensureDatabase(postmaster.socketFolder)
    log.info(
      { pid: postmaster.pid, adopted, dataFolder },
      adopted ? 'adopted PostgreSQL' : 'started PostgreSQL',
    )
    return embedded(postmaster, adopted, lock, socketFolderOf(dataFolder))
  } catch (error) {
    if (postmaster) await stopPostmaster(postmaster)
    await lock.release()
    throw error
  }
}

interface StartContext {
  readonly settings: PostgresSettings
  readonly signal: AbortSignal | undefined
  readonly log: StartLog
}

async function startIn(
  dataFolder: string,
  cluster: Cluster,
  found: Binaries,
  { settings, signal, log }: StartContext,
): Promise<Postmaster> {
  await openWay(cluster.owner, dataFolder)
  await refuseUnreachable(cluster.owner, dataFolder)
  const binaries = await reachableBinaries(found, cluster.owner, dataFolder)
  const socketFolder = socketFolderOf(dataFolder)
  await makeSocketFolder(socketFolder, cluster.owner)
  const made = await ensureCluster(cluster, binaries, settings.fsync !== 'off')
  if (made) log.info({ folder: cluster.folder }, 'made a new PostgreSQL cluster')
  else await giveTo(cluster.owner, cluster.folder)
  return launch(cluster, binaries, socketFolder, settings, signal)
}

function embedded(
  postmaster: Postmaster,
  adopted: boolean,
  lock: FolderLock,
  ownSocketFolder: string,
): EmbeddedPostgres {
  const url = (user: string, database: string) =>
    `postgresql://${user}@localhost/${database}?host=${encodeURIComponent(postmaster.socketFolder)}`
  return {
    connectionString: url('gesso', 'gesso'),
    adminConnectionString: url('postgres', 'postgres'),
    pid: postmaster.pid,
    adopted,
    stop: async () => {
      await stopPostmaster(postmaster)
      await rm(ownSocketFolder, { recursive: true, force: true })
      await lock.release()
    },
  }
}
