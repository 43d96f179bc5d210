import { spawn } from 'node:child_process'
import { open, readFile, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { StartError } from '../../start-error.ts'
import type { Binaries } from './binaries.ts'
import { asOwner, type Cluster, programEnvironment } from './cluster.ts'
import { birthOf, gone, processesNamed, tell } from './processes.ts'
import { answerAt } from './queries.ts'
import { defaultSettings, type PostgresSettings } from './settings.ts'

/** A server that serves. */
export interface Postmaster {
  readonly pid: number
  readonly birth: string
  readonly socketFolder: string
}

/** The first lines of PostgreSQL's own note `postmaster.pid`, which outlives a server that was killed. */
interface Note {
  readonly pid: number
  readonly socketFolder: string
}

const orphanPatienceMs = 30_000
const silencePatienceMs = 2_000

/**
 * Finds the server that a killed process of ours left running. Waits for one that is starting or stopping, ends one
 * that nobody can reach any more, and clears away the note of a dead one when its pid has gone to a stranger.
 * @returns null when nothing of this cluster runs any more
 * @throws StartError when something of it runs that cannot be adopted
 */
export async function findOrphan(cluster: Cluster): Promise<Postmaster | null> {
  const begin = performance.now()
  for (;;) {
    const waitedMs = performance.now() - begin
    const [note, pids] = [await readNote(cluster), await processesOf(cluster)]
    const answer = note ? await answerAt(note.socketFolder) : 'absent'
    const birth = note && pids.includes(note.pid) ? await birthOf(note.pid) : null
    if (note && answer === 'serves') {
      if (birth !== null) return { pid: note.pid, birth, socketFolder: note.socketFolder }
      if (pids.length === 0) throw outOfSight(cluster)
    }
    if (answer === 'absent' && pids.length === 0) {
      if (note && (await birthOf(note.pid)) !== null) await rm(noteFile(cluster), { force: true })
      return null
    }
    if (birth !== null && answer === 'absent' && waitedMs > silencePatienceMs) tell(note?.pid ?? 0, 'SIGINT')
    if (waitedMs > orphanPatienceMs) throw stillThere(cluster, pids)
    await wait(50)
  }
}

function outOfSight(cluster: Cluster): StartError {
  return new StartError(
    `A PostgreSQL that cannot be seen from here serves ${cluster.folder}: another container, perhaps. Stop that one first.`,
  )
}

function stillThere(cluster: Cluster, pids: readonly number[]): StartError {
  return new StartError(
    `Processes ${pids.join(', ')} of an earlier PostgreSQL still use ${cluster.folder} and do not end. End them first.`,
  )
}

function processesOf(cluster: Cluster): Promise<number[]> {
  return processesNamed([`${cluster.folder} `, `postgres: ${cluster.name}: `])
}

function noteFile(cluster: Cluster): string {
  return path.join(cluster.folder, 'postmaster.pid')
}

async function readNote(cluster: Cluster): Promise<Note | null> {
  const lines = (await readFile(noteFile(cluster), 'utf8').catch(() => '')).split('\n')
  const [pid, socketFolder] = [Number(lines[0]), lines[4]]
  return pid > 0 && socketFolder ? { pid, socketFolder } : null
}

/**
 * Starts the server and waits until it serves, for as long as its recovery from a crash takes.
 * @throws StartError with the end of its log when it gives up; the signal's reason when that is aborted
 */
export async function launch(
  cluster: Cluster,
  binaries: Binaries,
  socketFolder: string,
  settings: PostgresSettings,
  signal: AbortSignal | undefined,
): Promise<Postmaster> {
  await turnLog(cluster.logFile)
  const log = await open(cluster.logFile, 'a', 0o600)
  const { size: logStart } = await log.stat()
  const flags = Object.entries({ ...defaultSettings, ...settings, cluster_name: cluster.name })
  const child = spawn(
    binaries.postgres,
    [
      '-D',
      cluster.folder,
      '-k',
      socketFolder,
      ...flags.flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    // In a process group of its own: Ctrl-C in the terminal must not stop it before the connections have ended.
    {
      ...asOwner(cluster.owner),
      detached: true,
      cwd: cluster.folder,
      env: programEnvironment,
      stdio: ['ignore', log.fd, log.fd],
    },
  )
  let failure: Error | null = null
  child.once('error', error => {
    failure = error
  })
  child.unref()
  await log.close()
  while ((await answerAt(socketFolder)) !== 'serves') {
    if (failure !== null || child.exitCode !== null || child.signalCode !== null) {
      throw await gaveUp(cluster, logStart, failure)
    }
    if (signal?.aborted) {
      child.kill('SIGINT')
      signal.throwIfAborted()
    }
    await wait(15)
  }
  const birth = child.pid === undefined ? null : await birthOf(child.pid)
  if (child.pid === undefined || birth === null) throw await gaveUp(cluster, logStart, failure)
  return { pid: child.pid, birth, socketFolder }
}

async function turnLog(file: string): Promise<void> {
  const found = await stat(file).catch(() => null)
  if (found && found.size > 10_000_000) await rename(file, `${file}.old`)
}

async function gaveUp(cluster: Cluster, logStart: number, cause: Error | null): Promise<StartError> {
  const log = await readFile(cluster.logFile)
  const words = log.subarray(logStart).toString('utf8').trim().split('\n').slice(-15).join('\n')
  return new StartError(`PostgreSQL does not start (${cluster.logFile}):\n${cause?.message ?? words}`, {
    cause,
  })
}

/**
 * Stops the server the fast way (open transactions are rolled back) and waits until it has gone.
 * @throws StartError when it does not go, even when it is told to stop at once
 */
export async function stopPostmaster({ pid, birth }: Postmaster): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    if ((await birthOf(pid)) !== birth) return
    tell(pid, signal)
    if (await gone(pid, orphanPatienceMs)) return
  }
  throw new StartError(`PostgreSQL (process ${pid}) does not stop. End it by hand: kill -QUIT ${pid}`)
}
