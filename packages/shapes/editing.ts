import type { ShapeKit } from '@gesso/editor'
import { boxKit } from './box/edit.ts'
import { cuboidKit } from './cuboid/edit.ts'
import { keypointsKit } from './keypoints/edit.ts'
import { landmarkKit } from './landmark/edit.ts'
import { maskKit } from './mask/edit.ts'
import { polygonKit } from './polygon/edit.ts'
import { polylineKit } from './polyline/edit.ts'

/** Every shape as the annotator edits it; a new one is one line here. */
export const shapeKits: readonly ShapeKit[] = [
  boxKit,
  cuboidKit,
  polygonKit,
  polylineKit,
  maskKit,
  keypointsKit,
  landmarkKit,
] satisfies readonly ShapeKit[]
