import { AppError } from '@gesso/core'
import type { KeypointClassRow, KeypointEdgeRow } from './queries.ts'

/** A point of a schema as a request gives it. */
export interface GivenKeypointClass {
  readonly id?: string | undefined
  readonly name: string
  readonly description?: string | null | undefined
  readonly minPoints?: number | undefined
  readonly maxPoints?: number | undefined
  readonly norder?: number | undefined
  readonly editorX?: number | null | undefined
  readonly editorY?: number | null | undefined
}

/** An edge of a schema as a request gives it; its ends are ids of points, or what the points beside it call theirs. */
export interface GivenKeypointEdge {
  readonly id?: string | undefined
  readonly fromId: string
  readonly toId: string
  readonly color?: string | null | undefined
}

/** Who asks, when, and where new ids are from. */
export interface Asking {
  readonly by: string
  readonly now: Date
  newId(): string
}

/** The points of a schema, and the id of each by the id that the request calls it. */
export interface MergedClasses {
  readonly classes: readonly KeypointClassRow[]
  readonly idOf: ReadonlyMap<string, string>
}

/**
 * The points of a schema after a request that gives all of them. A point is known by its id, else by its name, and then
 * keeps its id; all others are new, whatever id they came with, for ids are not the client's to choose.
 * @throws AppError `invalid_input`
 */
export function mergeClasses(
  standing: readonly KeypointClassRow[],
  given: readonly GivenKeypointClass[],
  asking: Asking,
): MergedClasses {
  refuseTwice(given, ({ name }) => name.trim(), 'name')
  refuseTwice(given, ({ id }) => id?.toLowerCase(), 'id')
  const byId = new Map(standing.map(each => [each.id, each]))
  const claimed = new Set(given.flatMap(({ id }) => byId.get(id?.toLowerCase() ?? '')?.id ?? []))
  const byName = new Map(standing.filter(({ id }) => !claimed.has(id)).map(each => [each.name, each]))
  const idOf = new Map<string, string>()
  const classes = given.map((each, index) => {
    const called = each.id?.toLowerCase()
    const before = byId.get(called ?? '') ?? byName.get(each.name.trim())
    const merged = mergeClass(before, each, index, asking)
    if (called !== undefined) idOf.set(called, merged.id)
    return merged
  })
  return { classes: classes.sort((a, b) => a.norder - b.norder), idOf }
}

function mergeClass(
  before: KeypointClassRow | undefined,
  given: GivenKeypointClass,
  index: number,
  { by, now, newId }: Asking,
): KeypointClassRow {
  const content = {
    name: given.name.trim(),
    description: given.description === undefined ? (before?.description ?? null) : given.description,
    minPoints: given.minPoints ?? before?.minPoints ?? 0,
    maxPoints: given.maxPoints ?? before?.maxPoints ?? 1,
    norder: given.norder ?? before?.norder ?? index,
    editorX: given.editorX === undefined ? (before?.editorX ?? null) : given.editorX,
    editorY: given.editorY === undefined ? (before?.editorY ?? null) : given.editorY,
  }
  if (content.minPoints > content.maxPoints)
    throw invalid(
      `keypointClasses[${index}].minPoints`,
      `is ${content.minPoints}, more than maxPoints, ${content.maxPoints}`,
    )
  const stamp = { updatedAt: now.toISOString(), updatedBy: by }
  if (before === undefined)
    return { id: newId(), ...content, createdAt: stamp.updatedAt, createdBy: by, ...stamp }
  const same = JSON.stringify({ ...before, ...content }) === JSON.stringify(before)
  return same ? before : { ...before, ...content, ...stamp }
}

/**
 * The edges of a schema after a request that gives all of them; an edge that joins what it joined keeps its id.
 * @throws AppError `invalid_input`
 */
export function mergeEdges(
  standing: readonly KeypointEdgeRow[],
  given: readonly GivenKeypointEdge[],
  { classes, idOf }: MergedClasses,
  newId: () => string,
): readonly KeypointEdgeRow[] {
  const known = new Set(classes.map(({ id }) => id))
  const seen = new Set<string>()
  return given.map((edge, index) => {
    const end = (end: 'fromId' | 'toId') => {
      const called = edge[end].toLowerCase()
      const id = idOf.get(called) ?? called
      if (!known.has(id))
        throw invalid(`edges[${index}].${end}`, `${edge[end]} is no keypoint class of the schema`)
      return id
    }
    const [fromId, toId] = [end('fromId'), end('toId')]
    if (fromId === toId) throw invalid(`edges[${index}].toId`, 'is the point that the edge comes from')
    const joined = joinedBy({ fromId, toId })
    if (seen.has(joined)) throw invalid(`edges[${index}]`, 'joins two points a second time')
    seen.add(joined)
    const before = standing.find(each => joinedBy(each) === joined)
    return { id: before?.id ?? newId(), fromId, toId, color: edge.color ?? null }
  })
}

/** The edges whose points are both left. */
export function edgesWithin(
  standing: readonly KeypointEdgeRow[],
  classes: readonly KeypointClassRow[],
): readonly KeypointEdgeRow[] {
  const left = new Set(classes.map(({ id }) => id))
  return standing.filter(({ fromId, toId }) => left.has(fromId) && left.has(toId))
}

function joinedBy({ fromId, toId }: Pick<KeypointEdgeRow, 'fromId' | 'toId'>): string {
  return [fromId, toId].sort().join(' ')
}

function refuseTwice(
  given: readonly GivenKeypointClass[],
  wordOf: (each: GivenKeypointClass) => string | undefined,
  field: string,
): void {
  const seen = new Set<string>()
  for (const [index, each] of given.entries()) {
    const word = wordOf(each)
    if (word === undefined) continue
    if (seen.has(word)) throw invalid(`keypointClasses[${index}].${field}`, `is "${word}" a second time`)
    seen.add(word)
  }
}

function invalid(field: string, problem: string): AppError {
  return new AppError('invalid_input', { field, problem })
}
