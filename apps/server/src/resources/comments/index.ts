export { findCommentedMedia } from './find-commented-media.ts'
export { commentRoutes } from './routes.ts'
