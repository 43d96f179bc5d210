import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { plainResultWriter, writeDueResults } from '../../../resources/job-results/index.ts'
import { ask as askOurs } from '../../../testing/builders.ts'
import { type Stack, startStack } from '../../../testing/stack.ts'
import { ask, type GtDesk, openGtDesk, refused } from '../testing/gt-desk.ts'

interface Result {
  readonly status: string
  readonly result: string
}

describe('results over the GT Studio API', () => {
  let stack: Stack
  let desk: GtDesk
  let jobId: string
  before(async () => {
    stack = await startStack({ GESSO_ALLOW_PRIVATE_URLS: '1' })
    await stack.clock.stop()
    desk = await openGtDesk(stack)
    const made = await ask<{ job_id: string }>(desk, 'POST', `/v0/projects/${desk.projectId}/jobs`, {
      reference_id: '001',
      tag: desk.tag,
      data: { image_url: 'http://127.0.0.1:9/a.jpg' },
    })
    jobId = made.job_id
  })
  after(() => stack.close())

  const result = () => ask<Result>(desk, 'GET', `/v0/projects/${desk.projectId}/jobs/${jobId}`)
  const listed = async () => {
    const { batch_id } = await ask<{ batch_id: string }>(
      desk,
      'GET',
      `/v0/projects/${desk.projectId}/jobs/${jobId}`,
    )
    const path = `/v1/projects/${desk.projectId}/batch/${batch_id}`
    return (await ask<{ jobs: { status: string }[] }>(desk, 'GET', path)).jobs[0]?.status
  }
  const idle = new AbortController().signal
  const tell = async () => {
    while ((await writeDueResults(stack.context, plainResultWriter, idle)) > 0);
  }
  const turn = (state: string) =>
    sql`update job set state = ${state}, done_at = now() where id = ${jobId}`.execute(stack.context.db)

  it('are empty at first, in the words of either version', async () => {
    const first = await ask(desk, 'GET', `/v1/projects/${desk.projectId}/jobs/${jobId}`)
    const common = {
      project_id: desk.projectId,
      reference_id: '001',
      job_id: jobId,
      batch_id: first['batch_id'],
      status: 'in_progress',
      priority_weight: 5,
      result: '',
    }
    assert.deepEqual(first, { ...common, tag: desk.workflowId, work_flow_id: desk.workflowId })
    assert.deepEqual(await result(), { ...common, tag: desk.tag })
  })

  it('say that a job has failed, and are there once the job is done and told', async () => {
    await turn('failed')
    const failed = await result()
    assert.deepEqual([failed.status, failed.result], ['failed', ''])
    await turn('done')
    const untold = await result()
    assert.deepEqual([untold.status, untold.result], ['in_progress', ''])
    await tell()
    const done = await result()
    assert.equal(done.status, 'completed')
    const file = await fetch(done.result)
    assert.deepEqual([file.status, file.headers.get('content-type')], [200, 'application/json'])
    await turn('waiting')
    assert.deepEqual((await result()).result, '')
    await turn('done')
    assert.deepEqual((await result()).result, '')
    assert.deepEqual([(await result()).status, await listed()], ['in_progress', 'in_progress'])
    await tell()
    assert.deepEqual([(await result()).status, await listed()], ['completed', 'completed'])
    assert.notEqual((await result()).result.split('?')[0], done.result.split('?')[0])
  })

  it('stay in progress while they cannot be written, until somebody sees to it', async () => {
    const later = new Date(Date.now() + 1000)
    const broken = { ...plainResultWriter, message: () => assert.fail('no words') }
    const told = () => sql`select from callback_delivery where job_id = ${jobId}`.execute(stack.context.db)
    const before = (await told()).rows.length
    await turn('waiting')
    await turn('done')
    await sql`update job_duty set attempts = 8 where job_id = ${jobId}`.execute(stack.context.db)
    await writeDueResults({ ...stack.context, now: () => later }, broken, idle)
    const never = { ...stack.context, now: () => new Date(Date.now() + 1e12) }
    assert.equal(await writeDueResults(never, plainResultWriter, idle), 0, 'it was given up')
    const given = await result()
    assert.deepEqual([given.status, given.result, await listed()], ['in_progress', '', 'in_progress'])
    assert.equal((await told()).rows.length, before)
    await askOurs(desk, 'POST', `/api/projects/${desk.projectId}/jobs/retry-results`, { jobIds: [jobId] })
    await tell()
    assert.equal((await result()).status, 'completed')
  })

  it('open by a redirect for those who may, encoded or as they are, also when they have expired', async () => {
    const { result: url } = await result()
    const [bare = ''] = url.split('?')
    for (const given of [url, encodeURIComponent(url), bare, `${bare}?expires=1&signature=x`]) {
      const sent = await fetch(`${stack.url}/v1/attachments?url=${given}`, {
        headers: { 'x-api-key': desk.key },
        redirect: 'manual',
      })
      assert.equal(sent.status, 302)
      const opened = await fetch(sent.headers.get('location') ?? '')
      assert.equal(opened.status, 200)
    }
    const stranger = await openGtDesk(stack)
    const path = (given: string) => `/v1/attachments?url=${encodeURIComponent(given)}`
    for (const [who, given] of [
      [stranger, url],
      [desk, 'https://example.com/x.json'],
      [desk, `${stack.url}/api/me`],
      [desk, bare.replace(/\/\d+\//, '/99/')],
    ] as const) {
      const told = await refused(who, 'GET', path(given))
      assert.deepEqual([told.status, told.code], [404, 'resource_error'])
    }
    const told = await refused(desk, 'GET', '/v1/attachments')
    assert.deepEqual([told.status, told.code, told.message], [400, 'GE_0002', 'url is missing'])
  })

  it('refuses jobs that are not there, or in another project', async () => {
    const other = await openGtDesk(stack)
    for (const [who, project, job] of [
      [desk, desk.projectId, randomUUID()],
      [other, other.projectId, jobId],
      [desk, other.projectId, jobId],
    ] as const) {
      const told = await refused(who, 'GET', `/v1/projects/${project}/jobs/${job}`)
      assert.deepEqual([told.status, told.code], [404, 'FS_0006'])
    }
  })
})
