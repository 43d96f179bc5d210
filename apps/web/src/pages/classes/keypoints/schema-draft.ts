import type { KeypointSchema } from '@gesso/client'
import type { KeypointSchemaFields } from '../../../data/keypoint-schemas.ts'

/** A point of a schema while it is edited; places in percent of the board. */
export interface DraftPoint {
  readonly id: string
  readonly name: string
  readonly minPoints: number
  readonly maxPoints: number
  readonly x: number
  readonly y: number
}

/** A line between two points. */
export interface DraftEdge {
  readonly fromId: string
  readonly toId: string
  readonly color: string | null
}

/** A keypoint schema while it is edited. */
export interface SchemaDraft {
  /** null: it is new */
  readonly id: string | null
  readonly name: string
  readonly type: KeypointSchema['type']
  /** in the order in which they are placed */
  readonly points: readonly DraftPoint[]
  readonly edges: readonly DraftEdge[]
  readonly labelClassIds: readonly string[]
}

/** A schema without points. */
export const emptyDraft: SchemaDraft = {
  id: null,
  name: '',
  type: 'pose',
  points: [],
  edges: [],
  labelClassIds: [],
}

/** A schema as it stands, to be edited; points that nobody put anywhere lie around a circle. */
export function draftOf(schema: KeypointSchema): SchemaDraft {
  const count = schema.keypointClasses.length
  return {
    id: schema.id,
    name: schema.name,
    type: schema.type,
    points: schema.keypointClasses.map(({ id, name, minPoints, maxPoints, editorX, editorY }, index) => ({
      id,
      name,
      minPoints,
      maxPoints,
      ...(editorX === null || editorY === null ? onCircle(index, count) : onBoard(editorX, editorY)),
    })),
    edges: schema.edges,
    labelClassIds: schema.labelClasses.map(({ labelClassId }) => labelClassId),
  }
}

/** What is sent to make or change the schema. */
export function fieldsOf({ name, type, points, edges, labelClassIds }: SchemaDraft): KeypointSchemaFields {
  return {
    name: name.trim(),
    type,
    keypointClasses: points.map(({ id, name, minPoints, maxPoints, x, y }, norder) => ({
      id,
      name: name.trim(),
      minPoints,
      maxPoints,
      norder,
      editorX: x,
      editorY: y,
    })),
    edges: edges.map(({ fromId, toId, color }) => ({ fromId, toId, color })),
    labelClasses: labelClassIds.map(labelClassId => ({ labelClassId })),
  }
}

/** What keeps a draft from being saved, in words; undefined when nothing does. */
export function problemOf({ name, points }: SchemaDraft): string | undefined {
  if (name.trim() === '') return 'Give it a name.'
  if (points.length === 0) return 'Click on the board to add the first point.'
  const names = points.map(point => point.name.trim())
  if (names.includes('')) return `Point ${names.indexOf('') + 1} has no name.`
  const twice = names.find((each, index) => names.indexOf(each) < index)
  return twice === undefined ? undefined : `Two points are called “${twice}”.`
}

/** With one more point, named by its number. */
export function withPoint(draft: SchemaDraft, id: string, x: number, y: number): SchemaDraft {
  const names = new Set(draft.points.map(({ name }) => name))
  let number = draft.points.length + 1
  while (names.has(`Point ${number}`)) number++
  const point = { id, name: `Point ${number}`, minPoints: 0, maxPoints: 1, ...onBoard(x, y) }
  return { ...draft, points: [...draft.points, point] }
}

/** With one point changed; places stay on the board. */
export function withPointChanged(
  draft: SchemaDraft,
  id: string,
  change: Partial<Omit<DraftPoint, 'id'>>,
): SchemaDraft {
  const points = draft.points.map(point => {
    if (point.id !== id) return point
    const next = { ...point, ...change }
    return { ...next, ...onBoard(next.x, next.y) }
  })
  return { ...draft, points }
}

/** Without one point and what joined it. */
export function withoutPoint(draft: SchemaDraft, id: string): SchemaDraft {
  return {
    ...draft,
    points: draft.points.filter(point => point.id !== id),
    edges: draft.edges.filter(({ fromId, toId }) => fromId !== id && toId !== id),
  }
}

/** With one point earlier (-1) or later (1) in the order in which they are placed. */
export function withPointMoved(draft: SchemaDraft, id: string, by: -1 | 1): SchemaDraft {
  const from = draft.points.findIndex(point => point.id === id)
  const [point, other] = [draft.points[from], draft.points[from + by]]
  if (!point || !other) return draft
  return { ...draft, points: draft.points.with(from, other).with(from + by, point) }
}

/** With two points joined, or no longer joined where they were. */
export function withEdgeToggled(draft: SchemaDraft, fromId: string, toId: string): SchemaDraft {
  if (fromId === toId) return draft
  const joins = (edge: DraftEdge) =>
    (edge.fromId === fromId && edge.toId === toId) || (edge.fromId === toId && edge.toId === fromId)
  const without = draft.edges.filter(edge => !joins(edge))
  if (without.length < draft.edges.length) return { ...draft, edges: without }
  return { ...draft, edges: [...draft.edges, { fromId, toId, color: null }] }
}

function onBoard(x: number, y: number): { x: number; y: number } {
  const within = (at: number) => Math.round(Math.min(100, Math.max(0, at)) * 10) / 10
  return { x: within(x), y: within(y) }
}

function onCircle(index: number, count: number): { x: number; y: number } {
  const angle = (2 * Math.PI * index) / Math.max(1, count)
  return onBoard(50 + 40 * Math.sin(angle), 50 - 40 * Math.cos(angle))
}
