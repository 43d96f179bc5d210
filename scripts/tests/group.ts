import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '../files.ts'
import { compiledFolder } from './compile.ts'

/** A test file and what it was compiled to. */
interface CompiledTest {
  readonly source: string
  readonly compiled: string
}

/** So many files share a process at most. */
const most = 6

/** Hooks outside of a suite would be those of all files in the process. */
const hookOfAll = /^(before|after|beforeEach|afterEach)\(/m

/**
 * Lays tests together that a process runs one after the other, so that not each of them starts one and loads a server;
 * neighbours are dealt out, because heavy ones often are. Few files, and files with hooks of their own, stay alone.
 * @param sources paths from the root
 * @param compiled what each was compiled to
 * @param concurrency how many processes run side by side
 * @returns the files to run
 */
export async function groupTests(
  sources: readonly string[],
  compiled: readonly string[],
  concurrency: number,
): Promise<string[]> {
  const tests = sources.map((source, at) => ({ source, compiled: compiled[at] ?? '' }))
  const apart = await Promise.all(tests.map(staysAlone))
  const together = tests.filter((_, at) => !apart[at])
  const size = Math.min(most, Math.ceil(together.length / (4 * concurrency)))
  const alone = tests.filter((_, at) => apart[at] || size <= 1).map(test => test.compiled)
  if (size <= 1) return alone
  const count = Math.ceil(together.length / size)
  const groups = Array.from({ length: count }, (_, group) =>
    together.filter((_, at) => at % count === group).map(test => test.compiled),
  )
  return [...alone, ...(await Promise.all(groups.map(writeGroup)))]
}

async function staysAlone({ source }: CompiledTest): Promise<boolean> {
  return hookOfAll.test(await readFile(path.join(root, source), 'utf8'))
}

async function writeGroup(files: readonly string[], at: number): Promise<string> {
  const file = path.join(compiledFolder, `together-${at}.js`)
  await writeFile(file, files.map(each => `import ${JSON.stringify(pathToFileURL(each).href)}\n`).join(''))
  return file
}
