import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { ask, type Desk, openDesk, refusalIn } from '../../testing/builders.ts'
import { type S3Server, startS3 } from '../../testing/s3-server.ts'
import { type Stack, startStack } from '../../testing/stack.ts'

interface Bucket {
  readonly id: string
  readonly name: string
  readonly provider: string
  readonly bucket: string | null
}

describe('buckets', () => {
  let stack: Stack
  let s3: S3Server
  let desk: Desk
  before(async () => {
    s3 = await startS3()
    stack = await startStack({ GESSO_ALLOW_PRIVATE_URLS: '1' })
    desk = await openDesk(stack)
    for (const key of ['dogs/1.jpg', 'dogs/2.jpg', 'cats/ü +1.jpg']) await s3.put(key, key)
    await s3.put('cats/', '')
  })
  after(async () => {
    await stack.close()
    await s3.close()
  })

  const add = (settings: object = {}, to = desk) =>
    ask<Bucket>(to, 'POST', `/api/workspaces/${to.workspaceId}/buckets`, {
      name: 'Pictures',
      ...s3.settings,
      ...settings,
    })
  const refused = async (settings: object) => {
    const body = { name: 'Pictures', ...settings }
    const sent = await stack.send('POST', `/api/workspaces/${desk.workspaceId}/buckets`, {
      key: desk.key,
      body,
    })
    const { status, message } = refusalIn(sent)
    return `${status} ${message}`
  }
  const test = (bucketId: string, at = desk) =>
    ask<{ problem: string | null; firstKey: string | null }>(at, 'POST', `/api/buckets/${bucketId}/test`)
  const objects = (bucketId: string, query = '') =>
    ask<{ objects: { key: string; bytes: number }[]; more: boolean }>(
      desk,
      'GET',
      `/api/buckets/${bucketId}/objects${query}`,
    )

  it('refuse settings that cannot be right, naming the field', async () => {
    for (const [settings, words] of [
      [{ provider: 'ftp' }, /^400 provider must be one of s3/],
      [{ provider: 's3' }, /^400 bucket is missing/],
      [{ provider: 's3', bucket: 'a/b' }, /^400 bucket must be/],
      [{ ...s3.settings, region: 'EU!' }, /^400 region must be/],
      [{ ...s3.settings, endpoint: 'minio' }, /^400 endpoint must be an http\(s\) URL/],
      [{ ...s3.settings, endpoint: 'file:///etc' }, /^400 endpoint must be/],
      [{ ...s3.settings, endpoint: 'http://me:pass@host' }, /^400 endpoint must be/],
      [{ ...s3.settings, accessKeyId: undefined }, /^400 accessKeyId is missing/],
      [{ ...s3.settings, secret: undefined }, /^400 secret is missing/],
      [{ ...s3.settings, secret: 'a\nb' }, /^400 secret must be/],
      [{ provider: 's3', bucket: 'pictures', role: 'admin' }, /^400 role must be the ARN/],
      [
        { ...s3.settings, role: 'arn:aws:iam::123456789012:role/gesso' },
        /^400 role cannot stand beside an access key/,
      ],
    ] as const)
      assert.match(await refused(settings), words)
    assert.deepEqual(await ask(desk, 'GET', `/api/workspaces/${desk.workspaceId}/buckets`), [])
  })

  it('are not for those outside the workspace, nor managed by those who may only import', async () => {
    const { id } = await add()
    const stranger = await openDesk(stack)
    const supervisor = await stack.key(desk.workspaceId, 'Supervisor')
    for (const [method, path, body] of [
      ['PATCH', `/api/buckets/${id}`, { name: 'x' }],
      ['DELETE', `/api/buckets/${id}`],
      ['POST', `/api/buckets/${id}/test`],
    ] as const) {
      assert.equal((await stack.send(method, path, { key: stranger.key, body })).status, 404)
      assert.equal((await stack.send(method, path, { key: supervisor, body })).status, 403)
    }
    const list = await stack.send('GET', `/api/buckets/${id}/objects`, { key: stranger.key })
    assert.equal(list.status, 404)
    assert.equal((await stack.send('GET', `/api/buckets/${id}/objects`, { key: supervisor })).status, 200)
    const labeller = await stack.key(desk.workspaceId, 'Labeller')
    assert.equal((await stack.send('GET', `/api/buckets/${id}/objects`, { key: labeller })).status, 403)
    await ask(desk, 'DELETE', `/api/buckets/${id}`)
  })

  it('never show their secret again, and keep it sealed', async () => {
    const secret = `sesame-${randomUUID()}`
    const made = await add({ secret })
    const answers = [
      made,
      await ask(desk, 'GET', `/api/workspaces/${desk.workspaceId}/buckets`),
      await ask(desk, 'PATCH', `/api/buckets/${made.id}`, { name: 'Renamed' }),
    ]
    assert.ok(!JSON.stringify(answers).includes('sesame'))
    const { rows } = await readAll(stack)
    assert.equal(rows.length, 1)
    assert.ok(!JSON.stringify(rows).includes('sesame') && !rows[0]?.secret.includes('sesame'))
    const opened = stack.context.sealer.open(rows[0]?.secret ?? Buffer.of(), `bucket ${made.id}`)
    assert.equal(opened, secret)
    await ask(desk, 'DELETE', `/api/buckets/${made.id}`)
  })

  it('say in words why they cannot be read', async () => {
    for (const [settings, words] of [
      [{ accessKeyId: 'WRONG' }, /does not accept the credentials.*InvalidAccessKeyId/],
      [{ bucket: 'nowhere' }, /knows no such bucket/],
      [{ endpoint: 'http://127.0.0.1:1' }, /ECONNREFUSED/],
    ] as const) {
      const { id } = await add(settings)
      const { problem } = await test(id)
      assert.match(problem ?? '', words)
      const list = await stack.send('GET', `/api/buckets/${id}/objects`, { key: desk.key })
      assert.deepEqual([refusalIn(list).code, refusalIn(list).status], ['bucket_failed', 400])
      await ask(desk, 'DELETE', `/api/buckets/${id}`)
    }
  })

  it('list what lies below a prefix, without the names of folders', async () => {
    const { id } = await add()
    assert.deepEqual(await test(id), { problem: null, firstKey: 'cats/ü +1.jpg' })
    assert.deepEqual(await objects(id, '?prefix=dogs/&limit=1'), {
      objects: [{ key: 'dogs/1.jpg', bytes: 10 }],
      more: true,
    })
    assert.deepEqual(await objects(id, '?prefix=ca'), {
      objects: [{ key: 'cats/ü +1.jpg', bytes: 14 }],
      more: false,
    })
    assert.deepEqual(await objects(id, '?prefix=cows'), { objects: [], more: false })
    await ask(desk, 'DELETE', `/api/buckets/${id}`)
    assert.equal((await stack.send('POST', `/api/buckets/${id}/test`, { key: desk.key })).status, 404)
  })

  it('take new settings as a whole: the old secret is not sent to another place', async () => {
    const { id } = await add({ bucket: 'nowhere' })
    assert.match((await test(id)).problem ?? '', /no such bucket/)
    const change = (body: object) => stack.send('PATCH', `/api/buckets/${id}`, { key: desk.key, body })
    assert.match(refusalIn(await change({ endpoint: s3.endpoint })).message, /^provider is missing/)
    const { secret: _, ...withoutSecret } = s3.settings
    assert.match(refusalIn(await change(withoutSecret)).message, /^secret is missing/)
    assert.equal((await change({ name: ' Mended ', ...s3.settings })).status, 200)
    assert.equal((await test(id)).problem, null)
    const [bucket] = await ask<Bucket[]>(desk, 'GET', `/api/workspaces/${desk.workspaceId}/buckets`)
    assert.deepEqual([bucket?.name, bucket?.bucket], ['Mended', 'pictures'])
    await ask(desk, 'DELETE', `/api/buckets/${id}`)
  })

  it('are connected to at public addresses only, by number or by name, unless the administrator says otherwise', async () => {
    const careful = await startStack()
    try {
      const there = await openDesk(careful)
      for (const host of ['127.0.0.1', 'localhost', '[::1]', '169.254.169.254']) {
        const endpoint = s3.endpoint.replace('127.0.0.1', host)
        const { problem } = await test((await add({ endpoint }, there)).id, there)
        assert.match(problem ?? '', /which is not public .*so it is not connected to/, host)
      }
    } finally {
      await careful.close()
    }
  })
})

async function readAll({ context }: Stack) {
  return { rows: await context.db.selectFrom('bucket').selectAll().execute() }
}
