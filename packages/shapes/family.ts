import type { Geometry, Shape } from '@gesso/core'
import { box } from './box/shape.ts'
import { cuboid } from './cuboid/shape.ts'
import { keypoints } from './keypoints/shape.ts'
import { landmark } from './landmark/shape.ts'
import { mask } from './mask/shape.ts'
import { polygon } from './polygon/shape.ts'
import { polyline } from './polyline/shape.ts'

/** Every shape there is; a new one is one line here. */
export const shapes: readonly Shape<Geometry>[] = [
  box,
  polygon,
  mask,
  keypoints,
  polyline,
  cuboid,
  landmark,
] satisfies readonly Shape<Geometry>[]

const byName: ReadonlyMap<string, Shape<Geometry>> = new Map(shapes.map(shape => [shape.name, shape]))

/** The shape of that name, or undefined when there is none. */
export function shapeNamed(name: string): Shape<Geometry> | undefined {
  return byName.get(name)
}
