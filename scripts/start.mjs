// Plain JavaScript, so that an old Node can read it and be told.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const here = path.dirname(fileURLToPath(import.meta.url))
const program = path.join(here, '..', 'apps', 'server', 'dist', 'main.js')
const maxFailedStarts = 5
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

if (major < 20 || (major === 20 && minor < 19))
  fail(`Gesso needs Node 20.19 or later; this is ${process.versions.node}.`)
if (!existsSync(path.join(here, '..', 'node_modules')))
  fail('Run npm ci first: the packages are not installed.')

const { staleTargets } = await import('./build.mjs')
const stale = await staleTargets()
if (stale.length > 0) await buildApart(stale.map(({ target }) => target.name))
process.exitCode = await keepServing()

/** Runs the server, and starts it again when it dies without having been asked to stop. @returns its exit code */
async function keepServing() {
  let failedStarts = 0
  for (let restarted = false; ; restarted = true) {
    const { code, served, stopped } = await serve(restarted)
    if (stopped || code === 0) return code ?? 1
    if (!restarted && !served) return code ?? 1
    failedStarts = served ? 0 : failedStarts + 1
    if (failedStarts === maxFailedStarts) {
      console.error(`The server could not be started again in ${maxFailedStarts} attempts; its log says why.`)
      return 1
    }
    if (failedStarts > 0) await wait(failedStarts * 1000)
  }
}

/** Runs the server once, in a group of its own: a Ctrl-C reaches it once, from here. */
function serve(restarted) {
  const server = spawn(process.execPath, ['--enable-source-maps', '--max-semi-space-size=32', program], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, ...(restarted ? { GESSO_RESTARTED: '1' } : {}) },
    detached: true,
  })
  let served = false
  let stopped = false
  const forward = signal => {
    stopped = true
    server.kill(signal)
  }
  server.once('message', () => (served = true))
  process.on('SIGINT', forward).on('SIGTERM', forward)
  return new Promise((resolve, reject) => {
    server.once('error', reject).once('close', code => {
      process.off('SIGINT', forward).off('SIGTERM', forward)
      resolve({ code, served, stopped })
    })
  })
}

/** Builds in a process of its own: the builder's memory is not ours. */
async function buildApart(names) {
  console.log(`building the ${names.join(' and the ')} (only when sources changed)`)
  const child = spawn(process.execPath, [path.join(here, 'build.mjs')], { stdio: 'inherit' })
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve))
  if (code !== 0) fail('The build failed; what is wrong stands above.')
}

function fail(words) {
  console.error(words)
  process.exit(1)
}
