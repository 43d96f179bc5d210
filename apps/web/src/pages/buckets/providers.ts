import type { Bucket } from '@gesso/client'
import type { BucketEntry } from '../../data/buckets.ts'

/** What a person enters of how a bucket is reached; empty where nothing is. */
export interface Entered {
  readonly bucket: string
  readonly region: string
  readonly endpoint: string
  readonly account: string
  readonly accessKeyId: string
  readonly role: string
  readonly secret: string
}

/** One field of a form about a bucket. */
export interface ProviderField {
  readonly name: keyof Entered
  readonly label: string
  readonly description?: string
  readonly placeholder?: string
  readonly required?: boolean
  /** of a secret: whether it has one line or many */
  readonly secret?: 'line' | 'text'
}

/** A way to reach a bucket: a provider, and what it is read with. */
export interface Way {
  readonly id: string
  readonly provider: BucketEntry['provider']
  readonly title: string
  readonly fields: readonly ProviderField[]
}

const bucket: ProviderField = { name: 'bucket', label: 'Bucket', required: true }
const endpointOf = (placeholder: string): ProviderField => ({
  name: 'endpoint',
  label: 'Endpoint',
  description: 'Only of a store that speaks the same protocol elsewhere',
  placeholder,
})
const ofS3: readonly ProviderField[] = [
  bucket,
  { name: 'region', label: 'Region', placeholder: 'eu-central-1' },
  endpointOf('https://minio.example.org'),
]

/** All ways there are, in the order they are offered. */
export const ways: readonly Way[] = [
  {
    id: 's3',
    provider: 's3',
    title: 'Amazon S3 or compatible, with an access key',
    fields: [
      ...ofS3,
      { name: 'accessKeyId', label: 'Access key id', required: true },
      { name: 'secret', label: 'Secret access key', required: true, secret: 'line' },
    ],
  },
  {
    id: 's3-role',
    provider: 's3',
    title: 'Amazon S3, with a role',
    fields: [
      ...ofS3,
      {
        name: 'role',
        label: 'ARN of the role',
        placeholder: 'arn:aws:iam::123456789012:role/gesso',
        required: true,
      },
    ],
  },
  {
    id: 'gcs',
    provider: 'gcs',
    title: 'Google Cloud Storage',
    fields: [
      bucket,
      endpointOf('https://storage.example.org'),
      { name: 'secret', label: 'Key of a service account (JSON)', required: true, secret: 'text' },
    ],
  },
  {
    id: 'az',
    provider: 'az',
    title: 'Azure Blob Storage',
    fields: [
      { name: 'account', label: 'Storage account', required: true },
      { ...bucket, label: 'Container' },
      endpointOf('https://blobs.example.org'),
      { name: 'secret', label: 'Account key', required: true, secret: 'line' },
    ],
  },
]

/** The way a bucket is reached by; the first for one that has none of these. */
export function wayOf(known: Bucket | undefined): Way | undefined {
  const id = known?.provider === 's3' && known.role ? 's3-role' : known?.provider
  return ways.find(way => way.id === id) ?? ways[0]
}

/** What is known of a bucket, to be changed: never its secret. */
export function enteredOf(known: Bucket | undefined): Entered {
  return {
    bucket: known?.bucket ?? '',
    region: known?.region ?? '',
    endpoint: known?.endpoint ?? '',
    account: known?.account ?? '',
    accessKeyId: known?.accessKeyId ?? '',
    role: known?.role ?? '',
    secret: '',
  }
}

/**
 * What is sent: the fields of the way that are filled, and nothing that another way left behind.
 * @param known the bucket that changes: whether its name stands in the path is not asked, and stays
 */
export function settingsOf(way: Way, entered: Entered, known?: Bucket): Omit<BucketEntry, 'name'> {
  const filled = way.fields
    .map(({ name }) => [name, entered[name].trim()])
    .filter(([, value]) => value !== '')
  const kept = way.provider === known?.provider ? { pathStyle: known.pathStyle ?? undefined } : {}
  return { provider: way.provider, ...kept, ...Object.fromEntries(filled) }
}
