import { readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type Plugin } from 'esbuild'
import { root } from '../files.ts'

/** Where compiled tests lie; git does not see it. */
export const compiledFolder = path.join(root, 'dist/tests')

/** What tests start beside themselves. */
const programs = ['apps/server/src/main.ts']

/**
 * Compiles test files, and all of ours that they use, once for all: what a process loads then is JavaScript in a few
 * files, which saves each of them seconds.
 * @param files paths from the root
 * @returns what to run, in the order of `files`
 */
export async function compileTests(files: readonly string[]): Promise<string[]> {
  await rm(compiledFolder, { recursive: true, force: true })
  await build({
    absWorkingDir: root,
    entryPoints: [...files, ...programs],
    outbase: root,
    outdir: compiledFolder,
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    jsx: 'automatic',
    sourcemap: true,
    sourcesContent: false,
    logLevel: 'warning',
    loader: { '.css': 'empty' },
    plugins: [dependenciesStay, modulesKnowTheirPlace],
  })
  return files.map(file => path.join(compiledFolder, file.replace(/\.tsx?$/, '.js')))
}

/** What is not ours is loaded from where it is installed, which is seen from the file that asks. */
const dependenciesStay: Plugin = {
  name: 'dependencies stay where they are',
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^[^./]/ }, async ({ path: name, pluginData, ...asked }) => {
      if (pluginData === dependenciesStay || asked.kind === 'entry-point') return undefined
      if (name.startsWith('@gesso/')) return undefined
      if (name.startsWith('node:')) return { external: true }
      const found = await resolve(name, { ...asked, pluginData: dependenciesStay })
      return found.errors.length > 0 ? { errors: found.errors } : { path: found.path, external: true }
    })
  },
}

const modulesKnowTheirPlace: Plugin = {
  name: 'modules know their place',
  setup({ onLoad }) {
    onLoad({ filter: /\.(ts|tsx|mjs)$/ }, async ({ path: file }) => {
      if (file.includes('/node_modules/')) return undefined
      const text = await readFile(file, 'utf8')
      const contents = text
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(file).href))
        .replaceAll('import.meta.dirname', JSON.stringify(path.dirname(file)))
      return { contents, loader: file.endsWith('.tsx') ? 'tsx' : file.endsWith('.ts') ? 'ts' : 'js' }
    })
  },
}
