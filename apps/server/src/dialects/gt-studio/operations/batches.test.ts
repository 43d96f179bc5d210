import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { ask as askOurs } from '../../../testing/builders.ts'
import { type Stack, startStack } from '../../../testing/stack.ts'
import { ask, type GtDesk, openGtDesk, refused } from '../testing/gt-desk.ts'

interface Page {
  readonly jobs: readonly { readonly id: string; readonly reference_id: string }[]
  readonly next_page_token: string
}

describe('batches and projects over the GT Studio API', () => {
  let stack: Stack
  let desk: GtDesk
  before(async () => {
    stack = await startStack()
    await stack.clock.stop()
    desk = await openGtDesk(stack)
  })
  after(() => stack.close())

  const createBatch = async (body: object) =>
    (await ask<{ batch_id: string }>(desk, 'POST', `/v1/projects/${desk.projectId}/batch`, body)).batch_id
  const fill = (batchId: string, count: number) =>
    askOurs(desk, 'POST', `/api/projects/${desk.projectId}/jobs`, {
      jobs: Array.from({ length: count }, () => ({
        referenceId: randomUUID(),
        batchId,
        attachments: [{ frameId: null, url: 'https://example.com/a.jpg' }],
      })),
    })

  it('are made by both paths, with what the samples and the SDK send', async () => {
    const only = await createBatch({ name: 'only a name' })
    const sample = { project_id: desk.projectId, label: 'b', name: 'b', description: 'two' }
    const path = `/v1/project/${desk.projectId}/batch`
    const { batch_id } = await ask<{ batch_id: string }>(desk, 'POST', path, sample)
    await ask(desk, 'POST', path, { id: null, name: 'c', label: 'c', description: 'three' })
    const details = await ask<{ batches: Record<string, unknown>[] }>(
      desk,
      'GET',
      `/v1/projects/${desk.projectId}/details`,
    )
    assert.deepEqual(
      details.batches.map(({ name, description, is_default }) => [name, description, is_default]).sort(),
      [
        ['Default batch', '', true],
        ['b', 'two', false],
        ['c', 'three', false],
        ['only a name', '', false],
      ],
    )
    assert.ok(
      details.batches.some(({ id }) => id === batch_id) && details.batches.some(({ id }) => id === only),
    )
  })

  it('refuses names that are taken or missing, and projects that are not that of the path', async () => {
    await createBatch({ name: 'taken' })
    const wrong: [object, string, RegExp][] = [
      [{ name: 'taken' }, 'BATCH_CREATION', /"taken" exists already/],
      [{}, 'GE_0002', /^name is missing$/],
      [{ name: ' ' }, 'GE_0002', /^name must not be blank$/],
      [{ name: 7 }, 'GE_0001', /^name must be string/],
      [{ name: 'x', project_id: randomUUID() }, 'GE_0001', /^project_id is not that of the path$/],
    ]
    for (const [body, code, message] of wrong) {
      const told = await refused(desk, 'POST', `/v1/projects/${desk.projectId}/batch`, body)
      assert.deepEqual([told.status, told.code], [400, code])
      assert.match(told.message, message)
    }
    const nowhere = await refused(desk, 'POST', `/v1/projects/${randomUUID()}/batch`, { name: 'x' })
    assert.deepEqual([nowhere.status, nowhere.code], [404, 'resource_error'])
  })

  it('tell their jobs a hundred a page, each once, until the token is empty', async () => {
    const batchId = await createBatch({ name: 'long' })
    await fill(batchId, 205)
    const lengths: number[] = []
    const seen = new Set<string>()
    let token = ''
    do {
      const path = `/v0/projects/${desk.projectId}/batch/${batchId}`
      const page: Page = await ask<Page>(desk, 'GET', `${path}?page_token=${token}`)
      lengths.push(page.jobs.length)
      for (const { id } of page.jobs) seen.add(id)
      token = page.next_page_token
      assert.match(token, /^\d*$/)
    } while (token !== '')
    assert.deepEqual([lengths, seen.size], [[100, 100, 5], 205])
  })

  it('tell of a job how far it is, and of themselves what they are', async () => {
    const batchId = await createBatch({ name: 'short' })
    const made = await ask<{ job_id: string }>(desk, 'POST', `/v0/projects/${desk.projectId}/jobs`, {
      reference_id: 'the one',
      tag: desk.tag,
      batch_id: batchId,
      priority_weight: 7,
      data: { image_url: 'https://example.com/a.jpg' },
    })
    const page = await ask(desk, 'GET', `/v1/projects/${desk.projectId}/batch/${batchId}`)
    assert.deepEqual(page, {
      id: batchId,
      project_id: desk.projectId,
      name: 'short',
      jobs: [
        {
          id: made.job_id,
          reference_id: 'the one',
          status: 'in_progress',
          frames: 1,
          annotations: 0,
          priority_weight: 7,
          tag: desk.tag,
          viewer_url: '',
        },
      ],
      next_page_token: '',
    })
  })

  it('refuses tokens of no page, and batches of no project or another', async () => {
    const batchId = await createBatch({ name: 'guarded' })
    const other = await openGtDesk(stack)
    const get = (path: string) => refused(desk, 'GET', path)
    for (const token of ['x', '-1', '1e9', '9'.repeat(39), '9'.repeat(40)]) {
      const told = await get(`/v1/projects/${desk.projectId}/batch/${batchId}?page_token=${token}`)
      assert.deepEqual([told.status, told.code], [400, 'invalid_request_error'], token)
    }
    for (const path of [
      `/v1/projects/${desk.projectId}/batch/${randomUUID()}`,
      `/v0/projects/${other.projectId}/batch/${batchId}`,
      `/v1/projects/${other.projectId}/details`,
      `/v0/projects/${other.projectId}/stats`,
    ]) {
      const told = await get(path)
      assert.deepEqual([told.status, told.code], [404, 'resource_error'], path)
    }
    const odd = await get('/v0/projects/x/batch/y')
    assert.deepEqual([odd.status, odd.code], [400, 'GE_0001'])
  })

  it('are counted, one by one and all together', async () => {
    const own = await openGtDesk(stack)
    const { batch_id } = await ask<{ batch_id: string }>(own, 'POST', `/v1/projects/${own.projectId}/batch`, {
      name: 'counted',
    })
    await askOurs(own, 'POST', `/api/projects/${own.projectId}/jobs`, {
      jobs: [1, 2].map(frames => ({
        referenceId: `of ${frames}`,
        batchId: batch_id,
        attachments: Array.from({ length: frames }, (_, index) => ({
          frameId: String(index),
          url: 'https://example.com/a.jpg',
        })),
      })),
    })
    const details = await ask<{ batches: Record<string, unknown>[] }>(
      own,
      'GET',
      `/v0/projects/${own.projectId}/details`,
    )
    const counts = { total_jobs: 2, completed_jobs: 0, total_frames: 3, completed_frames: 0, annotations: 0 }
    const { created_at, ...batch } = details.batches.find(({ id }) => id === batch_id) ?? {}
    assert.match(String(created_at), /^\d{4}-\d\d-\d\dT/)
    assert.deepEqual(batch, {
      id: batch_id,
      name: 'counted',
      description: '',
      is_default: false,
      ...counts,
      status: 'In Progress',
    })
    const stats = await ask(own, 'GET', `/v0/projects/${own.projectId}/stats`)
    assert.deepEqual(stats, {
      name: 'Cars',
      base: 'IMAGE',
      total_batches: 2,
      completed_batches: 0,
      ...counts,
    })
  })
})
