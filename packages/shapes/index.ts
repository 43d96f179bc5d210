export type { BoxGeometry } from './box/shape.ts'
export { limitCoordinate } from './coordinates.ts'
export type { CuboidGeometry } from './cuboid/shape.ts'
export { shapeNamed, shapes } from './family.ts'
export type { KeypointsGeometry } from './keypoints/shape.ts'
export type { LandmarkGeometry } from './landmark/shape.ts'
export type { MaskGeometry } from './mask/shape.ts'
export { parseGeometry, problemInImage } from './parse.ts'
export type { PolygonGeometry } from './polygon/shape.ts'
export type { PolylineGeometry } from './polyline/shape.ts'
export {
  boundsOf,
  boxOf,
  cuboidOf,
  drawnAs,
  keypointsOf,
  landmarksOf,
  lineOf,
  maskOf,
  pointsOf,
  ringsOf,
  type Shaped,
  shapeOf,
} from './projections.ts'
export { keyframeAtFrame, labelAtFrame } from './tracks.ts'
