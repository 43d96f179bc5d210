import type { AddressCheck } from '../../pictures/index.ts'
import type { BucketProvider, BucketSettings } from '../bucket.ts'
import { endpointOr, needed, wrong } from '../checks.ts'
import { openGcsBucket, type ServiceAccount } from './open.ts'

const bucketName = /^[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]$/

/** Buckets of Google Cloud Storage, read by a service account. */
export function gcsProvider(check: AddressCheck, now: () => Date): BucketProvider {
  return {
    name: 'gcs',
    check(settings) {
      checkSettings(settings)
    },
    open: async settings => openGcsBucket({ ...checkSettings(settings), check, now }),
  }
}

function checkSettings(settings: BucketSettings) {
  const bucket = needed(settings, 'bucket', bucketName, 'the name of a bucket of Google Cloud Storage')
  const endpoint = endpointOr('https://storage.googleapis.com', settings)
  const given = settings.place.endpoint
  const tokenUrl = given ? `${endpoint}/token` : 'https://oauth2.googleapis.com/token'
  return { bucket, endpoint, tokenUrl, account: accountIn(settings.secret) }
}

/** Where the key says that tokens are had is not believed: it would be asked with what the key signs. */
function accountIn(secret: string): ServiceAccount {
  const key = parsed(secret)
  const email: unknown = Reflect.get(key, 'client_email')
  const privateKey: unknown = Reflect.get(key, 'private_key')
  if (typeof email !== 'string' || typeof privateKey !== 'string' || !/PRIVATE KEY-----/.test(privateKey))
    throw wrong('secret', 'must be the JSON key of a service account, with client_email and private_key')
  return { email, privateKey }
}

function parsed(secret: string): object {
  try {
    return Object(JSON.parse(secret))
  } catch {
    return {}
  }
}
