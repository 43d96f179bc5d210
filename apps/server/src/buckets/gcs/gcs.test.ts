import assert from 'node:assert/strict'
import { createVerify, generateKeyPairSync } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { after, before, describe, it } from 'node:test'
import type { Bucket, BucketObject } from '../bucket.ts'
import { gcsProvider } from './provider.ts'

const now = () => new Date('2026-11-22T04:00:00Z')
const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
})
const email = 'reader@team.iam.gserviceaccount.com'
const secret = JSON.stringify({
  type: 'service_account',
  client_email: email,
  private_key: privateKey,
  token_uri: 'http://169.254.169.254/token',
})

const list = '/storage/v1/b/pics/o?prefix='
const fields = 'fields=items%28name%2Csize%29%2CnextPageToken'

/** Answers in the form that the documentation of the JSON API gives. */
const transcript: Readonly<Record<string, readonly [status: number, body: string]>> = {
  [`${list}&maxResults=2&${fields}`]: [
    200,
    '{"nextPageToken":"CgdhLzIuanBn","items":[{"name":"a/1.jpg","size":"13"},{"name":"a/2.jpg","size":"13"}]}',
  ],
  [`${list}&maxResults=2&${fields}&pageToken=CgdhLzIuanBn`]: [
    200,
    '{"items":[{"name":"b/ü +&.jpg","size":"27"}]}',
  ],
  [`${list}none&maxResults=1000&${fields}`]: [200, '{}'],
  '/storage/v1/b/pics/o/b%2F%C3%BC%20%2B%26.jpg?alt=media': [200, 'hello'],
  '/storage/v1/b/pics/o/nope?alt=media': [404, 'No such object: pics/nope'],
  [`/storage/v1/b/closed/o?prefix=&maxResults=1000&${fields}`]: [
    403,
    '{"error":{"code":403,"message":"No.","errors":[{"message":"No.","domain":"global","reason":"forbidden"}]}}',
  ],
}

describe('a bucket of Google Cloud Storage', () => {
  let server: Server
  let endpoint = ''
  let tokens = 0
  before(async () => {
    server = createServer(async (request, response) => {
      if (request.url === '/token') {
        const grant = new URLSearchParams(await text(request))
        const genuine = isGenuine(grant.get('assertion') ?? '', `${endpoint}/token`)
        tokens += 1
        response.writeHead(genuine ? 200 : 400)
        response.end(
          genuine ? '{"access_token":"ya29.token","expires_in":3599}' : '{"error":"invalid_grant"}',
        )
        return
      }
      if (request.headers.authorization !== 'Bearer ya29.token') {
        response.writeHead(401).end('{}')
        return
      }
      const [status, body] = transcript[request.url ?? ''] ?? [500, `unheard of: ${request.url}`]
      response.writeHead(status).end(body)
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  after(() => {
    server.closeAllConnections()
    server.close()
  })
  const provider = gcsProvider({ problemOf: () => undefined }, now)
  const open = (bucket = 'pics', key = secret) =>
    provider.open({ place: { bucket, endpoint }, secret: key, externalId: 'w' })
  const objectsOf = async (bucket: Bucket, prefix = '', pageSize = 1000) => {
    const objects: BucketObject[] = []
    for await (const each of bucket.list(prefix, { pageSize })) objects.push(...each)
    return objects
  }

  it('is refused by the field that is wrong', () => {
    for (const [bucket, key, words] of [
      ['', secret, /^bucket is missing/],
      ['a/b', secret, /^bucket must be/],
      ['pics', 'no json', /^secret must be the JSON key/],
      ['pics', '{"client_email":"a"}', /^secret must be the JSON key/],
    ] as const)
      assert.throws(() => provider.check({ place: { bucket }, secret: key, externalId: 'w' }), {
        message: words,
      })
  })

  it('is listed page by page with one token, which the key has signed for', async () => {
    tokens = 0
    const bucket = await open()
    assert.deepEqual(await objectsOf(bucket, '', 2), [
      { key: 'a/1.jpg', bytes: 13 },
      { key: 'a/2.jpg', bytes: 13 },
      { key: 'b/ü +&.jpg', bytes: 27 },
    ])
    assert.deepEqual(await objectsOf(bucket, 'none'), [])
    assert.equal(tokens, 1)
  })

  it('gives an object, says that another is not there, and who refused', async () => {
    const bucket = await open()
    assert.equal(Buffer.concat(await (await bucket.read('b/ü +&.jpg')).toArray()).toString(), 'hello')
    await assert.rejects(bucket.read('nope'), { code: 'not_found' })
    await assert.rejects(objectsOf(await open('closed')), { message: /may not read it \(forbidden\)/ })
    const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
    const pem = other.export({ type: 'pkcs8', format: 'pem' })
    const wrong = await open('pics', JSON.stringify({ client_email: email, private_key: pem }))
    await assert.rejects(objectsOf(wrong), { message: /\(invalid_grant\)/ })
    const broken = JSON.stringify({ client_email: email, private_key: '-----BEGIN PRIVATE KEY-----\nx' })
    await assert.rejects(objectsOf(await open('pics', broken)), { message: /private key cannot be read/ })
  })

  it('signs links that its key vouches for, and that end', async () => {
    const url = new URL(await (await open()).signedUrl('b/ü +.jpg', 600))
    assert.equal(url.pathname, '/pics/b/%C3%BC%20%2B.jpg')
    assert.equal(url.searchParams.get('X-Goog-Expires'), '600')
    assert.equal(url.searchParams.get('X-Goog-Date'), '20261122T040000Z')
    assert.match(url.searchParams.get('X-Goog-Signature') ?? '', /^[0-9a-f]{512}$/)
  })
})

function isGenuine(assertion: string, audience: string): boolean {
  const [head = '', claim = '', signature = ''] = assertion.split('.')
  const { iss, aud } = JSON.parse(Buffer.from(claim, 'base64url').toString())
  const signed = createVerify('RSA-SHA256').update(`${head}.${claim}`)
  return iss === email && aud === audience && signed.verify(publicKey, signature, 'base64url')
}
