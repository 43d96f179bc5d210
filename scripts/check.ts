import { spawn } from 'node:child_process'
import path from 'node:path'
import { documentBreaches } from './check/docs.ts'
import { publicFaces } from './check/packages.ts'
import { importBreaches, shapeBreaches, sizeBreaches, sqlBreaches, wordBreaches } from './check/rules.ts'
import { readSources } from './check/source.ts'
import { readTexts } from './check/texts.ts'
import { root } from './files.ts'
import { dialects } from './gen/dialects.ts'
import { unprovenIn } from './gen/proofs.ts'

/** One check: what it found wrong, a line each; nothing when all is well. */
interface Check {
  readonly name: string
  run(): Promise<readonly string[]>
}

const [sources, texts, faces] = await Promise.all([readSources(), readTexts(), publicFaces()])

const copied = ['apps', 'packages', 'scripts', '--min-lines', '6', '--min-tokens', '60', '--exitCode', '1']
const notCopied = ['--ignore', '**/node_modules/**,**/dist/**,**/*.gen.ts,**/*.test.ts,**/*.test.tsx']

const checks: readonly Check[] = [
  { name: 'types', run: () => program('tsc', ['-p', '.']) },
  {
    name: 'lint and format',
    run: () =>
      program('biome', ['check', '--diagnostic-level=warn', '--error-on-warnings', '--max-diagnostics=50']),
  },
  { name: 'who imports whom', run: async () => importBreaches(sources, faces) },
  { name: 'sizes', run: async () => sizeBreaches(sources) },
  { name: 'SQL in queries.ts', run: async () => sqlBreaches(sources) },
  { name: 'shapes by name', run: async () => shapeBreaches(sources) },
  { name: 'words', run: async () => wordBreaches([...sources, ...texts]) },
  { name: 'paths in documents', run: async () => documentBreaches(texts) },
  {
    name: 'operations without a test',
    run: async () => (await Promise.all(dialects.map(unprovenIn))).flat(),
  },
  { name: 'dead code', run: () => program('knip', ['--no-progress', '--no-config-hints']) },
  {
    name: 'copied lines',
    run: () =>
      program('jscpd', [
        ...copied,
        ...notCopied,
        '--format',
        'typescript,tsx,javascript',
        '--reporters',
        'console',
      ]),
  },
  { name: 'generated files', run: () => program('tsx', ['scripts/gen.ts', '--check']) },
]

let failed = 0
for (const { name, run } of checks) {
  const begin = performance.now()
  const problems = await run()
  const seconds = ((performance.now() - begin) / 1000).toFixed(1).padStart(5)
  console.log(`${problems.length === 0 ? '✔' : '✖'} ${seconds} s  ${name}`)
  for (const problem of problems) console.log(`  ${problem}`)
  if (problems.length > 0) failed++
}

console.log(failed === 0 ? 'all is well' : `${failed} of ${checks.length} checks failed`)
process.exitCode = failed === 0 ? 0 : 1

/** Runs a program of node_modules; its words are the problems when it fails. */
async function program(name: string, options: readonly string[]): Promise<string[]> {
  const child = spawn(path.join(root, 'node_modules/.bin', name), options, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let words = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (words += text))
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve))
  return code === 0 ? [] : words.trimEnd().split('\n')
}
