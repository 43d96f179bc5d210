import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chown, mkdir, readFile, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { StartError } from '../../start-error.ts'
import type { Binaries } from './binaries.ts'
import type { Owner } from './owner.ts'

/** Where one embedded server keeps what is its own. */
export interface Cluster {
  /** PostgreSQL's data folder. */
  readonly folder: string
  /** Its name, which all of its processes carry in their titles. */
  readonly name: string
  readonly logFile: string
  readonly owner: Owner
}

/** The places of a data folder's cluster. */
export function clusterIn(dataFolder: string, owner: Owner): Cluster {
  const folder = pgFolderOf(dataFolder)
  const name = `gesso-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`
  return { folder, name, logFile: path.join(dataFolder, 'postgres.log'), owner }
}

/** PostgreSQL's part of a data folder. */
export function pgFolderOf(dataFolder: string): string {
  return path.join(dataFolder, 'postgres')
}

/** What PostgreSQL's programs see of our environment: nothing, so that no PGPORT, PGDATA or LANG can mislead them. */
export const programEnvironment = { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' }

/** The child process options that make a program run as the owner. */
export function asOwner(owner: Owner): { uid?: number; gid?: number } {
  return process.getuid?.() === 0 ? owner : {}
}

/**
 * Makes the cluster where there is none; broken off in the middle, the next call starts over.
 * @returns whether it was made now
 * @throws StartError when it was made by another major version, or initdb fails
 */
export async function ensureCluster(
  cluster: Cluster,
  binaries: Binaries,
  durable: boolean,
): Promise<boolean> {
  if (await stat(cluster.folder).catch(() => null)) {
    await refuseOtherVersion(cluster.folder, binaries)
    return false
  }
  const draft = `${cluster.folder}.new`
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { mode: 0o700 })
  await chown(draft, cluster.owner.uid, cluster.owner.gid)
  await initdb(draft, cluster.owner, binaries, durable)
  await rename(draft, cluster.folder)
  return true
}

async function initdb(folder: string, owner: Owner, binaries: Binaries, durable: boolean): Promise<void> {
  const options = [
    ...['--pgdata', folder, '--username', 'postgres', '--encoding', 'UTF8'],
    // Built in, so that the order of texts, and with it every index, stays as it is when the system's libraries change.
    ...['--locale', 'C', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'],
    // Whoever can open the socket can read the data files as well: a password would guard nothing more.
    ...['--auth', 'trust', '--data-checksums'],
    ...(durable ? [] : ['--no-sync']),
  ]
  const child = spawn(binaries.initdb, options, {
    ...asOwner(owner),
    cwd: folder,
    env: programEnvironment,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const code = new Promise((resolve, reject) => child.once('error', reject).once('close', resolve))
  const complaint = await text(child.stderr)
  if ((await code) !== 0) {
    throw new StartError(
      `PostgreSQL's data folder ${folder} cannot be made: ${complaint.trim()}\nSolve that, or set DATABASE_URL to a PostgreSQL of version 15 or later.`,
    )
  }
}

async function refuseOtherVersion(folder: string, binaries: Binaries): Promise<void> {
  const made = (await readFile(path.join(folder, 'PG_VERSION'), 'utf8').catch(() => '')).trim()
  const description = await readFile(path.join(binaries.folder, '..', 'package.json'), 'utf8')
  const ours = String(JSON.parse(description).version).split('.')[0]
  if (made === ours) return
  const found = made === '' ? 'no data of PostgreSQL' : `data of PostgreSQL ${made}`
  throw new StartError(
    `${folder} holds ${found}, and this Gesso brings PostgreSQL ${ours}. Restore a dump into a new folder (GESSO_DATA).`,
  )
}
