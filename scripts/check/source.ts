import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { parseSync } from 'oxc-parser'
import { filesUnder, root } from '../files.ts'

export interface Import {
  readonly specifier: string
  /** Whether nothing but types is taken. */
  readonly typeOnly: boolean
  /** The names of what it takes that are not types, as the other file calls them. */
  readonly values: readonly string[]
  readonly line: number
}

export interface FunctionSize {
  readonly name: string
  readonly line: number
  readonly lines: number
  /** Its lines without those of the functions inside it. */
  readonly ownLines: number
}

export interface Text {
  readonly value: string
  readonly line: number
}

/** A source file, and what the checks ask about it. */
export interface Source {
  /** From the root, with `/`. */
  readonly file: string
  readonly lines: readonly string[]
  readonly imports: readonly Import[]
  readonly functions: readonly FunctionSize[]
  /** Its string and template literals. */
  readonly texts: readonly Text[]
}

/** Reads all sources written by hand. */
export async function readSources(): Promise<Source[]> {
  const folders = ['apps', 'packages', 'scripts', 'bench', 'examples']
  const wanted = (file: string) => /\.(ts|tsx|mts|mjs)$/.test(file) && !/\.gen\.ts$/.test(file)
  const files = (await Promise.all(folders.map(folder => filesUnder(folder, wanted)))).flat()
  return Promise.all(
    files.map(async file => parseSource(file, await readFile(path.join(root, file), 'utf8'))),
  )
}

/** A node of a parsed source. */
export interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [field: string]: unknown
}

/**
 * Parses one source.
 * @throws Error when it is not TypeScript
 */
export function parseSource(file: string, text: string): Source {
  const { program, errors } = parseSync(file, text)
  if (errors[0]) throw new Error(`${file} cannot be parsed: ${errors[0].message}`)
  const lineOf = lineFinder(text)
  const imports: Import[] = []
  const functions: (FunctionSize & { end: number; ownLines: number })[] = []
  const texts: Text[] = []
  walk(program, null, (node, parent) => {
    const line = lineOf(node.start)
    const specifier = specifierIn(node)
    if (specifier !== null) imports.push({ specifier, ...takenBy(node), line })
    if (node.type === 'Literal' && typeof node.value === 'string') texts.push({ value: node.value, line })
    if (node.type === 'TemplateLiteral') texts.push({ value: text.slice(node.start + 1, node.end - 1), line })
    if (!isFunction(node)) return
    const lines = lineOf(node.end) - line + 1
    const around = functions.findLast(({ end }) => end >= node.end)
    if (around) around.ownLines -= lines - 1
    const name = nameOf(node) ?? nameOf(parent) ?? '(nameless)'
    functions.push({ name, line, lines, ownLines: lines, end: node.end })
  })
  return { file, lines: text.split('\n'), imports, functions, texts }
}

function isFunction({ type }: Node): boolean {
  return /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(type)
}

function specifierIn(node: Node): string | null {
  if (
    !/^(ImportDeclaration|ExportNamedDeclaration|ExportAllDeclaration|ImportExpression|TSImportType)$/.test(
      node.type,
    )
  ) {
    return null
  }
  const { source } = node
  return isNode(source) && typeof source.value === 'string' ? source.value : null
}

function takenBy(node: Node): { typeOnly: boolean; values: string[] } {
  if (node.type === 'TSImportType' || node.importKind === 'type' || node.exportKind === 'type') {
    return { typeOnly: true, values: [] }
  }
  const specifiers = Array.isArray(node.specifiers) ? node.specifiers.filter(isNode) : []
  const valued = specifiers.filter(one => one.importKind !== 'type' && one.exportKind !== 'type')
  const values = valued.map(one => nameIn(one.imported ?? one.local)).filter(name => name !== null)
  return { typeOnly: specifiers.length > 0 && valued.length === 0, values }
}

function nameIn(value: unknown): string | null {
  return isNode(value) && typeof value.name === 'string' ? value.name : null
}

function nameOf(node: Node | null): string | null {
  return nameIn(node?.id ?? node?.key)
}

/** Visits a node and all below it, in the order of the text. */
export function walk(
  value: unknown,
  parent: Node | null,
  visit: (node: Node, parent: Node | null) => void,
): void {
  if (Array.isArray(value)) for (const item of value) walk(item, parent, visit)
  if (!isNode(value)) return
  visit(value, parent)
  for (const field of Object.values(value)) if (typeof field === 'object') walk(field, value, visit)
}

/** Whether a value is a node. */
export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value && 'end' in value
}

function lineFinder(text: string): (offset: number) => number {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return offset => {
    const [low, high] = [0, starts.length]
    return bisect(starts, offset, low, high)
  }
}

/** How many of the sorted numbers are at most `wanted`. */
function bisect(sorted: readonly number[], wanted: number, low: number, high: number): number {
  if (low >= high) return low
  const middle = (low + high) >> 1
  return (sorted[middle] ?? 0) <= wanted
    ? bisect(sorted, wanted, middle + 1, high)
    : bisect(sorted, wanted, low, middle)
}
