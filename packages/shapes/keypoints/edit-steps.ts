import type { Keypoint, Point } from '@gesso/core'
import type { EditorKeypointClass, EditorKeypointSchema } from '@gesso/editor'
import { rounded } from '../places.ts'

/** One step of placing points in the order of their schema. */
export type Step =
  | { readonly kind: 'placed'; readonly point: Keypoint }
  /** no more points of this class */
  | { readonly kind: 'skipped'; readonly classId: string }

/** The points that the steps have placed. */
export function pointsOfSteps(steps: readonly Step[]): readonly Keypoint[] {
  return steps.flatMap(step => (step.kind === 'placed' ? [step.point] : []))
}

/** Which point comes next; undefined when all have been placed or skipped. */
export function nextPoint(
  schema: EditorKeypointSchema,
  steps: readonly Step[],
): EditorKeypointClass | undefined {
  const skipped = new Set(steps.map(step => (step.kind === 'skipped' ? step.classId : null)))
  const points = pointsOfSteps(steps)
  return schema.points.find(
    ({ id, maxPoints }) =>
      !skipped.has(id) && points.filter(({ classId }) => classId === id).length < maxPoints,
  )
}

/** The first point that a label needs and the steps have not placed. */
export function missingPoint(
  schema: EditorKeypointSchema,
  points: readonly Keypoint[],
): EditorKeypointClass | undefined {
  return schema.points.find(
    ({ id, minPoints }) => points.filter(({ classId }) => classId === id).length < minPoints,
  )
}

/** The steps with another one that places a point. */
export function withPlaced(
  steps: readonly Step[],
  next: EditorKeypointClass,
  at: Point,
  { id, visible }: { id: string; visible: boolean },
): readonly Step[] {
  const [x, y] = rounded(at)
  const norder = pointsOfSteps(steps).length
  return [...steps, { kind: 'placed', point: { id, classId: next.id, x, y, visible, norder } }]
}

/** The steps with one of their points changed. */
export function withChanged(
  steps: readonly Step[],
  pointId: string,
  change: (point: Keypoint) => Keypoint,
): readonly Step[] {
  return steps.map(step =>
    step.kind === 'placed' && step.point.id === pointId ? { ...step, point: change(step.point) } : step,
  )
}
