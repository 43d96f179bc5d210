export { findModel, type ModelFamily } from './find-model.ts'
