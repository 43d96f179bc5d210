import type { BucketRow } from '../buckets/index.ts'

type Known = Pick<BucketRow, 'id' | 'provider' | 'place'>

/** Where something is had: an object of a bucket that the workspace has credentials for, or whatever a URL leads to. */
export type Place = { readonly bucketId: string; readonly key: string } | { readonly url: string }

/**
 * Where a URL leads. s3:// and gs:// of buckets that the workspace knows, and http(s) URLs into these that are not signed,
 * are read with its credentials; other s3:// and gs:// are tried as what everybody may read.
 */
export function placeOfUrl(url: string, buckets: readonly Known[]): Place {
  const [, scheme = '', name = '', key = ''] = /^(s3|gs):\/\/([^/?#]+)\/(.+)$/i.exec(url) ?? []
  if (key !== '') {
    const provider = scheme.toLowerCase() === 's3' ? 's3' : 'gcs'
    const bucket = buckets.find(each => each.provider === provider && each.place.bucket === name)
    if (bucket) return { bucketId: bucket.id, key }
    const path = key.split('/').map(encodeURIComponent).join('/')
    if (provider === 'gcs') return { url: `https://storage.googleapis.com/${name}/${path}` }
    // A name with dots is no single label of a host, for which there would be a certificate.
    return {
      url: name.includes('.')
        ? `https://s3.amazonaws.com/${name}/${path}`
        : `https://${name}.s3.amazonaws.com/${path}`,
    }
  }
  // What carries a signature opens by itself.
  if (!URL.canParse(url) || new URL(url).search !== '') return { url }
  const plain = new URL(url).href
  for (const bucket of buckets) {
    const base = basesOf(bucket).find(each => plain.startsWith(each))
    const found = base === undefined ? undefined : decoded(plain.slice(base.length))
    if (found) return { bucketId: bucket.id, key: found }
  }
  return { url }
}

/** What the URLs of a bucket's objects begin with. */
function basesOf({ provider, place }: Known): string[] {
  const { bucket = '', region, account } = place
  const endpoint = place.endpoint?.replace(/\/+$/, '')
  if (bucket === '') return []
  if (endpoint) return [`${endpoint}/${bucket}/`, endpoint.replace('://', `://${bucket}.`).concat('/')]
  if (provider === 'gcs')
    return [
      `https://storage.googleapis.com/${bucket}/`,
      `https://storage.cloud.google.com/${bucket}/`,
      `https://${bucket}.storage.googleapis.com/`,
    ]
  if (provider === 'az') return account ? [`https://${account}.blob.core.windows.net/${bucket}/`] : []
  if (provider !== 's3') return []
  const hosts = [
    's3.amazonaws.com',
    ...(region ? [`s3.${region}.amazonaws.com`, `s3-${region}.amazonaws.com`] : []),
  ]
  return hosts.flatMap(host => [`https://${bucket}.${host}/`, `https://${host}/${bucket}/`])
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
