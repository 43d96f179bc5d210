import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { filesUnder, root } from '../files.ts'

/** Test files by how they run: side by side, or (journeys through the built program) one at a time. */
export interface Selection {
  readonly units: readonly string[]
  readonly journeys: readonly string[]
}

/**
 * Finds the repository's tests.
 * @param patterns parts of paths; a test is chosen when its path holds one of them, and each is when there are none
 */
export async function selectTests(patterns: readonly string[]): Promise<Selection> {
  const folders = ['packages', 'apps', 'scripts', 'examples', 'bench']
  const all = (await Promise.all(folders.map(folder => filesUnder(folder, isTest)))).flat()
  const chosen =
    patterns.length === 0 ? all : all.filter(file => patterns.some(pattern => file.includes(pattern)))
  const isJourney = (file: string) => /\.journey\.tsx?$/.test(file)
  return { units: chosen.filter(file => !isJourney(file)), journeys: chosen.filter(isJourney) }
}

function isTest(file: string): boolean {
  return /\.(test|journey)\.tsx?$/.test(file)
}

/** Whether one of these tests opens a browser. */
export async function needsBrowser({ units, journeys }: Selection): Promise<boolean> {
  const texts = await Promise.all(
    [...units, ...journeys].map(file => readFile(path.join(root, file), 'utf8')),
  )
  return texts.some(text => /openBrowser|playwright/.test(text))
}
