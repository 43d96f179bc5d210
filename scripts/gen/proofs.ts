import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { type OperationRow, waysIn } from '../../apps/server/src/wire/operations.ts'
import { filesUnder, root } from '../files.ts'
import { type CallingTest, callingTestsIn } from './calls-in-tests.ts'

/** A foreign API that is served, as far as its proofs go. */
export interface ProvenDialect {
  readonly folder: string
  /** what the paths in its table begin with beside what they say */
  readonly prefix: string
  readonly table: Readonly<Record<string, OperationRow>>
  /** those whose refusal is a proof: what they need is not there yet */
  readonly awaiting: readonly string[]
}

/** The test that shows an operation at work. */
export interface Proof {
  readonly file: string
  readonly title: string
}

/** For each operation of a foreign API the test that proves it: of those that call it, the one that is most about it. */
export async function proofsOf(dialect: ProvenDialect): Promise<ReadonlyMap<string, Proof | undefined>> {
  const files = await filesUnder(dialect.folder, file => file.endsWith('.test.ts'))
  const tests = await Promise.all(files.map(testsIn))
  return new Map(Object.keys(dialect.table).map(name => [name, proofOf(dialect, name, tests.flat())]))
}

/** The operations that no test proves, as sentences. */
export async function unprovenIn(dialect: ProvenDialect): Promise<string[]> {
  const { folder, table } = dialect
  return [...(await proofsOf(dialect))]
    .filter(([, proof]) => proof === undefined)
    .map(([name]) => {
      const [method, place] = (table[name]?.[1] ?? '')
        .replace('{p}', `/projects/\${desk.projectId}`)
        .split(' ')
      return `${folder}/table.ts lists ${name}, which no test calls: a test in ${folder} shall say ask(desk, '${method}', \`${dialect.prefix}${place}\`, ...)`
    })
}

interface FoundTest extends CallingTest {
  readonly file: string
}

async function testsIn(file: string): Promise<FoundTest[]> {
  const source = await readFile(path.join(root, file), 'utf8')
  return callingTestsIn(file, source).map(test => ({ ...test, file }))
}

function proofOf(
  { table, prefix, awaiting }: ProvenDialect,
  name: string,
  tests: readonly FoundTest[],
): Proof | undefined {
  const row = table[name]
  const ways = (row ? waysIn(row) : []).map(
    ({ method, url }) => `${method} ${prefix}${url.replaceAll(/:\w+/g, '{}')}`,
  )
  const called = (test: FoundTest) => ways.some(way => test.asked.has(way))
  const refused = (test: FoundTest) => ways.some(way => test.refused.has(way))
  const proving = tests.filter(test => called(test) || (awaiting.includes(name) && refused(test)))
  // A file is about what many of its tests call.
  const share = (test: FoundTest) => proving.filter(({ file }) => file === test.file).length
  const distance = (test: FoundTest) => distanceOf(test) - 5 * share(test)
  const [best] = proving.sort((one, other) => distance(one) - distance(other))
  return best && { file: best.file, title: best.title }
}

/** How far a test is from being about one operation that works; those of clients come after those of operations. */
function distanceOf({ file, title, asked, refused }: FoundTest): number {
  const others = new Set([...asked, ...refused]).size
  return others + (title.startsWith('refuses') ? 20 : 0) + (file.includes('/operations/') ? 0 : 100)
}
