import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, it } from 'node:test'
import type { Bucket, BucketObject } from '../bucket.ts'
import { azProvider } from './provider.ts'

const account = 'devstoreaccount1'
/** The key that every emulator of Azure's has. */
const secret = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=='
const now = () => new Date('2026-11-22T04:29:03Z')

const blob = (name: string, bytes: number) =>
  `<Blob><Name>${name}</Name><Properties><Etag>0x1C4A3CFE8A99500</Etag><Content-Length>${bytes}</Content-Length><BlobType>BlockBlob</BlobType></Properties></Blob>`
const page = (blobs: string, next: string) =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><EnumerationResults ContainerName="pics"><Prefix/><Blobs>${blobs}</Blobs>${next}</EnumerationResults>`
const refusal = (code: string) =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Error>\n  <Code>${code}</Code>\n  <Message>No.\nRequestId:94a65ecd</Message>\n</Error>`

/** What Azurite 3.35 answered to these requests, shortened to what is read of it. */
const transcript: Readonly<Record<string, readonly [status: number, body: string]>> = {
  '/pics?restype=container&comp=list&maxresults=2': [
    200,
    page(blob('a/1.jpg', 13) + blob('a/2.jpg', 13), '<NextMarker>a/2.jpg</NextMarker>'),
  ],
  '/pics?restype=container&comp=list&maxresults=2&marker=a%2F2.jpg': [
    200,
    page(blob('b/ü +&amp;.jpg', 27), '<NextMarker/>'),
  ],
  '/pics?restype=container&comp=list&prefix=none&maxresults=1000': [200, page('', '<NextMarker/>')],
  '/pics?restype=container&comp=list&prefix=odd&maxresults=1000': [
    200,
    page('<Blob><Name Encoded="true">odd%EF%BF%BF</Name><Properties/></Blob>', '<NextMarker/>'),
  ],
  '/pics/b/%C3%BC%20%2B%26.jpg': [200, 'hello'],
  '/pics/nope': [404, refusal('BlobNotFound')],
  '/nopics?restype=container&comp=list&maxresults=1000': [404, refusal('ContainerNotFound')],
  '/closed?restype=container&comp=list&maxresults=1000': [403, refusal('AuthorizationFailure')],
}

describe('a container of Azure', () => {
  let server: Server
  let endpoint = ''
  const heard: Record<string, string | undefined> = {}
  before(async () => {
    server = createServer((request, response) => {
      const path = (request.url ?? '').slice(`/${account}`.length)
      heard[path] = request.headers.authorization
      const [status, body] = transcript[path] ?? [500, `unheard of: ${path}`]
      response.writeHead(status).end(body)
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/${account}`
  })
  after(() => {
    server.closeAllConnections()
    server.close()
  })
  const provider = azProvider({ problemOf: () => undefined }, now)
  const open = (bucket = 'pics') =>
    provider.open({ place: { bucket, account, endpoint }, secret, externalId: 'w' })
  const objectsOf = async (bucket: Bucket, prefix = '', pageSize = 1000) => {
    const objects: BucketObject[] = []
    for await (const each of bucket.list(prefix, { pageSize })) objects.push(...each)
    return objects
  }

  it('is refused by the field that is wrong', () => {
    for (const [place, key, words] of [
      [{ bucket: 'pics' }, secret, /^account is missing/],
      [{ bucket: 'pics', account: 'a.evil.example/' }, secret, /^account must be/],
      [{ bucket: 'a/b', account }, secret, /^bucket must be/],
      [{ bucket: 'pics', account }, 'short', /^secret must be/],
    ] as const)
      assert.throws(() => provider.check({ place, secret: key, externalId: 'w' }), { message: words })
  })

  it('is listed page by page, with names that XML has to write otherwise', async () => {
    assert.deepEqual(await objectsOf(await open(), '', 2), [
      { key: 'a/1.jpg', bytes: 13 },
      { key: 'a/2.jpg', bytes: 13 },
      { key: 'b/ü +&.jpg', bytes: 27 },
    ])
    assert.deepEqual(await objectsOf(await open(), 'none'), [])
    assert.deepEqual(await objectsOf(await open(), 'odd'), [{ key: 'odd\uFFFF', bytes: 0 }])
  })

  it('signs requests the way that Azurite accepts', async () => {
    await objectsOf(await open(), '', 2)
    assert.equal(
      heard['/pics?restype=container&comp=list&maxresults=2'],
      'SharedKey devstoreaccount1:k6tX+HWo2QhFFYAFHPGKnuf1AIJlzoeELVq5+pPHCbo=',
    )
  })

  it('gives an object, says that another is not there, and who refused', async () => {
    const bucket = await open()
    assert.equal(Buffer.concat(await (await bucket.read('b/ü +&.jpg')).toArray()).toString(), 'hello')
    await assert.rejects(bucket.read('nope'), { code: 'not_found' })
    await assert.rejects(objectsOf(await open('nopics')), { message: /no such bucket \(ContainerNotFound\)/ })
    await assert.rejects(objectsOf(await open('closed')), {
      message: /credentials.*\(AuthorizationFailure\)/,
    })
  })

  it('signs links as Azurite opened them', async () => {
    const url = new URL(await (await open()).signedUrl('b/ü +&.jpg', 600))
    assert.equal(url.searchParams.get('se'), '2026-11-22T04:39:03Z')
    assert.equal(url.searchParams.get('sig'), 'rTBDH0dlLIogy8Egvh0rqynWGOJKtmP8iW4m42ecdno=')
  })

  it('is connected to at public addresses only', async () => {
    const careful = azProvider({ problemOf: () => 'its address is not public' }, now)
    const bucket = await careful.open({
      place: { bucket: 'pics', account, endpoint },
      secret,
      externalId: 'w',
    })
    await assert.rejects(objectsOf(bucket), { message: /not public, so it is not connected to/ })
  })
})
