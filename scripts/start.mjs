// Plain JavaScript, so that an old Node can read it and be told.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const here = path.dirname(fileURLToPath(import.meta.url))
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

if (major < 20 || (major === 20 && minor < 19))
  fail(`Gesso needs Node 20.19 or later; this is ${process.versions.node}.`)
if (!existsSync(path.join(here, '..', 'node_modules')))
  fail('Run npm ci first: the packages are not installed.')

const { staleTargets } = await import('./build.mjs')
const stale = await staleTargets()
if (stale.length > 0) await buildApart(stale.map(({ target }) => target.name))

// The whole program runs in this process, so that Ctrl-C and the exit code are its own.
process.setSourceMapsEnabled(true)
await import('../apps/server/dist/main.js')

/** Builds in a process of its own: the builder's memory is not the server's. */
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
