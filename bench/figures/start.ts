import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort, openBrowser } from '@gesso/testing'
import { type Figure, figure } from '../parts/figure.ts'
import { answering } from '../parts/stage.ts'

const startScript = fileURLToPath(new URL('../../scripts/start.mjs', import.meta.url))
const restMs = 20_000

/**
 * From `npm start`'s script to a sign-in page that can be used, with everything installed, built and the data folder
 * made (Chromium runs already); and the memory of all processes, shared pages counted once (PSS), after 20 s of rest.
 */
export async function measureStart(): Promise<Figure[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'gesso-bench-'))
  const browser = await openBrowser()
  try {
    const first = await start(folder)
    await first.stop()
    const page = await browser.page()
    const begun = performance.now()
    const warm = await start(folder)
    await page.goto(`${warm.url}/sign-in`)
    await page.getByRole('button', { name: /sign in/i }).waitFor()
    const seconds = (performance.now() - begun) / 1000
    await page.close()
    await new Promise(resolve => setTimeout(resolve, restMs))
    const memory = memoryOfTree(warm.child.pid ?? 0)
    await warm.stop()
    return [
      figure('start to first page, warm', seconds, 's', { limit: 5, atMost: 1 }),
      figure('idle memory of all processes', memory, 'MB', { limit: 250, atMost: 1 }),
    ]
  } finally {
    await browser.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function start(folder: string): Promise<{ url: string; child: ChildProcess; stop(): Promise<void> }> {
  const port = await freePort()
  const env = { ...process.env, GESSO_DATA: folder, GESSO_PORT: String(port) }
  const child = spawn(process.execPath, [startScript], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  const url = `http://127.0.0.1:${port}`
  await answering(`${url}/readyz`, child)
  return {
    url,
    child,
    stop: async () => {
      const closed = new Promise(resolve => child.once('close', resolve))
      child.kill('SIGINT')
      await closed
    },
  }
}

/** PSS of a process and all its descendants, in MB. */
function memoryOfTree(root: number): number {
  const parents = new Map<number, number>()
  for (const entry of readdirSync('/proc')) {
    const pid = Number(entry)
    if (Number.isInteger(pid)) parents.set(pid, parentOf(pid))
  }
  const within = (pid: number | undefined): boolean => pid === root || (!!pid && within(parents.get(pid)))
  const pids = [...parents.keys()].filter(within)
  return pids.reduce((sum, pid) => sum + pssOf(pid), 0) / 1024
}

function parentOf(pid: number): number {
  return Number(/PPid:\s+(\d+)/.exec(readOr(`/proc/${pid}/status`))?.[1] ?? 0)
}

function pssOf(pid: number): number {
  return Number(/^Pss:\s+(\d+) kB/m.exec(readOr(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0)
}

/** A process may end while it is looked at. */
function readOr(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
