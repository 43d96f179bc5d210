export { azProvider } from './az/provider.ts'
export type {
  Bucket,
  BucketObject,
  BucketPlace,
  BucketProvider,
  BucketSettings,
} from './bucket.ts'
export { dummyProvider } from './dummy/provider.ts'
export { gcsProvider } from './gcs/provider.ts'
export { type Buckets, openBuckets } from './open-buckets.ts'
export { s3Provider } from './s3/provider.ts'
