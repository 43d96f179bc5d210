import { readFile } from 'node:fs/promises'
import path from 'node:path'
import {
  awaitingModels,
  type OperationName,
  table,
  waysTo,
} from '../../apps/server/src/dialects/hasty/table.ts'
import { filesUnder, root } from '../files.ts'
import { type CallingTest, callingTestsIn } from './calls-in-tests.ts'

/** The test that shows an operation at work. */
export interface Proof {
  readonly file: string
  readonly title: string
}

const folder = 'apps/server/src/dialects/hasty'

/** For each operation of Hasty's API the test that proves it: of those that call it, the one that is most about it. */
export async function hastyProofs(): Promise<ReadonlyMap<OperationName, Proof | undefined>> {
  const files = await filesUnder(folder, file => file.endsWith('.test.ts'))
  const tests = await Promise.all(files.map(testsIn))
  const names = Object.keys(table) as OperationName[]
  return new Map(names.map(name => [name, proofOf(name, tests.flat())]))
}

/** The operations that no test proves, as sentences. */
export async function unprovenOperations(): Promise<string[]> {
  return [...(await hastyProofs())]
    .filter(([, proof]) => proof === undefined)
    .map(([name]) => {
      const [, way] = table[name]
      const sample = way.replace('{p}', `\${desk.p}`).replaceAll(/ (.*)/g, `', \`$1\``)
      return `${folder}/table.ts lists ${name}, which no test calls: a test in ${folder} shall say ask(desk, '${sample}, ...)`
    })
}

interface FoundTest extends CallingTest {
  readonly file: string
}

async function testsIn(file: string): Promise<FoundTest[]> {
  const source = await readFile(path.join(root, file), 'utf8')
  return callingTestsIn(file, source).map(test => ({ ...test, file }))
}

function proofOf(name: OperationName, tests: readonly FoundTest[]): Proof | undefined {
  const ways = waysTo(name).map(({ method, url }) => `${method} /v1${url.replaceAll(/:\w+/g, '{}')}`)
  const called = (test: FoundTest) => ways.some(way => test.asked.has(way))
  const refused = (test: FoundTest) => ways.some(way => test.refused.has(way))
  const proving = tests.filter(test => called(test) || (awaitingModels.includes(name) && refused(test)))
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
