import { parseSync } from 'oxc-parser'
import { isNode, type Node, walk } from '../check/source.ts'

/** A test, and the requests in it. */
export interface CallingTest {
  readonly title: string
  /** e.g. `GET /v1/projects/{}/images`; every value in a path is `{}`, queries are left out */
  readonly asked: ReadonlySet<string>
  /** those of them that it wants to be refused */
  readonly refused: ReadonlySet<string>
}

type Declared = ReadonlyMap<string, Node>

/** Paths that the builders of tests keep ready, by their name. */
const kept: Readonly<Record<string, string>> = {
  p: '/v1/projects/{}',
  image: '/v1/projects/{}/images/{}',
}

/**
 * The tests of a file with the requests that are written in them: a method and a path side by side, in a call or in one
 * text. Paths are followed through constants, and calls through functions of the file.
 */
export function callingTestsIn(file: string, source: string): CallingTest[] {
  const { program } = parseSync(file, source)
  const declared = declaredIn(program)
  const tests: CallingTest[] = []
  walk(program, null, node => {
    const [title] = argumentsOf(node)
    if (nameIn(node.callee) !== 'it' || typeof title?.value !== 'string') return
    tests.push({ title: title.value, ...requestsIn(node, declared, new Set()) })
  })
  return tests
}

/** What names stand for: texts and functions. */
function declaredIn(body: unknown, around: Declared = new Map()): Map<string, Node> {
  const declared = new Map(around)
  walk(body, null, node => {
    const name = nameIn(node.id)
    if (name === undefined) return
    if (node.type === 'VariableDeclarator' && isNode(node.init)) declared.set(name, node.init)
    if (node.type === 'FunctionDeclaration') declared.set(name, node)
  })
  return declared
}

function requestsIn(
  body: Node,
  around: Declared,
  seen: ReadonlySet<string>,
): { asked: Set<string>; refused: Set<string> } {
  const asked = new Set<string>()
  const refused = new Set<string>()
  // A test's own names come before the same ones elsewhere in the file.
  const declared = declaredIn(body, around)
  walk(body, null, node => {
    if (node.type !== 'CallExpression') return
    const callee = nameIn(node.callee) ?? ''
    for (const request of requestsOf(node, declared)) (callee === 'refusal' ? refused : asked).add(request)
    const called = declared.get(callee)
    if (seen.has(callee) || !called || !isFunction(called)) return
    const inner = requestsIn(called, declared, new Set([...seen, callee]))
    for (const request of inner.asked) asked.add(request)
    for (const request of inner.refused) refused.add(request)
  })
  return { asked, refused }
}

function requestsOf(call: Node, declared: Declared): string[] {
  const said = argumentsOf(call).map(argument => textOf(argument, declared))
  const pairs = said.map((text, index) =>
    text !== undefined && /^[A-Z]+$/.test(text) ? `${text} ${said[index + 1]}` : text,
  )
  return pairs.flatMap(text => {
    const [, method, path = ''] =
      /^(GET|POST|PUT|PATCH|DELETE) (\/(?:v[01]|projectsvc)\/[^\s?]*)/.exec(text ?? '') ?? []
    // A value that stands behind a word, not behind a slash, is a query.
    return method === undefined ? [] : [`${method} ${path.replace(/([^/])\{\}$/, '$1')}`]
  })
}

/** What a text is when its values are left out; undefined for what is no text. */
function textOf(node: Node | undefined, declared: Declared, depth = 0): string | undefined {
  if (!node || depth > 5) return undefined
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : undefined
  if (node.type === 'MemberExpression') return kept[nameIn(node.property) ?? '']
  if (node.type === 'Identifier') {
    const name = nameIn(node) ?? ''
    return textOf(declared.get(name), declared, depth + 1) ?? kept[name]
  }
  if (node.type === 'CallExpression') {
    const called = declared.get(nameIn(node.callee) ?? '')
    return isNode(called?.body) ? textOf(called.body, declared, depth + 1) : undefined
  }
  if (node.type !== 'TemplateLiteral') return undefined
  const values = nodesIn(node.expressions).map(value => textOf(value, declared, depth + 1) ?? '{}')
  return nodesIn(node.quasis)
    .map((quasi, index) => `${cookedIn(quasi)}${values[index] ?? ''}`)
    .join('')
}

function cookedIn({ value }: Node): string {
  return typeof value === 'object' && value !== null && 'cooked' in value ? String(value.cooked) : ''
}

function argumentsOf(node: Node): Node[] {
  return node.type === 'CallExpression' ? nodesIn(node.arguments) : []
}

function nodesIn(value: unknown): Node[] {
  return Array.isArray(value) ? value.filter(isNode) : []
}

function nameIn(value: unknown): string | undefined {
  return isNode(value) && typeof value.name === 'string' ? value.name : undefined
}

function isFunction({ type }: Node): boolean {
  return /^(ArrowFunctionExpression|FunctionExpression|FunctionDeclaration)$/.test(type)
}
