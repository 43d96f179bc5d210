import type { Geometry } from '@gesso/core'
import { boxExamples } from './box/examples.ts'
import { cuboidExamples } from './cuboid/examples.ts'
import { keypointsExamples } from './keypoints/examples.ts'
import { landmarkExamples } from './landmark/examples.ts'
import { maskExamples } from './mask/examples.ts'
import { polygonExamples } from './polygon/examples.ts'
import { polylineExamples } from './polyline/examples.ts'
import type { ShapeExamples } from './shape-examples.ts'

/** The examples of every shape, one line each. */
export const shapeExamples = [
  boxExamples,
  polygonExamples,
  maskExamples,
  keypointsExamples,
  polylineExamples,
  cuboidExamples,
  landmarkExamples,
] satisfies readonly ShapeExamples<Geometry>[]
