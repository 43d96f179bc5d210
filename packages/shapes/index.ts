export type { BoxGeometry } from './box/shape.ts'
export { limitCoordinate } from './coordinates.ts'
export { shapeNamed, shapes } from './family.ts'
export type { KeypointsGeometry } from './keypoints/shape.ts'
export type { MaskGeometry } from './mask/shape.ts'
export { parseGeometry, problemInImage } from './parse.ts'
export type { PolygonGeometry } from './polygon/shape.ts'
export {
  boundsOf,
  boxOf,
  drawnAs,
  keypointsOf,
  maskOf,
  pointsOf,
  ringsOf,
  type Shaped,
  shapeOf,
} from './projections.ts'
