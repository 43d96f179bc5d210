import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { enteredOf, settingsOf, wayOf } from './providers.ts'

const known = {
  id: '1',
  workspaceId: '2',
  name: 'Pictures',
  provider: 's3',
  bucket: 'pictures',
  region: null,
  endpoint: null,
  pathStyle: null,
  account: null,
  accessKeyId: null,
  role: 'arn:aws:iam::123456789012:role/gesso',
  createdAt: '',
  updatedAt: '',
}

describe('what is entered of a bucket', () => {
  it('begins with what is known, and with the way it is reached by', () => {
    assert.equal(wayOf(known)?.id, 's3-role')
    assert.equal(wayOf({ ...known, role: null })?.id, 's3')
    assert.equal(wayOf({ ...known, provider: 'az' })?.id, 'az')
    assert.equal(wayOf(undefined)?.id, 's3')
    assert.deepEqual([enteredOf(known).bucket, enteredOf(known).secret], ['pictures', ''])
  })

  it('is sent without the fields of another way, and without empty ones', () => {
    const gcs = wayOf({ ...known, provider: 'gcs' })
    assert(gcs)
    const entered = { ...enteredOf(known), accessKeyId: 'AKIA', secret: ' {} ' }
    assert.deepEqual(settingsOf(gcs, entered), { provider: 'gcs', bucket: 'pictures', secret: '{}' })
  })

  it('keeps what is not asked', () => {
    const s3 = wayOf(known)
    assert(s3)
    const { role } = known
    assert.deepEqual(settingsOf(s3, enteredOf(known), { ...known, pathStyle: false }), {
      provider: 's3',
      bucket: 'pictures',
      role,
      pathStyle: false,
    })
  })
})
