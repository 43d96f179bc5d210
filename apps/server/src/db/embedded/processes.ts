import { execFile } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'

/**
 * When a process was born, as a text to compare: with the pid it names one process for ever, though pids are reused.
 * @returns null when no such process runs (a zombie does not run)
 */
export async function birthOf(pid: number): Promise<string | null> {
  if (process.platform !== 'linux') return birthByPs(pid)
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
  if (stat === null) return null
  // The program's name, field 2, stands in parentheses and may hold anything, a parenthesis too.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [state, ticks] = [fields[0], fields[19]]
  if (state === 'Z' || state === 'X' || ticks === undefined) return null
  return `${await bootId()}/${ticks}`
}

async function birthByPs(pid: number): Promise<string | null> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'lstart=', '-p', String(pid)]).catch(() => ({
    stdout: '',
  }))
  return stdout.trim() || null
}

async function bootId(): Promise<string> {
  return (await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => 'boot')).trim()
}

/** Whether a process runs. */
export async function runs(pid: number): Promise<boolean> {
  return (await birthOf(pid)) !== null
}

/** Waits until a process has gone. @returns false when it still runs after `timeoutMs` */
export async function gone(pid: number, timeoutMs: number): Promise<boolean> {
  const end = performance.now() + timeoutMs
  while (await runs(pid)) {
    if (performance.now() > end) return false
    await wait(20)
  }
  return true
}

/** The processes of this machine whose command line holds one of these words. */
export async function processesNamed(words: readonly string[]): Promise<number[]> {
  const lines = process.platform === 'linux' ? await commandLines() : await commandLinesByPs()
  return lines.filter(({ line }) => words.some(word => line.includes(word))).map(({ pid }) => pid)
}

interface CommandLine {
  readonly pid: number
  readonly line: string
}

// Command lines can be read by everybody; a working folder only with a right that root lacks in most containers.
async function commandLines(): Promise<CommandLine[]> {
  const pids = (await readdir('/proc')).map(Number).filter(pid => pid > 0)
  return Promise.all(
    pids.map(async pid => {
      const words = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
      return { pid, line: words.replaceAll('\0', ' ') }
    }),
  )
}

async function commandLinesByPs(): Promise<CommandLine[]> {
  const { stdout } = await promisify(execFile)('ps', ['-axo', 'pid=,command='], { maxBuffer: 2 ** 26 })
  return stdout.split('\n').map(line => ({ pid: Number.parseInt(line, 10), line }))
}

/** Sends a signal to a process that may have gone meanwhile. */
export function tell(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}
