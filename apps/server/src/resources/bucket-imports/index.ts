export { listedKeys } from './listed-keys.ts'
export { bucketImportRoutes } from './routes.ts'
export { bucketImportKindName, startBucketImport } from './start-bucket-import.ts'
