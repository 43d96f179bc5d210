import type { AddressCheck } from '../../pictures/index.ts'
import type { BucketProvider, BucketSettings } from '../bucket.ts'
import { endpointOr, needed } from '../checks.ts'
import { openAzContainer } from './open.ts'

const accountName = /^[a-z0-9]{3,24}$/
const containerName = /^(\$root|[a-z0-9](-?[a-z0-9]){2,62})$/
const keyText = /^[A-Za-z0-9+/]{40,200}={0,2}$/

/** Containers of Azure Blob Storage, read with the key of their account. */
export function azProvider(check: AddressCheck, now: () => Date): BucketProvider {
  return {
    name: 'az',
    check(settings) {
      checkSettings(settings)
    },
    open: async settings => openAzContainer({ ...checkSettings(settings), check, now }),
  }
}

function checkSettings(settings: BucketSettings) {
  const account = needed(settings, 'account', accountName, 'the name of a storage account')
  const container = needed(settings, 'bucket', containerName, 'the name of a container')
  const secret = needed(settings, 'secret', keyText, 'a key of the storage account')
  const endpoint = endpointOr(`https://${account}.blob.core.windows.net`, settings)
  return { account, container, key: Buffer.from(secret, 'base64'), endpoint }
}
