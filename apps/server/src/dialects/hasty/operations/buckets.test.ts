import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { openDesk, photo, uploadFile } from '../../../testing/builders.ts'
import { type S3Server, startS3 } from '../../../testing/s3-server.ts'
import { type Stack, startStack } from '../../../testing/stack.ts'
import { ask, openWireDesk, refusal, type WireDesk, type WirePage } from '../testing/wire-desk.ts'

interface Credential {
  readonly credential_id: string
  readonly description: string
  readonly cloud_provider: string
  readonly created_at: string
  readonly update_at: string
}

interface Image {
  readonly name: string
  readonly width: number
  readonly height: number
  readonly dataset_name: string
  readonly external_id: string | null
  readonly public_url: string
}

describe('buckets over the Hasty API', () => {
  let stack: Stack
  let s3: S3Server
  let desk: WireDesk
  let wire: Readonly<Record<string, string>> = {}
  before(async () => {
    s3 = await startS3()
    stack = await startStack({ GESSO_ALLOW_PRIVATE_URLS: '1' })
    for (const key of ['food/a.jpg', 'food/b.jpg', 'toys/c.jpg']) await s3.put(key, 'x')
  })
  after(async () => {
    await stack.close()
    await s3.close()
  })
  const fresh = async () => {
    desk = await openWireDesk(stack, 0)
    const { accessKeyId: access_key_id, secretAccessKey: secret_access_key } = s3.credentials
    const { endpoint, bucket: bucket_s3 } = s3
    wire = { cloud_provider: 's3', endpoint, bucket_s3, access_key_id, secret_access_key }
  }

  it('refuse each wrong field under the name that it has on the wire', async () => {
    await fresh()
    for (const [body, words] of [
      [{}, /^400 cloud_provider is missing/],
      [{ cloud_provider: 'ftp' }, /^400 cloud_provider must be one of/],
      [{ secret: 'x' }, /^400 cloud_provider is missing/],
      [{ cloud_provider: 's3' }, /^400 bucket_s3 is missing/],
      [{ cloud_provider: 's3', bucket_s3: 'pictures' }, /^400 access_key_id is missing/],
      [{ cloud_provider: 's3', bucket_s3: 'pictures', role: 'me' }, /^400 role must be the ARN/],
      [
        { cloud_provider: 's3', bucket_s3: 'pictures', access_key_id: 'A' },
        /^400 secret_access_key is missing/,
      ],
      [{ cloud_provider: 'dummy', secret: 5 }, /^400 secret /],
      [{ cloud_provider: 'dummy', description: 'x'.repeat(256) }, /^400 description /],
    ] as const)
      assert.match(await refusal(desk, 'POST', `/v1/buckets/${desk.workspaceId}/credentials`, body), words)
    const { meta } = await ask<WirePage>(desk, 'GET', `/v1/buckets/${desk.workspaceId}/credentials`)
    assert.equal(meta.total, 0)
  })

  it('are not known in another workspace', async () => {
    await fresh()
    const { credential_id: id } = await ask<Credential>(
      desk,
      'POST',
      `/v1/buckets/${desk.workspaceId}/credentials`,
      { cloud_provider: 'dummy' },
    )
    const other = await openDesk(stack)
    const elsewhere = `/v1/buckets/${other.workspaceId}/credentials/${id}`
    assert.match(await refusal(other, 'GET', `${elsewhere}/files`), /^404 There is no bucket/)
    assert.match(await refusal(other, 'DELETE', elsewhere), /^404 /)
    assert.match(
      await refusal(desk, 'DELETE', `/v1/buckets/${desk.workspaceId}/credentials/${randomUUID()}`),
      /^404 /,
    )
    assert.equal(
      (await ask<WirePage>(desk, 'GET', `/v1/buckets/${desk.workspaceId}/credentials`)).meta.total,
      1,
    )
  })

  it('are made as the SDK makes them, and listed without their secrets', async () => {
    await fresh()
    const sent = [
      { description: 'd', cloud_provider: 'dummy', secret: 'sesame' },
      { ...wire, description: 'keys' },
      {
        description: 'role',
        cloud_provider: 's3',
        bucket_s3: 'pictures',
        role: 'arn:aws:iam::123456789012:role/gesso',
      },
      { description: 'json', cloud_provider: 's3', secret: JSON.stringify({ ...wire, region: 'eu-west-1' }) },
    ]
    const made: Credential[] = []
    for (const body of sent)
      made.push(await ask<Credential>(desk, 'POST', `/v1/buckets/${desk.workspaceId}/credentials`, body))
    assert.deepEqual(
      made.map(({ description, cloud_provider }) => [description, cloud_provider]),
      [
        ['d', 'dummy'],
        ['keys', 's3'],
        ['role', 's3'],
        ['json', 's3'],
      ],
    )
    const { meta, items } = await ask<WirePage<Credential>>(
      desk,
      'GET',
      `/v1/buckets/${desk.workspaceId}/credentials?offset=1&limit=2`,
    )
    assert.deepEqual([meta.total, meta.offset, meta.limit], [4, 1, 2])
    assert.deepEqual(items, made.slice(1, 3))
    assert.deepEqual(Object.keys(made[0] ?? {}).sort(), [
      'cloud_provider',
      'created_at',
      'credential_id',
      'description',
      'update_at',
    ])
    for (const { credential_id, description } of made.filter(each => each.description !== 'role')) {
      const files = description === 'd' ? [] : ['food/a.jpg', 'food/b.jpg']
      assert.deepEqual(
        await ask(
          desk,
          'GET',
          `/v1/buckets/${desk.workspaceId}/credentials/${credential_id}/files?prefix=food/`,
        ),
        { files },
      )
    }
  })

  it('give the images that the SDK asks for, copied or left where they are', async () => {
    await fresh()
    await s3.put('photos/coins.png', await photo('coins.png'))
    const credentials = `/v1/buckets/${desk.workspaceId}/credentials`
    const { credential_id: bucket_id } = await ask<Credential>(desk, 'POST', credentials, wire)
    const wish = { dataset_id: desk.datasetId, bucket_id, url: 'photos/coins.png', external_id: 'e' }
    const left = { ...wish, filename: 'left.png', copy_original: false }
    const image = await ask<Image>(desk, 'POST', `${desk.p}/images`, left)
    assert.deepEqual(
      [image.name, image.width, image.height, image.dataset_name, image.external_id],
      ['left.png', 384, 303, 'train', 'e'],
    )
    const opened = await fetch(image.public_url)
    assert.ok(opened.url.startsWith(s3.endpoint))
    assert.deepEqual(Buffer.from(await opened.arrayBuffer()), await photo('coins.png'))
    const copied = await ask<Image>(desk, 'POST', `${desk.p}/images`, { ...wish, url: '/photos/coins.png' })
    assert.equal(copied.name, 'coins.png')
    assert.ok((await fetch(copied.public_url)).url.startsWith(stack.url))
    assert.match(await refusal(desk, 'DELETE', `${credentials}/${bucket_id}`), /^400 Bucket .* 1 images/)
  })

  it('are imported by a run that answers nothing at first, also by a list that was uploaded', async () => {
    await fresh()
    const coins = await photo('coins.png')
    for (const key of ['many/a.png', 'many/b.png', 'many/c.png']) await s3.put(key, coins)
    const credentials = `/v1/buckets/${desk.workspaceId}/credentials`
    const { credential_id: id } = await ask<Credential>(desk, 'POST', credentials, wire)
    const list = await uploadFile(desk, Buffer.from('many/a.png\nother.png\nmany/c.png'))
    const start = (body: object) =>
      ask(desk, 'POST', `/v1/buckets/${desk.workspaceId}/credentials/${id}/import`, body)
    const dataset_id = desk.datasetId
    const at = `${credentials}/${id}`
    for (const [body, words] of [
      [{}, /^400 dataset_id is missing/],
      [{ dataset_id, asset_type: 'sounds' }, /^400 asset_type must be one of/],
      [{ dataset_id, copy: 'no' }, /^400 copy /],
      [{ dataset_id, upload_id: randomUUID() }, /^404 There is no upload/],
      [{ dataset_id, upload_id: list, upload_scope_id: randomUUID() }, /^404 There is no upload/],
      [{ dataset_id: randomUUID() }, /^404 There is no dataset/],
    ] as const)
      assert.match(await refusal(desk, 'POST', `${at}/import`, body), words)
    const files = await ask(desk, 'GET', `${at}/files?upload_id=${list}&prefix=many`)
    assert.deepEqual(files, { files: ['many/a.png', 'many/c.png'] })
    assert.match(
      await refusal(desk, 'GET', `${at}/files?upload_id=${list}&upload_scope_id=${randomUUID()}`),
      /^404 There is no upload/,
    )
    const body = { dataset_id, upload_id: list, upload_scope_id: desk.projectId, prefix: 'many/', copy: true }
    assert.equal(await start(body), undefined)
    await names(2)
    await start({ dataset_id, prefix: 'many/', asset_type: 'images' })
    assert.deepEqual(await names(3), ['a.png', 'b.png', 'c.png'])
  })

  /** As clients do: asks until so many images are there. */
  const names = async (count: number): Promise<string[]> => {
    const { meta, items } = await ask<WirePage<Image>>(desk, 'GET', `${desk.p}/images`)
    if (meta.total < count) return names(count)
    return items.map(image => image.name).sort()
  }

  it('are described anew, given other credentials as a whole, and forgotten', async () => {
    await fresh()
    const body = { ...wire, description: 'first', access_key_id: 'WRONG' }
    const { credential_id: id } = await ask<Credential>(
      desk,
      'POST',
      `/v1/buckets/${desk.workspaceId}/credentials`,
      body,
    )
    assert.match(
      await refusal(desk, 'GET', `/v1/buckets/${desk.workspaceId}/credentials/${id}/files`),
      /^400 .*credentials/,
    )
    assert.match(
      await refusal(desk, 'PUT', `/v1/buckets/${desk.workspaceId}/credentials/${id}`, { bucket_s3: 'x' }),
      /^400 cloud_provider is missing/,
    )
    const described = await ask<Credential>(
      desk,
      'PUT',
      `/v1/buckets/${desk.workspaceId}/credentials/${id}`,
      { description: 'second' },
    )
    assert.deepEqual([described.credential_id, described.description], [id, 'second'])
    assert.match(
      await refusal(desk, 'GET', `/v1/buckets/${desk.workspaceId}/credentials/${id}/files`),
      /^400 .*credentials/,
    )
    assert.equal(
      (await ask<Credential>(desk, 'PUT', `/v1/buckets/${desk.workspaceId}/credentials/${id}`, wire))
        .description,
      'second',
    )
    assert.deepEqual(
      await ask(desk, 'GET', `/v1/buckets/${desk.workspaceId}/credentials/${id}/objects?prefix=toys`),
      { files: ['toys/c.jpg'] },
    )
    await ask(desk, 'DELETE', `/v1/buckets/${desk.workspaceId}/credentials/${id}`)
    assert.match(
      await refusal(desk, 'GET', `/v1/buckets/${desk.workspaceId}/credentials/${id}/files`),
      /^404 /,
    )
  })
})
