import { AppError } from '@gesso/core'
import { type Static, Type } from 'typebox'
import { named, nullable, oneOf, Timestamp, Uuid } from '../../../contract/schemas.ts'
import type { BucketInput, BucketRow } from '../../../resources/buckets/index.ts'

export const BucketCredential = named(
  'BucketCredential',
  Type.Object({
    credential_id: Uuid,
    description: Type.String(),
    cloud_provider: Type.String(),
    created_at: Timestamp,
    update_at: Timestamp,
  }),
)

/** A bucket as the wire has it; its secret is never shown. */
export function wireBucket({ id, name, provider, createdAt, updatedAt }: BucketRow) {
  return {
    credential_id: id,
    description: name,
    cloud_provider: provider,
    created_at: createdAt.toISOString(),
    update_at: updatedAt.toISOString(),
  }
}

const Text = Type.Optional(nullable(Type.String({ maxLength: 500 })))
const Secret = Type.Optional(nullable(Type.String({ maxLength: 20_000 })))

/** What a provider needs, under the names that the vendor's SDK sends, and behind them ours where it has none. */
const fields = {
  bucket_s3: Text,
  role: Text,
  endpoint: Text,
  region: Text,
  path_style: Type.Optional(nullable(Type.Boolean())),
  access_key_id: Text,
  bucket_gcs: Text,
  /** a service account's key, as text or as it is */
  key_json: Type.Optional(
    Type.Unsafe<string | Readonly<Record<string, unknown>> | null>({
      anyOf: [{ type: 'string', maxLength: 20_000 }, { type: 'object' }, { type: 'null' }],
    }),
  ),
  account_name: Text,
  secret_access_key: Secret,
  container: Text,
}

export const BucketBody = Type.Object({
  description: Type.Optional(nullable(Type.String({ maxLength: 255 }))),
  cloud_provider: Type.Optional(nullable(oneOf(['s3', 'gcs', 'az', 'dummy']))),
  /** the secret itself, or the fields of the provider as a JSON object */
  secret: Secret,
  ...fields,
})

type Body = Static<typeof BucketBody>
type Fields = Omit<Body, 'description' | 'cloud_provider'>

/** How a bucket is reached; undefined when a body says nothing about it. */
export function bucketFromWire(body: Body): BucketInput | undefined {
  const { description: _, cloud_provider: provider, ...others } = body
  const given = Object.entries(others).some(([, value]) => value !== undefined && value !== null)
  if (!provider && !given) return undefined
  if (!provider)
    throw new AppError('invalid_input', { field: 'cloud_provider', problem: 'is missing: give all anew' })
  const known = { ...objectIn(others.secret), ...withoutNulls(others) }
  return settingsOf(provider, known)
}

/** Puts a field of ours under the name that it has on the wire for a provider. */
export function wireFieldOf(provider: string | null | undefined): (field: string) => string {
  const names: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    s3: { bucket: 'bucket_s3', secret: 'secret_access_key' },
    gcs: { bucket: 'bucket_gcs', secret: 'key_json' },
    az: { bucket: 'container', secret: 'secret_access_key', account: 'account_name' },
  }
  return field => names[provider ?? '']?.[field] ?? (field === 'provider' ? 'cloud_provider' : field)
}

function settingsOf(provider: string, given: Fields): BucketInput {
  const keyJson = given.key_json ?? undefined
  const key = typeof keyJson === 'object' ? JSON.stringify(keyJson) : keyJson
  const plain = given.secret && !objectIn(given.secret) ? given.secret : undefined
  const endpoint = given.endpoint ?? undefined
  if (provider === 'gcs')
    return { provider, endpoint, bucket: given.bucket_gcs ?? undefined, secret: key ?? given.secret ?? '' }
  if (provider === 'az') {
    const account = given.account_name ?? undefined
    const secret = given.secret_access_key ?? plain
    return { provider, endpoint, account, bucket: given.container ?? undefined, secret }
  }
  if (provider === 'dummy') return { provider, secret: given.secret ?? '' }
  return {
    provider,
    endpoint,
    bucket: given.bucket_s3 ?? undefined,
    region: given.region ?? undefined,
    pathStyle: given.path_style ?? undefined,
    accessKeyId: given.access_key_id ?? undefined,
    role: given.role ?? undefined,
    secret: given.secret_access_key ?? plain,
  }
}

/** The fields in a secret that is a JSON object; a text under the name of a field is all that is taken from it. */
function objectIn(secret: string | null | undefined): Fields | undefined {
  if (!secret?.trimStart().startsWith('{')) return undefined
  try {
    const parsed: unknown = JSON.parse(secret)
    const known = Object.entries(Object(parsed)).filter(
      ([name, value]) => name in fields && typeof value === 'string',
    )
    return Object.fromEntries(known)
  } catch {
    return undefined
  }
}

function withoutNulls(given: Fields): Fields {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null))
}
