import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import {
  ask,
  boxLabel,
  type Desk,
  makeLabelClass,
  openDesk,
  refusalIn,
  sendChange,
} from '../../testing/builders.ts'
import { type Stack, startStack } from '../../testing/stack.ts'
import {
  doJob,
  hire,
  lapse,
  newJob,
  readJob,
  type SentJob,
  sendImages,
  takeNext,
  takeSome,
  tryJob,
} from '../../testing/work.ts'
import { beginJob, failJob, listJobsAfter, returnLapsedJobs } from './index.ts'

describe('the work', () => {
  let stack: Stack
  let desk: Desk
  before(async () => {
    stack = await startStack()
  })
  after(() => stack.close())

  const fresh = async (people: number) => {
    desk = await openDesk(stack)
    return hire(desk, people)
  }
  const path = (rest: string) => `/api/projects/${desk.projectId}/jobs/${rest}`
  const lead = (verb: string, jobs: readonly SentJob[], other: object) =>
    ask<SentJob[]>(desk, 'POST', path(verb), { jobIds: jobs.map(job => job.id), ...other })
  const refusedLead = async (verb: string, jobIds: readonly string[], other: object) =>
    refusalIn(await stack.send('POST', path(verb), { key: desk.key, body: { jobIds, ...other } }))
  const finish = async (maker: string, reviewer: string) => {
    const { id } = await takeSome(desk, maker)
    await doJob(desk, maker, id, 'submit')
    await takeSome(desk, reviewer)
    return doJob(desk, reviewer, id, 'accept')
  }

  it('is counted by the dataset that it would go with: of its batches, and on its media', async () => {
    const [ann = '', ben = ''] = await fresh(2)
    const batch = await ask<{ id: string; datasetId: string }>(
      desk,
      'POST',
      `/api/projects/${desk.projectId}/batches`,
      {
        name: 'Week 47',
      },
    )
    const [first] = await sendImages(desk, 3)
    await finish(ann, ben)
    const { datasetId } = await ask<{ datasetId: string }>(desk, 'GET', `/api/images/${first?.mediaId}`)
    const count = (id: string) => ask(desk, 'GET', `/api/datasets/${id}/jobs/count`)
    assert.deepEqual(await count(datasetId), { open: 2, done: 1, failed: 0 })
    assert.deepEqual(await count(batch.datasetId), { open: 0, done: 0, failed: 0 })
    const jobs = [newJob({ batchId: batch.id }), newJob({ batchId: batch.id })]
    await ask(desk, 'POST', `/api/projects/${desk.projectId}/jobs`, { jobs })
    assert.deepEqual(await count(batch.datasetId), { open: 2, done: 0, failed: 0 })
    assert.equal(
      (await stack.send('DELETE', `/api/datasets/${batch.datasetId}`, { key: desk.key })).status,
      204,
    )
    const left = await ask<{ items: unknown[] }>(desk, 'GET', `/api/projects/${desk.projectId}/jobs`)
    assert.equal(left.items.length, 3)
  })

  it('comes back, with what is saved, from those who are not heard of', async () => {
    const [ann = '', ben = ''] = await fresh(2)
    await sendImages(desk, 1)
    const { id, mediaId } = await takeSome(desk, ann)
    const { id: classId } = await makeLabelClass(desk)
    await sendChange(desk, mediaId, { added: [boxLabel(classId)] })
    assert.equal(await returnLapsedJobs(stack.context), 0)
    assert.equal(await takeNext(desk, ben), null)
    await lapse(desk, id)
    const taken = await takeSome(desk, ben)
    assert.deepEqual([taken.id, taken.assigneeId], [id, ben])
    assert.deepEqual(
      taken.visits.map(visit => [visit.personId, visit.outcome, visit.revisionTo]),
      [
        [ann, 'expired', 1],
        [ben, null, null],
      ],
    )
    const { labels } = await ask<{ labels: object[] }>(desk, 'GET', `/api/images/${mediaId}/labels`)
    assert.equal(labels.length, 1)
    assert.equal(refusalIn(await tryJob(desk, ann, id, 'submit')).code, 'job_not_held')
  })

  it('stays with those who changed labels lately, and is renewed by their heartbeat', async () => {
    const [ann = ''] = await fresh(1)
    await sendImages(desk, 1)
    const { id, mediaId } = await takeSome(desk, ann)
    await lapse(desk, id)
    const media = stack.context.db.updateTable('media').where('id', '=', mediaId)
    await media.set({ updated_by: ann, updated_at: new Date() }).execute()
    assert.equal(await returnLapsedJobs(stack.context), 0)
    await media.set({ updated_by: null }).execute()
    await doJob(desk, ann, id, 'heartbeat', { activeSeconds: 5 })
    assert.equal(await returnLapsedJobs(stack.context), 0)
    await lapse(desk, id)
    assert.equal(await returnLapsedJobs(stack.context), 1)
  })

  it('is never offered again to whoever skipped it', async () => {
    const [ann = '', ben = ''] = await fresh(2)
    await sendImages(desk, 2)
    const first = await takeSome(desk, ann)
    const skipped = await doJob(desk, ann, first.id, 'skip', { reason: 'Too dark' })
    assert.deepEqual([skipped.state, skipped.assigneeId], ['waiting', null])
    const second = await takeSome(desk, ann)
    assert.notEqual(second.id, first.id)
    await doJob(desk, ann, second.id, 'skip', { reason: 'Too bright' })
    assert.equal(await takeNext(desk, ann), null)
    assert.equal((await takeSome(desk, ben)).id, first.id)
  })

  it('is given by priority, then by how nearly it is done, then by age', async () => {
    const [ann = '', ben = '', cleo = ''] = await fresh(3)
    const [a, b, c] = await sendImages(desk, 3)
    assert.ok(a && b && c)
    const refused = await refusedLead('priority', [a.id], { priority: 11 })
    assert.deepEqual([refused.status, refused.facts.field], [400, 'priority'])
    await lead('priority', [c], { priority: 9 })
    assert.equal((await takeSome(desk, ann)).id, c.id)
    await doJob(desk, ann, c.id, 'submit')
    await lead('priority', [c], { priority: 5 })
    assert.equal((await takeSome(desk, ben)).id, c.id, 'a review before what is not begun')
    assert.equal((await takeSome(desk, cleo)).id, a.id)
    assert.equal((await takeSome(desk, ann, { steps: ['maker'] })).id, b.id)
  })

  it('is assigned to one, and from one to another with what is saved', async () => {
    const [ann = '', ben = ''] = await fresh(2)
    const jobs = await sendImages(desk, 1)
    const [job] = jobs
    const [stranger = ''] = await hire(await openDesk(stack), 1)
    assert.equal((await refusedLead('assign', [job?.id ?? ''], { personId: stranger })).status, 404)
    assert.equal(
      (await refusedLead('assign', ['01890000-0000-7000-8000-000000000000'], { personId: ann })).status,
      404,
    )
    await lead('assign', jobs, { personId: ann })
    assert.equal(await takeNext(desk, ben), null)
    const held = await takeSome(desk, ann)
    assert.deepEqual([held.id, held.visits[0]?.takenBy], [job?.id, 'assignment'])
    const [moved] = await lead('assign', jobs, { personId: ben })
    assert.deepEqual([moved?.state, moved?.assigneeId], ['waiting', ben])
    assert.equal(refusalIn(await tryJob(desk, ann, held.id, 'submit')).code, 'job_not_held')
    await takeSome(desk, ben)
    await doJob(desk, ben, held.id, 'submit')
    const own = await refusedLead('assign', [held.id], { personId: ben })
    assert.equal(own.code, 'job_taken', 'nobody reviews what they made')
    await lead('assign', jobs, { personId: ann })
    assert.equal((await takeSome(desk, ann)).step, 'review')
  })

  it('is moved to other steps of its workflow, all of it or none', async () => {
    const [ann = '', ben = ''] = await fresh(2)
    const jobs = await sendImages(desk, 2)
    const done = await finish(ann, ben)
    const waiting = jobs.filter(job => job.id !== done.id)
    const ids = jobs.map(job => job.id)
    assert.equal((await refusedLead('move', ids, { step: 'review' })).code, 'job_state_unfit')
    const [other] = waiting
    assert.equal((await refusedLead('move', [other?.id ?? ''], { step: 'start' })).code, 'job_step_unfit')
    assert.equal((await refusedLead('move', [other?.id ?? ''], { step: 'nowhere' })).code, 'job_step_unfit')
    assert.equal((await readJob(desk, other?.id ?? '')).step, 'maker')
    const [moved] = await lead('move', waiting, { step: 'review' })
    assert.deepEqual([moved?.step, moved?.state], ['review', 'waiting'])
    assert.equal((await takeSome(desk, ann)).id, other?.id, 'she did not make this one')
    const [ended] = await lead('move', waiting, { step: 'end' })
    assert.equal(ended?.state, 'done')
  })

  it('is opened again, and ends again', async () => {
    const [ann = '', ben = ''] = await fresh(2)
    const jobs = await sendImages(desk, 1)
    const id = jobs[0]?.id ?? ''
    assert.equal((await refusedLead('reopen', [id], { step: 'maker' })).code, 'job_state_unfit')
    await finish(ann, ben)
    assert.equal((await refusedLead('reopen', [id], { step: 'end' })).code, 'job_step_unfit')
    const [open] = await lead('reopen', jobs, { step: 'maker' })
    assert.deepEqual([open?.state, open?.step], ['waiting', 'maker'])
    assert.deepEqual((await readJob(desk, id)).facts, {})
    const again = await finish(ann, ben)
    assert.deepEqual([again.id, again.state], [id, 'done'])
  })

  it('of a step with a group is for the group alone', async () => {
    const [ann = '', ben = ''] = await fresh(2)
    const group = await ask<{ id: string }>(desk, 'POST', `/api/workspaces/${desk.workspaceId}/groups`, {
      name: 'Experts',
      personIds: [ben],
    })
    const workflows = `/api/projects/${desk.projectId}/workflows`
    const [usual] = await ask<{ steps: object[]; routes: object[] }[]>(desk, 'GET', workflows)
    const steps = usual?.steps.map(step => ({
      ...step,
      groupId: 'id' in step && step.id === 'maker' ? group.id : null,
    }))
    const made = await ask<{ id: string }>(desk, 'POST', workflows, {
      ...usual,
      steps,
      name: 'Hard',
      tag: 'hard',
    })
    const [job] = await sendImages(desk, 1, { workflowId: made.id })
    assert.equal(await takeNext(desk, ann), null)
    assert.equal((await takeSome(desk, ben)).id, job?.id)
    await doJob(desk, ben, job?.id ?? '', 'release')
    await ask(desk, 'DELETE', `/api/person-groups/${group.id}`)
    assert.equal((await takeSome(desk, ann)).id, job?.id, 'the group is gone')
  })

  it('sets out when its pictures are there, once, and fails for good when they cannot be had', async () => {
    await fresh(0)
    const jobs = [newJob({ referenceId: 'one' }), newJob({ referenceId: 'two' })]
    const made = await ask<SentJob[]>(desk, 'POST', `/api/projects/${desk.projectId}/jobs`, { jobs })
    const [one, two] = made
    assert.ok(one && two)
    assert.deepEqual([one.state, one.step], ['preparing', 'start'])
    await beginJob(stack.context, one.id)
    await beginJob(stack.context, one.id)
    assert.deepEqual(
      [(await readJob(desk, one.id)).state, (await readJob(desk, one.id)).step],
      ['waiting', 'maker'],
    )
    await failJob(stack.context, one.id, { code: 'x', message: 'y', frames: [] })
    assert.equal((await readJob(desk, one.id)).state, 'waiting', 'what set out does not fail any more')
    await failJob(stack.context, two.id, { code: 'FS_0007', message: 'It cannot be read', frames: ['0'] })
    assert.equal((await readJob(desk, two.id)).state, 'failed')
    assert.equal((await refusedLead('assign', [two.id], { personId: null })).code, 'job_state_unfit')
  })

  it('is listed by what it is, page by page', async () => {
    const [ann = ''] = await fresh(1)
    const jobs = await sendImages(desk, 5)
    await takeSome(desk, ann)
    const list = (query: string) =>
      ask<{ items: SentJob[]; next: string | null; total: number }>(
        desk,
        'GET',
        `/api/projects/${desk.projectId}/jobs?${query}`,
      )
    const first = await list('limit=2')
    assert.deepEqual([first.items.length, first.total], [2, 5])
    const second = await list(`limit=3&cursor=${first.next}`)
    assert.deepEqual(
      [...first.items, ...second.items].map(job => job.id),
      jobs.map(job => job.id),
    )
    assert.equal(second.next, null)
    assert.equal((await list('state=held')).total, 1)
    assert.equal((await list(`assigneeId=${ann}&step=maker`)).total, 1)
    assert.equal((await list('search=3.JP')).total, 1)
    assert.equal((await list('search=%25')).total, 0)
    const actor = {
      id: ann,
      kind: 'person',
      name: 'Ann',
      grants: new Map([[desk.workspaceId, 'Owner' as const]]),
    } as const
    const after = await listJobsAfter(stack.context, actor, desk.projectId, {}, jobs[2]?.id, 10)
    assert.deepEqual(
      after.map(job => job.id),
      jobs.slice(3).map(job => job.id),
    )
  })
})
