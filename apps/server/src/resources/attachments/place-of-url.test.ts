import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { placeOfUrl } from './place-of-url.ts'

const buckets = [
  { id: 'aws', provider: 's3', place: { bucket: 'street', region: 'eu-west-1' } },
  { id: 'minio', provider: 's3', place: { bucket: 'inner', endpoint: 'https://minio.example.org/' } },
  { id: 'gcs', provider: 'gcs', place: { bucket: 'street' } },
  { id: 'az', provider: 'az', place: { bucket: 'box', account: 'acme' } },
]

describe('where a URL leads', () => {
  const leads = (url: string, to: object) => assert.deepEqual(placeOfUrl(url, buckets), to, url)

  it('is a bucket of the workspace by its scheme, or by what its provider calls it', () => {
    leads('s3://street/a/b.jpg', { bucketId: 'aws', key: 'a/b.jpg' })
    leads('s3://inner/a.jpg', { bucketId: 'minio', key: 'a.jpg' })
    leads('gs://street/a b.jpg', { bucketId: 'gcs', key: 'a b.jpg' })
    for (const host of ['street.s3.amazonaws.com', 's3.eu-west-1.amazonaws.com/street'])
      leads(`https://${host}/a%20b.jpg`, { bucketId: 'aws', key: 'a b.jpg' })
    leads('https://storage.googleapis.com/street/a.jpg', { bucketId: 'gcs', key: 'a.jpg' })
    leads('https://acme.blob.core.windows.net/box/x/a.jpg', { bucketId: 'az', key: 'x/a.jpg' })
    leads('https://minio.example.org/inner/a.jpg', { bucketId: 'minio', key: 'a.jpg' })
  })

  it('is what everybody may read where no bucket is known', () => {
    leads('s3://other/a b.jpg', { url: 'https://other.s3.amazonaws.com/a%20b.jpg' })
    leads('s3://dotted.name/a.jpg', { url: 'https://s3.amazonaws.com/dotted.name/a.jpg' })
    leads('gs://other/a.jpg', { url: 'https://storage.googleapis.com/other/a.jpg' })
  })

  it('is the URL itself where that is signed, in no bucket, or of no such kind', () => {
    for (const url of [
      'https://street.s3.amazonaws.com/a.jpg?X-Amz-Signature=1',
      'https://acme.blob.core.windows.net/box/a.jpg?sig=1',
      'https://street.s3.amazonaws.com/',
      'https://street.s3.amazonaws.com.evil.example/a.jpg',
      'https://example.org/street/a.jpg',
      's3://street/',
      'ftp://x/y',
      'nonsense',
    ])
      leads(url, { url })
  })
})
