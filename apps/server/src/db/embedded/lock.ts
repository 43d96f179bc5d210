import { randomUUID } from 'node:crypto'
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { StartError } from '../../start-error.ts'
import { birthOf } from './processes.ts'

/** The right of one process to a data folder; it ends with the process, however that ends. */
export interface FolderLock {
  /** Whether the lock file still names this process. */
  held(): Promise<boolean>
  release(): Promise<void>
}

interface Holder {
  readonly pid: number
  readonly birth: string
}

/**
 * Takes a data folder for this process: `gesso.lock` names its pid and birth, and is stale once that process is gone.
 * @param patienceMs how long to wait for another holder to end
 * @throws StartError naming the pid of the process that holds the folder
 */
export async function lockFolder(folder: string, patienceMs = 0): Promise<FolderLock> {
  const deadline = performance.now() + patienceMs
  for (;;) {
    try {
      return await takeLock(folder)
    } catch (error) {
      if (performance.now() > deadline) throw error
      await wait(50)
    }
  }
}

async function takeLock(folder: string): Promise<FolderLock> {
  const file = path.join(folder, 'gesso.lock')
  const ours = JSON.stringify({ pid: process.pid, birth: await birthOf(process.pid) })
  for (let attempt = 0; attempt < 10; attempt++) {
    if (await placeWhole(file, ours)) return lockAt(file, ours)
    const theirs = await contentOf(file)
    if (theirs !== null) await evictOrRefuse(file, folder, theirs)
  }
  throw new StartError(`Several programs are starting on ${folder} at once; start one of them again.`)
}

function lockAt(file: string, ours: string): FolderLock {
  // Another start may have moved it aside for a moment, to look at it again.
  const held = async (looks = 5): Promise<boolean> => {
    const content = await contentOf(file)
    if (content !== null || looks === 1) return content === ours
    await wait(20)
    return held(looks - 1)
  }
  return {
    held: () => held(),
    release: async () => {
      if (await held()) await rm(file, { force: true })
    },
  }
}

/** Linking a finished file makes the lock appear whole or not at all. */
async function placeWhole(file: string, content: string): Promise<boolean> {
  const draft = `${file}.${randomUUID()}`
  await writeFile(draft, content)
  try {
    await link(draft, file)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  } finally {
    await rm(draft, { force: true })
  }
}

async function evictOrRefuse(file: string, folder: string, content: string): Promise<void> {
  const holder = holderIn(content)
  if (holder !== null && (await birthOf(holder.pid)) === holder.birth) throw refusal(folder, holder.pid)
  // Another start may have replaced the stale lock since it was read: it is looked at again, and so is what was moved away.
  if ((await contentOf(file)) !== content) return
  const moved = `${file}.${randomUUID()}`
  await rename(file, moved).catch(() => undefined)
  const movedContent = await contentOf(moved)
  if (movedContent !== null && movedContent !== content) await link(moved, file).catch(() => undefined)
  await rm(moved, { force: true })
}

function refusal(folder: string, pid: number): StartError {
  const who = pid === process.pid ? 'this process itself' : `process ${pid}`
  return new StartError(
    `The data folder ${folder} is in use by ${who}. Stop that one first, or set GESSO_DATA to another folder.`,
  )
}

function contentOf(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch(() => null)
}

function holderIn(content: string): Holder | null {
  try {
    const { pid, birth } = JSON.parse(content)
    return typeof pid === 'number' && typeof birth === 'string' ? { pid, birth } : null
  } catch {
    return null
  }
}
