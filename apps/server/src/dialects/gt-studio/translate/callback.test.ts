import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { callbackBody } from './callback.ts'

const job = { id: 'j', referenceId: 'r', workflowId: 'w', workflowTag: 'lanes', given: {}, problem: null }
const told = (other: object, ending: Parameters<typeof callbackBody>[1]) =>
  JSON.parse(callbackBody({ ...job, ...other }, ending)).annotations[0]

describe('a callback', () => {
  it('names the pictures that could not be had', () => {
    const problem = { code: 'url_unreachable', message: 'cannot be had: 404', frames: ['frame2', 'frame7'] }
    assert.deepEqual(told({ problem }, { about: 'failed' }), {
      reference_id: 'r',
      job_id: 'j',
      flu_id: 'j',
      tag: 'lanes',
      status: 'FAILED',
      error: {
        code: 'FS_0007',
        message: 'cannot be had: 404',
        meta_data: {
          failures: [
            { field: 'frame2', type: 'INVALID_IMAGE_LINK' },
            { field: 'frame7', type: 'INVALID_IMAGE_LINK' },
          ],
        },
      },
    })
  })

  it('says why a job failed whose pictures were there, and by which tag it was asked for', () => {
    const problem = { code: 'geometry_invalid', message: 'prelabels[0] lies outside', frames: [] }
    const { tag, error } = told({ problem, given: { tag: 'mine' } }, { about: 'failed' })
    assert.deepEqual([tag, error.code, error.meta_data.failures], ['mine', 'FS_0003', []])
    const done = told({ workflowTag: null }, { about: 'done', content: '{"a":1}' })
    assert.deepEqual([done.tag, done.status, done.result], ['w', 'COMPLETED', { a: 1 }])
  })
})
