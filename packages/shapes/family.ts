import type { Geometry, Shape } from '@gesso/core'
import { box } from './box/shape.ts'
import { keypoints } from './keypoints/shape.ts'
import { mask } from './mask/shape.ts'
import { polygon } from './polygon/shape.ts'

/** Every shape there is; a new one is one line here. */
export const shapes: readonly Shape<Geometry>[] = [
  box,
  polygon,
  mask,
  keypoints,
] satisfies readonly Shape<Geometry>[]

const byName: ReadonlyMap<string, Shape<Geometry>> = new Map(shapes.map(shape => [shape.name, shape]))

/** The shape of that name, or undefined when there is none. */
export function shapeNamed(name: string): Shape<Geometry> | undefined {
  return byName.get(name)
}
