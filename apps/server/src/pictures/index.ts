export { contentTypeOf } from './codecs.ts'
export { cutMasks } from './cut-masks.ts'
export { anyAddress, checkFetchable, type FetchLimits, fetchPicture, publicOnly } from './fetch-picture.ts'
export {
  type AddressCheck,
  AddressRefused,
  guardedConnect,
  guardedLookup,
  literalProblem,
} from './guarded-connect.ts'
export { paintMasks } from './paint-masks.ts'
export { type Picture, readPicture } from './read-picture.ts'
