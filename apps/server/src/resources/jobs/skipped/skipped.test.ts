import assert from 'node:assert/strict'
import { after, beforeEach, describe, it } from 'node:test'
import { ask, type Desk, openDesk, refusalIn } from '../../../testing/builders.ts'
import { type Stack, startStack } from '../../../testing/stack.ts'
import { doJob, hire, type SentJob, sendImages, takeNext, takeSome } from '../../../testing/work.ts'

interface Listed extends SentJob {
  readonly stranded: boolean
  readonly skips: readonly { readonly personName: string | null; readonly reason: string | null }[]
}

describe('jobs that are skipped', () => {
  let stack: Stack | undefined
  let desk: Desk
  let [ann, ben] = ['', '']
  beforeEach(async () => {
    stack ??= await startStack()
    desk = await openDesk(stack)
    ;[ann = '', ben = ''] = await hire(desk, 2)
  })
  after(() => stack?.close())

  const jobs = () => `/api/projects/${desk.projectId}/jobs`
  const list = (query = '') =>
    ask<{ items: Listed[]; total: number; next: string | null }>(desk, 'GET', `${jobs()}${query}`)
  const ids = async (query: string) => (await list(query)).items.map(job => job.id)
  const skip = async (personId: string, job: SentJob | undefined, reason = 'Blurred') => {
    assert.equal((await takeSome(desk, personId)).id, job?.id)
    await doJob(desk, personId, job?.id ?? '', 'skip', { reason })
  }
  const offerAgain = (jobIds: readonly (string | undefined)[]) =>
    ask<SentJob[]>(desk, 'POST', `${jobs()}/offer-again`, { jobIds })
  const refused = async (jobIds: readonly (string | undefined)[], key = desk.key) =>
    refusalIn(await desk.stack.send('POST', `${jobs()}/offer-again`, { key, body: { jobIds } }))
  const withheld = async (personId: string) =>
    (
      await ask<{ reason: string; count: number }[]>(desk, 'GET', `${jobs()}/withheld?personId=${personId}`)
    ).map(({ reason, count }) => `${count} ${reason}`)

  it('are not offered again where they do not wait, nor to those of another workspace', async () => {
    const [job, other] = await sendImages(desk, 2)
    assert.equal((await refused([])).status, 400)
    const foreign = await openDesk(desk.stack)
    assert.equal((await refused([job?.id], foreign.key)).status, 404)
    await skip(ann, job)
    await doJob(desk, ben, other?.id ?? '', 'take')
    const held = await refused([other?.id, job?.id])
    assert.deepEqual([held.status, held.code], [400, 'job_state_unfit'])
    assert.equal((await list('?skipped=somebody')).total, 1, 'none is offered again where one cannot be')
  })

  it('are found by who skipped them and why; stranded once nobody is left whom the queue would give them', async () => {
    const [job, other] = await sendImages(desk, 2)
    assert.deepEqual([await ids('?skipped=somebody'), await ids('?skipped=everybody')], [[], []])
    await skip(ann, job, 'Blurred')
    assert.deepEqual([await ids('?skipped=somebody'), await ids('?skipped=everybody')], [[job?.id], []])
    assert.deepEqual(await withheld(ann), ['1 skipped'])
    await skip(ben, job, 'Too dark')
    const { items, total } = await list('?skipped=everybody')
    assert.deepEqual([total, items.map(each => each.id)], [1, [job?.id]])
    assert.deepEqual(
      items[0]?.skips.map(({ personName, reason }) => [personName, reason]),
      [
        ['Person 0', 'Blurred'],
        ['Person 1', 'Too dark'],
      ],
    )
    assert.deepEqual(await withheld(ann), ['1 stranded'])
    const all = (await list()).items
    assert.deepEqual(
      all.map(each => [each.id, each.stranded, each.skips.length]),
      [
        [job?.id, true, 2],
        [other?.id, false, 0],
      ],
    )
  })

  it('are listed page after page, and counted', async () => {
    const sent = await sendImages(desk, 3)
    for (const job of sent) for (const person of [ann, ben]) await skip(person, job)
    const first = await list('?skipped=everybody&limit=2')
    assert.deepEqual([first.total, first.items.length], [3, 2])
    const second = await list(`?skipped=everybody&limit=2&cursor=${first.next}`)
    assert.deepEqual(
      [...first.items, ...second.items].map(job => job.id).sort(),
      sent.map(job => job.id).sort(),
    )
    assert.equal((await list('?skipped=everybody&state=held')).total, 0)
  })

  it('come back to those who skipped them when they are offered again, and their history keeps it', async () => {
    const [job] = await sendImages(desk, 1)
    await skip(ann, job)
    await skip(ben, job)
    assert.equal(await takeNext(desk, ann), null)
    await offerAgain([job?.id])
    assert.deepEqual([await ids('?skipped=somebody'), await withheld(ann)], [[], []])
    const taken = await takeSome(desk, ann)
    assert.deepEqual(
      taken.visits.map(visit => visit.outcome),
      ['skipped', 'skipped', null],
    )
    await doJob(desk, ann, taken.id, 'skip', { reason: 'Still blurred' })
    const [again] = (await list('?skipped=somebody')).items
    assert.deepEqual(
      again?.skips.map(each => each.reason),
      ['Still blurred'],
      'only what stands now',
    )
    assert.equal((await takeSome(desk, ben)).id, job?.id, 'the skip of the other stays forgotten')
  })

  it('keep a review from whoever made it when they are offered again', async () => {
    const [job] = await sendImages(desk, 1)
    await takeSome(desk, ann)
    await doJob(desk, ann, job?.id ?? '', 'submit')
    await skip(ben, job)
    assert.deepEqual(await ids('?skipped=everybody'), [job?.id], 'its maker is not one who may take it')
    assert.deepEqual([await withheld(ann), await withheld(ben)], [['1 own'], ['1 stranded']])
    await offerAgain([job?.id])
    assert.equal(await takeNext(desk, ann), null)
    assert.equal((await takeSome(desk, ben)).id, job?.id)
  })

  it('are no more stranded once assigned, or when somebody new may take them', async () => {
    const [job] = await sendImages(desk, 1)
    await skip(ann, job)
    await skip(ben, job)
    await ask(desk, 'POST', `${jobs()}/assign`, { jobIds: [job?.id], personId: ann })
    assert.deepEqual(await ids('?skipped=somebody'), [])
    await offerAgain([job?.id])
    assert.equal((await list()).items[0]?.assigneeId, ann, 'it goes on waiting for her')
    await ask(desk, 'POST', `${jobs()}/assign`, { jobIds: [job?.id], personId: null })
    await skip(ann, job)
    await skip(ben, job)
    assert.deepEqual(await ids('?skipped=everybody'), [job?.id])
    await hire(desk, 1, 'View Only')
    assert.deepEqual(await ids('?skipped=everybody'), [job?.id])
    await hire(desk, 1)
    assert.deepEqual(await ids('?skipped=everybody'), [])
  })

  it('wait for those who lead only where these are at such jobs themselves, and for a group alone where it is for one', async () => {
    const [chief = ''] = await hire(desk, 1, 'Supervisor')
    const [first, second] = await sendImages(desk, 2)
    for (const person of [ann, ben]) await skip(person, first)
    assert.deepEqual(await ids('?skipped=everybody'), [first?.id])
    await ask(desk, 'POST', `/api/jobs/${second?.id}/take`, { personId: chief })
    assert.deepEqual(await ids('?skipped=everybody'), [], 'the queue has it for the one who labels here')
    const group = await ask<{ id: string }>(desk, 'POST', `/api/workspaces/${desk.workspaceId}/groups`, {
      name: 'Doctors',
      personIds: [ann],
    })
    const { db } = desk.stack.context
    await db
      .updateTable('job')
      .set({ group_id: group.id })
      .where('id', '=', first?.id ?? '')
      .execute()
    assert.deepEqual(await ids('?skipped=everybody'), [first?.id])
  })
})
