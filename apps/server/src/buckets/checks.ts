import { AppError } from '@gesso/core'
import type { BucketPlace, BucketSettings } from './bucket.ts'

/**
 * The value of a field that a provider needs.
 * @throws AppError `invalid_input`
 */
export function needed(
  settings: BucketSettings,
  field: keyof BucketPlace | 'secret',
  pattern: RegExp,
  meaning: string,
): string {
  const value = field === 'secret' ? settings.secret : settings.place[field]
  if (value === undefined || value === '') throw wrong(field, `is missing: ${meaning}`)
  if (typeof value !== 'string' || !pattern.test(value)) throw wrong(field, `must be ${meaning}`)
  return value
}

/**
 * The endpoint that is set, without a slash at its end, or the provider's own.
 * @throws AppError `invalid_input`
 */
export function endpointOr(otherwise: string, { place }: BucketSettings): string {
  const { endpoint } = place
  if (endpoint === undefined || endpoint === '') return otherwise
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined
  const plain = url && !url.username && !url.password && !url.search && !url.hash
  if (!plain || !/^https?:$/.test(url.protocol))
    throw wrong('endpoint', 'must be an http(s) URL, e.g. https://minio.example.org')
  return url.href.replace(/\/+$/, '')
}

/** Says what is wrong with a field. */
export function wrong(field: string, problem: string): AppError {
  return new AppError('invalid_input', { field, problem })
}
