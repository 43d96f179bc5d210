// Plain JavaScript, because `npm start` runs it before anything else does; it builds what changed since the last build.
import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

/**
 * What is built: its name, the folders and files that go into it, the folder that comes out, and how.
 * @typedef {{ name: string, inputs: string[], output: string, build: () => Promise<void> }} Target
 */

/** @type {Target[]} */
const targets = [
  {
    name: 'server',
    inputs: [
      'apps/server/src',
      'apps/server/package.json',
      'packages',
      'scripts/build.mjs',
      'package-lock.json',
    ],
    output: 'apps/server/dist',
    build: buildServer,
  },
  {
    name: 'web',
    inputs: ['apps/web', 'packages', 'scripts/build.mjs', 'package-lock.json'],
    output: 'apps/web/dist',
    build: buildWeb,
  },
]

/** The targets whose sources differ from those of their last build, each with the fingerprint of its sources. */
export async function staleTargets() {
  const all = await Promise.all(
    targets.map(async target => ({ target, fingerprint: await fingerprintOf(target) })),
  )
  const built = await Promise.all(all.map(({ target }) => readFile(markOf(target), 'utf8').catch(() => '')))
  return all.filter(({ fingerprint }, index) => fingerprint !== built[index])
}

/** Builds what is stale. */
export async function build() {
  for (const { target, fingerprint } of await staleTargets()) {
    const begin = performance.now()
    await target.build()
    // Last, so that a build that was broken off is done again.
    await writeFile(markOf(target), fingerprint)
    console.log(`built the ${target.name} in ${((performance.now() - begin) / 1000).toFixed(1)} s`)
  }
}

/** @param {Target} target */
function markOf(target) {
  return path.join(root, target.output, 'sources.sha256')
}

/** @param {Target} target */
async function fingerprintOf(target) {
  const files = (await Promise.all(target.inputs.map(input => filesIn(path.join(root, input))))).flat().sort()
  const hash = createHash('sha256')
  const contents = await Promise.all(files.map(file => readFile(file)))
  for (const [index, file] of files.entries())
    hash.update(`${path.relative(root, file)}\n`).update(contents[index] ?? '')
  return hash.digest('hex')
}

/** @param {string} place @returns {Promise<string[]>} */
async function filesIn(place) {
  const entries = await readdir(place, { withFileTypes: true }).catch(error => {
    if (error.code === 'ENOTDIR') return null
    throw error
  })
  if (entries === null) return [place]
  const kept = entries.filter(
    ({ name }) => !/^(node_modules|dist|\..*)$|\.(test|journey)\.tsx?$|\.md$/.test(name),
  )
  return (await Promise.all(kept.map(entry => filesIn(path.join(place, entry.name))))).flat()
}

async function buildServer() {
  const { build: bundle } = await import('esbuild')
  await bundle({
    entryPoints: [path.join(root, 'apps/server/src/main.ts')],
    outfile: path.join(root, 'apps/server/dist/main.js'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    sourcemap: true,
    sourcesContent: false,
    logLevel: 'warning',
    plugins: [
      {
        name: 'packages from npm stay outside',
        setup({ onResolve }) {
          onResolve({ filter: /^[^./]/ }, ({ path: name, kind }) =>
            kind === 'entry-point' || name.startsWith('@gesso/') ? undefined : { external: true },
          )
        },
      },
    ],
  })
}

async function buildWeb() {
  const { build: bundle } = await import('vite')
  await bundle({ root: path.join(root, 'apps/web'), logLevel: 'warn' })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build()
