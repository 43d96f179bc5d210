import { spawn } from 'node:child_process'
import { programArguments } from './programs.ts'

let embedded: Promise<string> | undefined

/**
 * The PostgreSQL that tests make their databases on: that of `GESSO_TEST_DATABASE_URL`, else an embedded one that is
 * started for this process at the first call and ends with it.
 * @returns the connection string of a user who may create databases
 */
export async function testServer(): Promise<string> {
  const given = process.env.GESSO_TEST_DATABASE_URL
  if (given) return given
  embedded ??= startEmbedded()
  return embedded
}

async function startEmbedded(): Promise<string> {
  // The launcher belongs to the server, which no package may import: it runs as a program beside this one.
  const program = programArguments(new URL('../../../scripts/test-database.ts', import.meta.url))
  // It stops when its input closes, which happens however this process ends.
  const child = spawn(process.execPath, program, { stdio: ['pipe', 'pipe', 'inherit'] })
  child.unref()
  const { stdin, stdout } = child
  for (const stream of [stdin, stdout])
    if ('unref' in stream && typeof stream.unref === 'function') stream.unref()
  return new Promise((resolve, reject) => {
    // The streams do not keep a test alive that waits for the answer; this does.
    const alive = setInterval(() => undefined, 1000)
    stdout.once('data', (line: Buffer) => resolve(line.toString().trim()))
    child.once('exit', code => reject(new Error(`No embedded PostgreSQL for the tests (exit code ${code})`)))
    stdout.once('data', () => clearInterval(alive)).once('close', () => clearInterval(alive))
  })
}
