import type { BucketPlace, BucketSettings } from '../../buckets/index.ts'
import type { Context } from '../../context.ts'

/** How a bucket is reached, as it is entered. */
export interface BucketInput extends BucketPlace {
  readonly provider: string
  readonly secret?: string | undefined
}

/**
 * Checks what was entered, and seals its secret.
 * @throws AppError `invalid_input` naming the field
 */
export function sealedSettings(
  context: Context,
  bucket: { id: string; workspaceId: string },
  { provider, secret = '', ...place }: BucketInput,
): { provider: string; place: BucketPlace; secret: Buffer } {
  context.buckets.provider(provider).check({ place, secret, externalId: bucket.workspaceId })
  return { provider, place, secret: context.sealer.seal(secret, sealedAt(bucket.id)) }
}

/**
 * What opens a bucket.
 * @throws AppError `secret_unreadable`
 */
export function openedSettings(
  context: Context,
  bucket: { id: string; workspaceId: string; place: BucketPlace; secret: Buffer },
): BucketSettings {
  const secret = context.sealer.open(bucket.secret, sealedAt(bucket.id))
  return { place: bucket.place, secret, externalId: bucket.workspaceId }
}

/** Names the row that a secret belongs to. */
export function sealedAt(bucketId: string): string {
  return `bucket ${bucketId}`
}
