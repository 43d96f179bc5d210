import type { AddressCheck } from '../../pictures/index.ts'
import type { BucketProvider, BucketSettings } from '../bucket.ts'
import { endpointOr, needed, wrong } from '../checks.ts'

const bucketName = /^[a-z0-9][a-z0-9._-]{1,61}[a-z0-9]$/i
const roleName = /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/

/**
 * Buckets of Amazon S3, and of every store that speaks its protocol.
 * @param stsEndpoint where roles are taken on, as whoever runs the server says; undefined is Amazon's
 */
export function s3Provider(check: AddressCheck, stsEndpoint: string | undefined): BucketProvider {
  return {
    name: 's3',
    check: checkSettings,
    async open(settings) {
      checkSettings(settings)
      // The SDK takes a quarter of a second to load: only servers that have such a bucket wait for it.
      const { openS3Bucket } = await import('./open.ts')
      return openS3Bucket(settings, check, stsEndpoint)
    },
  }
}

/** Without keys the SDK would use those of this server, which are nobody's to lend: either keys or a role are needed. */
function checkSettings(settings: BucketSettings): void {
  const { place, secret } = settings
  needed(settings, 'bucket', bucketName, 'the name of an S3 bucket')
  if (place.region !== undefined && !/^[a-z0-9-]{1,50}$/.test(place.region))
    throw wrong('region', 'must be a region such as eu-central-1')
  endpointOr('', settings)
  if (place.role !== undefined && place.role !== '') {
    needed(settings, 'role', roleName, 'the ARN of a role, e.g. arn:aws:iam::123456789012:role/gesso')
    if (place.accessKeyId || secret)
      throw wrong('role', 'cannot stand beside an access key; give one or the other')
    return
  }
  needed(settings, 'accessKeyId', /^[\w-]{1,128}$/, 'the id of an access key, or give a role')
  needed(settings, 'secret', /^[!-~]{1,500}$/, 'the secret access key')
}
