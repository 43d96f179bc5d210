import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, it } from 'node:test'
import { ListObjectsV2Command } from '@aws-sdk/client-s3'
import { makeDataset, openDesk, photo, sendImage } from '../testing/builders.ts'
import { type S3Server, startS3 } from '../testing/s3-server.ts'
import { startStack } from '../testing/stack.ts'
import { keepsFiles } from './conformance.ts'
import type { FileStore } from './file-store.ts'
import { s3Store } from './s3-store.ts'

describe('files in a bucket', () => {
  let s3: S3Server
  let store: FileStore
  const placeIn = (server: S3Server) => ({
    bucket: server.bucket,
    prefix: 'team/',
    region: 'us-east-1',
    endpoint: server.endpoint,
    pathStyle: true,
    credentials: server.credentials,
    presigned: true,
  })
  const now = () => new Date()
  before(async () => {
    s3 = await startS3()
    store = s3Store(placeIn(s3), now)
  })
  after(() => s3.close())
  const keysIn = async () => {
    const { Contents = [] } = await s3.client.send(new ListObjectsV2Command({ Bucket: s3.bucket }))
    return Contents.map(({ Key }) => Key)
  }

  keepsFiles(() => store)

  it('lie below the prefix', async () => {
    await store.put('lie/here', Buffer.from('x'))
    assert.ok((await keysIn()).includes('team/lie/here'))
  })

  it('are handed out by the store itself under the name and type that are asked for, where that is wished', async () => {
    await store.put('a.zip', Buffer.from('zipped'))
    const as = {
      lifetimeSeconds: 60,
      contentType: 'application/zip',
      disposition: 'attachment; filename="my.zip"',
    }
    const url = (await store.signedUrl('a.zip', as)) ?? ''
    const response = await fetch(url)
    assert.ok(url.startsWith(s3.endpoint))
    assert.deepEqual(
      [
        await response.text(),
        response.headers.get('content-type'),
        response.headers.get('content-disposition'),
      ],
      ['zipped', 'application/zip', as.disposition],
    )
    const proxied = s3Store({ ...placeIn(s3), presigned: false }, now)
    assert.equal(await proxied.signedUrl('a.zip', as), undefined)
  })

  it('that were begun long ago and never ended are tidied away, however many, not those of today', async () => {
    const gone: string[] = []
    const upload = (id: string, initiated: string) =>
      `<Upload><Key>team/${id}</Key><UploadId>${id}</UploadId><Initiated>${initiated}</Initiated></Upload>`
    const pages: Readonly<Record<string, string>> = {
      '': `${upload('old', '2026-11-01T00:00:00.000Z')}${upload('new', '2026-11-21T23:00:00.000Z')}
        <IsTruncated>true</IsTruncated><NextKeyMarker>team/new</NextKeyMarker><NextUploadIdMarker>new</NextUploadIdMarker>`,
      'team/new': `${upload('older', '2026-10-01T00:00:00.000Z')}<IsTruncated>false</IsTruncated>`,
    }
    const server = createServer((request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? '', 'http://store')
      if (request.method === 'DELETE') {
        gone.push(`${pathname} ${searchParams.get('uploadId')}`)
        response.writeHead(204).end()
        return
      }
      assert.equal(searchParams.get('prefix'), 'team/')
      const page = pages[searchParams.get('key-marker') ?? '']
      response.end(`<?xml version="1.0"?><ListMultipartUploadsResult>${page}</ListMultipartUploadsResult>`)
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    try {
      const place = { ...placeIn(s3), endpoint: `http://127.0.0.1:${port}` }
      await s3Store(place, () => new Date('2026-11-22T00:00:00Z')).tidy()
      assert.deepEqual(gone, ['/pictures/team/old old', '/pictures/team/older older'])
    } finally {
      server.closeAllConnections()
      server.close()
    }
    // This one cannot tell its unfinished uploads, which is no error.
    await store.tidy()
  })

  it('serve a whole server: pictures through it, large exports from the bucket', async () => {
    const stack = await startStack({
      GESSO_FILES: 's3://pictures/gesso',
      GESSO_S3_ENDPOINT: s3.endpoint,
      GESSO_S3_ACCESS_KEY_ID: s3.credentials.accessKeyId,
      GESSO_S3_SECRET_ACCESS_KEY: s3.credentials.secretAccessKey,
      GESSO_S3_DOWNLOADS: 'presigned',
    })
    try {
      const desk = await openDesk(stack)
      const { id: datasetId } = await makeDataset(desk)
      const names = ['astronaut.png', 'brick.png', 'coffee.png', 'retina.jpg']
      for (const name of names)
        assert.equal((await sendImage(desk, datasetId, name, await photo(name))).status, 200)
      const list = await stack.send('GET', `/api/projects/${desk.projectId}/images`, { key: desk.key })
      const [first] = (list.body as { items: { displayUrl: string }[] }).items
      const shown = await fetch(first?.displayUrl ?? '', {
        redirect: 'error',
        headers: { range: 'bytes=0-3' },
      })
      assert.deepEqual([shown.status, (await shown.arrayBuffer()).byteLength], [206, 4])
      const exportsPath = `/api/projects/${desk.projectId}/exports`
      const started = await stack.send('POST', exportsPath, { key: desk.key, body: { format: 'images' } })
      const url = await downloadUrlOf((started.body as { id: string }).id)
      const redirect = await fetch(url, { redirect: 'manual' })
      assert.equal(redirect.status, 302)
      assert.ok(redirect.headers.get('location')?.startsWith(`${s3.endpoint}/pictures/gesso/exports/`))
      const zip = await fetch(url)
      assert.equal(zip.headers.get('content-type'), 'application/zip')
      assert.ok((await zip.arrayBuffer()).byteLength > 1024 * 1024)
      const refused = await stack.send('GET', '/readyz')
      assert.equal(refused.status, 200)

      async function downloadUrlOf(runId: string): Promise<string> {
        const { body } = await stack.send('GET', `/api/runs/${runId}`, { key: desk.key })
        const { state, downloadUrl } = body as { state: string; downloadUrl: string | null }
        if (downloadUrl) return downloadUrl
        assert.ok(['queued', 'running'].includes(state), state)
        return downloadUrlOf(runId)
      }
    } finally {
      await stack.close()
    }
  })

  it('keep a server from starting, in words, when the bucket cannot be used', async () => {
    const env = { GESSO_S3_ENDPOINT: s3.endpoint, GESSO_S3_SECRET_ACCESS_KEY: 'S3RVER' }
    const start = (more: Record<string, string>) => startStack({ ...env, ...more })
    await assert.rejects(
      start({ GESSO_FILES: 's3://nowhere', GESSO_S3_ACCESS_KEY_ID: 'S3RVER' }),
      /GESSO_FILES: the bucket "nowhere" at http.* is not there/,
    )
    await assert.rejects(
      start({ GESSO_FILES: 's3://pictures', GESSO_S3_ACCESS_KEY_ID: 'WRONG' }),
      /may not be used with these credentials/,
    )
    await assert.rejects(
      start({
        GESSO_FILES: 's3://pictures',
        GESSO_S3_ACCESS_KEY_ID: 'S3RVER',
        GESSO_S3_ENDPOINT: 'http://127.0.0.1:1',
      }),
      /cannot be reached .*ECONNREFUSED/,
    )
  })
})
