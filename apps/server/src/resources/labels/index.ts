export { type ChangeOptions, changeLabels } from './change-labels.ts'
export { labelContract, maxLabelsPerChange } from './contract.ts'
export { type ChangeReply, presentLabel } from './present.ts'
export type { ForeignForm, LabelRow } from './queries.ts'
export {
  findLabels,
  listChanges,
  listImageLabels,
  listImageLabelsAt,
  previewLabels,
} from './read-labels.ts'
export { countLabelsOfClass, removeLabelsOfClass } from './remove-labels-of-class.ts'
export { labelRawRoutes, labelRoutes } from './routes.ts'
