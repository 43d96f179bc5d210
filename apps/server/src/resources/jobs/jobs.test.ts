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
  newJob,
  readJob,
  type SentJob,
  sendImages,
  takeNext,
  takeSome,
  tryJob,
} from '../../testing/work.ts'

describe('jobs', () => {
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
  const statusOf = async (imageId: string) =>
    (await ask<{ status: string }>(desk, 'GET', `/api/images/${imageId}`)).status
  const refused = async (sent: Promise<{ status: number; body: unknown; headers: Headers }>) => {
    const { status, code } = refusalIn(await sent)
    return [status, code]
  }

  it('refuse hands that do not hold them, and reviews where there are none', async () => {
    const [ann = '', ben = ''] = await fresh(2)
    const [job] = await sendImages(desk, 1)
    const id = job?.id ?? ''
    for (const verb of ['submit', 'accept', 'heartbeat', 'release'])
      assert.deepEqual(await refused(tryJob(desk, ann, id, verb)), [400, 'job_not_held'])
    await takeSome(desk, ann)
    assert.deepEqual(await refused(tryJob(desk, ben, id, 'submit')), [400, 'job_not_held'])
    assert.deepEqual(await refused(tryJob(desk, ben, id, 'take')), [400, 'job_taken'])
    assert.deepEqual(await refused(tryJob(desk, ann, id, 'accept')), [400, 'job_step_unfit'])
    assert.deepEqual(await refused(tryJob(desk, ann, id, 'skip', { reason: ' ' })), [400, 'invalid_input'])
    const key = await stack.send('POST', `/api/projects/${desk.projectId}/jobs/next`, {
      key: desk.key,
      body: {},
    })
    assert.equal(refusalIn(key).code, 'person_missing')
    const [viewer = ''] = await hire(desk, 1, 'View Only')
    assert.equal(refusalIn(await tryJob(desk, viewer, id, 'take')).facts.field, 'personId')
    const [stranger = ''] = await hire(await openDesk(stack), 1)
    assert.deepEqual(await refused(tryJob(desk, stranger, id, 'take')), [404, 'not_found'])
  })

  it('go from one who makes to another who reviews, back with reasons, and to the end', async () => {
    const [ann = '', ben = ''] = await fresh(2)
    const [{ id, mediaId } = { id: '', mediaId: '' }] = await sendImages(desk, 1)
    const { id: classId } = await makeLabelClass(desk)
    const taken = await takeSome(desk, ann)
    assert.deepEqual([taken.id, taken.step, taken.state], [id, 'maker', 'held'])
    assert.equal(await statusOf(mediaId), 'IN PROGRESS')
    assert.equal((await takeSome(desk, ann)).visitId, taken.visitId, 'it is given again, not anew')
    await sendChange(desk, mediaId, { added: [boxLabel(classId)] })
    const submitted = await doJob(desk, ann, id, 'submit', { activeSeconds: 0 })
    assert.deepEqual([submitted.step, submitted.state, submitted.assigneeId], ['review', 'waiting', null])
    assert.equal(await statusOf(mediaId), 'TO REVIEW')
    assert.equal(await takeNext(desk, ann), null, 'nobody reviews what they made')

    assert.equal((await takeSome(desk, ben)).step, 'review')
    const bare = { reasons: [], comment: null }
    assert.equal(refusalIn(await tryJob(desk, ben, id, 'reject', bare)).facts.field, 'comment')
    const strange = { reasons: ['Ugly'], comment: null }
    assert.equal(refusalIn(await tryJob(desk, ben, id, 'reject', strange)).facts.field, 'reasons[0]')
    const rejected = await doJob(desk, ben, id, 'reject', { reasons: [], comment: 'One is missing' })
    assert.deepEqual([rejected.step, rejected.assigneeId], ['maker', ann])
    assert.equal(await takeNext(desk, ben), null, 'it waits for its maker')
    assert.equal((await takeSome(desk, ann)).id, id)
    await doJob(desk, ann, id, 'submit')
    await takeSome(desk, ben)
    const done = await doJob(desk, ben, id, 'accept')
    assert.deepEqual([done.step, done.state], ['end', 'done'])
    assert.equal(await statusOf(mediaId), 'DONE')
    const { visits, facts } = await readJob(desk, id)
    assert.deepEqual(
      visits.map(({ step, outcome, personId, takenBy }) => [step, outcome, personId, takenBy]),
      [
        ['maker', 'submitted', ann, 'queue'],
        ['review', 'rejected', ben, 'queue'],
        ['maker', 'submitted', ann, 'assignment'],
        ['review', 'accepted', ben, 'queue'],
      ],
    )
    assert.deepEqual(
      visits.map(({ revisionFrom, revisionTo }) => [revisionFrom, revisionTo]),
      [
        [0, 1],
        [1, 1],
        [1, 1],
        [1, 1],
      ],
    )
    assert.deepEqual(facts, { editor_approval_status: true, edited: false })
  })

  it('are made once of a reference, however many ask at the same moment', async () => {
    await fresh(0)
    const jobs = [newJob({ referenceId: 'Frame 7' })]
    const path = `/api/projects/${desk.projectId}/jobs`
    const sent = await Promise.all(
      Array.from({ length: 50 }, () => stack.send('POST', path, { key: desk.key, body: { jobs } })),
    )
    const [made, ...others] = sent.filter(each => each.status < 300)
    assert.equal(others.length, 0)
    assert.ok(made)
    const [job] = made.body as SentJob[]
    const refusals = sent.filter(each => each !== made).map(refusalIn)
    assert.equal(refusals.length, 49)
    for (const { status, code, facts } of refusals) {
      assert.deepEqual([status, code], [400, 'reference_taken'])
      assert.deepEqual(facts, { field: 'jobs[0].referenceId', referenceId: 'Frame 7', jobId: job?.id })
    }
    const { total } = await ask<{ total: number }>(desk, 'GET', path)
    assert.equal(total, 1)
    const { rows } = await countOf(stack, job?.id ?? '')
    assert.deepEqual(rows, 1, 'and its picture is fetched once')
  })

  it('are given to one person each, however many ask at the same moment', async () => {
    const people = await fresh(50)
    await sendImages(desk, 40)
    const taken = await Promise.all(people.map(person => takeNext(desk, person)))
    const jobs = taken.filter(job => job !== null)
    assert.equal(jobs.length, 40)
    assert.equal(new Set(jobs.map(job => job.id)).size, 40, 'no two hold one')
    const again = await Promise.all(people.map(person => takeNext(desk, person)))
    assert.deepEqual(
      again.map(job => job?.id),
      taken.map(job => job?.id),
      'and each keeps theirs',
    )
  })

  it('are given once to somebody who asks many times at once', async () => {
    const [ann = ''] = await fresh(1)
    await sendImages(desk, 10)
    const taken = await Promise.all(Array.from({ length: 20 }, () => takeSome(desk, ann)))
    assert.equal(new Set(taken.map(job => job.id)).size, 1)
    assert.equal(new Set(taken.map(job => job.visitId)).size, 1)
  })
})

async function countOf({ context }: Stack, jobId: string): Promise<{ rows: number }> {
  const found = await context.db
    .selectFrom('attachment')
    .select('place')
    .where('job_id', '=', jobId)
    .execute()
  return { rows: found.length }
}
