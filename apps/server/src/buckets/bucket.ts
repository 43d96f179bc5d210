import type { Readable } from 'node:stream'

/** An object of a bucket. */
export interface BucketObject {
  readonly key: string
  readonly bytes: number
}

/** How a list is read. */
export interface ListOptions {
  /** objects of one page, at most 1000; 1000 unless said */
  readonly pageSize?: number
  readonly signal?: AbortSignal | undefined
}

/** Somebody's store of files, to be read: their pictures stay where they are, or are copied from there. */
export interface Bucket {
  /**
   * The objects whose keys begin with a prefix, in the provider's own order, page by page as they are asked for.
   * @throws AppError `bucket_failed`, `url_refused`
   */
  list(prefix: string, options?: ListOptions): AsyncIterable<readonly BucketObject[]>
  /**
   * An object's bytes as they come.
   * @throws AppError `not_found`, `bucket_failed`, `url_refused`
   */
  read(key: string, signal?: AbortSignal): Promise<Readable>
  /** A URL of the provider's that opens without a key for a while; whether the object is there is not looked at. */
  signedUrl(key: string, lifetimeSeconds: number): Promise<string>
}

/** Where a bucket is, and what of its credentials is no secret; each provider knows which fields it needs. */
export interface BucketPlace {
  /** its name; of Azure the container's */
  readonly bucket?: string | undefined
  readonly region?: string | undefined
  /** of a store that speaks the provider's protocol elsewhere, e.g. https://minio.example.org */
  readonly endpoint?: string | undefined
  /** whether the bucket's name stands in the path instead of the host */
  readonly pathStyle?: boolean | undefined
  /** of Azure, the storage account's name */
  readonly account?: string | undefined
  readonly accessKeyId?: string | undefined
  /** of AWS, what this server takes on to read the bucket, instead of a key */
  readonly role?: string | undefined
}

/** Place and secret together: what opens a bucket. */
export interface BucketSettings {
  readonly place: BucketPlace
  /** the secret access key, the service account's JSON, the account key */
  readonly secret: string
  /** names the workspace to those who grant a role */
  readonly externalId: string
}

/** A kind of bucket, e.g. those of Amazon S3. */
export interface BucketProvider {
  /** as it is stored and named on every wire */
  readonly name: string
  /** Refuses settings that cannot be right, before anything is asked. @throws AppError `invalid_input` naming the field */
  check(settings: BucketSettings): void
  open(settings: BucketSettings): Promise<Bucket>
}
