import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { DeleteObjectCommand } from '@aws-sdk/client-s3'
import { ask, type Desk, makeDataset, openDesk, photo } from '../../../testing/builders.ts'
import { exported } from '../../../testing/exports.ts'
import { type S3Server, startS3 } from '../../../testing/s3-server.ts'
import { type Stack, startStack } from '../../../testing/stack.ts'

describe('exports of images that stay in a bucket', () => {
  let stack: Stack
  let s3: S3Server
  before(async () => {
    s3 = await startS3()
    stack = await startStack({ GESSO_ALLOW_PRIVATE_URLS: '1' })
  })
  after(async () => {
    await stack.close()
    await s3.close()
  })

  const exportedImages = async (desk: Desk) => {
    const { files, run } = await exported(desk, { format: 'images' })
    return { files, warnings: run.warnings }
  }

  it('hold the files as the bucket gives them, and name those that it does not', async () => {
    const [coins, desk] = [await photo('coins.png'), await openDesk(stack)]
    const { id: datasetId } = await makeDataset(desk, 'train')
    const body = { name: 'Pictures', ...s3.settings }
    const bucket = await ask<{ id: string }>(
      desk,
      'POST',
      `/api/workspaces/${desk.workspaceId}/buckets`,
      body,
    )
    for (const key of ['far/a.png', 'far/b.png']) {
      await s3.put(key, coins)
      const image = { datasetId, bucketId: bucket.id, key, copyOriginal: false }
      await ask(desk, 'POST', `/api/projects/${desk.projectId}/images`, image)
    }
    const { files, warnings } = await exportedImages(desk)
    assert.deepEqual([...files.keys()], ['train/a.png', 'train/b.png'])
    assert.ok(files.get('train/a.png')?.equals(coins))
    assert.deepEqual(warnings, [])
    await s3.client.send(new DeleteObjectCommand({ Bucket: s3.bucket, Key: 'far/a.png' }))
    const later = await exportedImages(desk)
    assert.deepEqual([...later.files.keys()], ['train/b.png'])
    assert.deepEqual(
      later.warnings.map(({ examples }) => examples),
      [['train/a.png']],
    )
  })
})
