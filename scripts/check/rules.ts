import { breachesIn, type Resolve } from '../import-rule.ts'
import type { FunctionSize, Source } from './source.ts'

/** Functions that may be longer than the rest, each with its reason. */
const longFunctions: Readonly<Record<string, string>> = {}

const test = /\.(test|journey)\.tsx?$/

/** Who imports whom. */
export function importBreaches(sources: readonly Source[], resolve: Resolve): string[] {
  return sources.flatMap(({ file, imports }) => breachesIn(file, imports, resolve))
}

/**
 * Files of more than 400 lines; functions of more than 60, not counting functions inside them (a closure that makes an
 * object is measured like a class), and of more than 150 in all; components, which are mostly markup, of more than 150.
 */
export function sizeBreaches(sources: readonly Source[]): string[] {
  return sources.flatMap(({ file, lines, functions }) => {
    const count = lines.at(-1) === '' ? lines.length - 1 : lines.length
    const long = count > 400 ? [`${file} has ${count} lines; split it (400)`] : []
    // The function of a test is its list of cases.
    if (test.test(file)) return long
    const tooLong = functions.filter(found => !longFunctions[`${file}#${found.name}`] && isLong(file, found))
    return [
      ...long,
      ...tooLong.map(({ line, name, lines: all }) => `${file}:${line} ${name} has ${all} lines; split it`),
    ]
  })
}

function isLong(file: string, { name, lines, ownLines }: FunctionSize): boolean {
  const component = file.endsWith('.tsx') && /^[A-Z]/.test(name)
  return lines > 150 || (!component && ownLines > 60)
}

const statement =
  /^\s*(select\s[\s\S]*\sfrom\s|insert\s+into\s|update\s+\S+\s+set\s|delete\s+from\s|truncate\s|with\s+\w+\s+as\s*\(|(create|alter|drop)\s+(table|index|database|role|function|schema)\s)/i
const builder = /\.(selectFrom|insertInto|updateTable|deleteFrom)\(/

/** SQL stands in queries.ts (and in db/, which makes the database). */
export function sqlBreaches(sources: readonly Source[]): string[] {
  const checked = sources.filter(
    ({ file }) =>
      file.startsWith('apps/server/src/') &&
      !/\/queries\.ts$|\/src\/db\/|\/testing\//.test(file) &&
      !test.test(file),
  )
  return checked.flatMap(({ file, lines, texts }) => {
    const written = texts.filter(({ value }) => statement.test(value)).map(({ line }) => line)
    const built = lines.flatMap((line, index) => (builder.test(line) ? [index + 1] : []))
    return [...written, ...built].map(line => `${file}:${line} speaks SQL; that stands in queries.ts`)
  })
}

const shapeByName = /\bshape\s*[!=]==?\s*['"`]|['"`]\s*[!=]==?\s*[\w.]*\bshape\b|switch\s*\([\w.]*\bshape\)/

/** Outside packages/shapes nobody asks a shape its name. */
export function shapeBreaches(sources: readonly Source[]): string[] {
  const checked = sources.filter(
    ({ file }) => !/^(packages\/shapes|scripts)\//.test(file) && !test.test(file),
  )
  return linesWith(checked, shapeByName).map(
    place => `${place} asks a shape its name; ask what it can do (boxOf, ringsOf, maskOf)`,
  )
}

// Written so that this file does not hold them itself. Pages of a project have addresses with the first word in them.
const machine =
  /(?<![\w.])\/work\/|\/tmp\/|\/root\/[a-z]|\/home\/[a-z]|\.\.\/shared\b|\bshared\/(design|contract|samples|models)\b/
const process = /\bchief[ ]engineer\b|\bhouse[.]md\b|\bsub-?agents?\b|\bissue[ ]#?\d/i

/** The repository speaks of the product: no path of somebody's machine, no word of how it came about. */
export function wordBreaches(sources: readonly Source[]): string[] {
  return [
    ...linesWith(sources, machine).map(place => `${place} holds a path of one machine`),
    ...linesWith(sources, process).map(place => `${place} speaks of how it was made`),
  ]
}

function linesWith(sources: readonly Source[], words: RegExp): string[] {
  return sources.flatMap(({ file, lines }) =>
    lines.flatMap((line, index) => (words.test(line) ? [`${file}:${index + 1}`] : [])),
  )
}
