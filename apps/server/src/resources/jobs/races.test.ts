import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { ask, type Desk, openDesk, refusalIn } from '../../testing/builders.ts'
import { type Stack, startStack } from '../../testing/stack.ts'
import { hire, lapse, newJob, readJob, sendImages, takeNext, takeSome, tryJob } from '../../testing/work.ts'
import { returnLapsedJobs } from './index.ts'

describe('at the same moment', () => {
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

  it('a job is submitted once, however often it is sent', async () => {
    const [ann = ''] = await fresh(1)
    await sendImages(desk, 1)
    const { id } = await takeSome(desk, ann)
    const sent = await Promise.all(Array.from({ length: 10 }, () => tryJob(desk, ann, id, 'submit')))
    assert.equal(sent.filter(each => each.status < 300).length, 1)
    for (const each of sent.filter(other => other.status >= 300))
      assert.equal(refusalIn(each).code, 'job_not_held')
    const { visits, step } = await readJob(desk, id)
    assert.deepEqual([step, visits.length], ['review', 1])
  })

  it('a job is either taken back or submitted', async () => {
    const [ann = '', ben = ''] = await fresh(2)
    await sendImages(desk, 8)
    for (let round = 0; round < 8; round++) {
      const { id } = await takeSome(desk, ann, { steps: ['maker'] })
      await lapse(desk, id)
      const [sent] = await Promise.all([
        tryJob(desk, ann, id, 'submit'),
        returnLapsedJobs(stack.context),
        returnLapsedJobs(stack.context),
      ])
      const { visits, step } = await readJob(desk, id)
      const outcomes = visits.map(visit => visit.outcome)
      assert.deepEqual(
        [step, outcomes],
        sent.status < 300 ? ['review', ['submitted']] : ['maker', ['expired']],
      )
      await ask(desk, 'POST', `/api/projects/${desk.projectId}/jobs/move`, { jobIds: [id], step: 'end' })
    }
    assert.equal(await takeNext(desk, ben), null)
  })

  it('a job is taken by one who asks for it by name, or by one whom the queue gives it', async () => {
    const people = await fresh(20)
    const [job] = await sendImages(desk, 1)
    const id = job?.id ?? ''
    const sent = await Promise.all(
      people.map(async (person, at) => {
        if (at % 2 === 0) return (await takeNext(desk, person)) !== null
        return (await tryJob(desk, person, id, 'take')).status < 300
      }),
    )
    assert.equal(sent.filter(taken => taken).length, 1)
    assert.equal((await readJob(desk, id)).visits.length, 1)
  })

  it('somebody who took a job a moment ago is given the same', async () => {
    const [ann = ''] = await fresh(1)
    const [first, second] = await sendImages(desk, 2)
    assert.ok(first && second)
    const asked = await stack.context.db.transaction().execute(async transaction => {
      await transaction
        .updateTable('job')
        .set({ state: 'held', assignee_id: ann, pulled_by: ann, leased_until: new Date(Date.now() + 60_000) })
        .where('id', '=', second.id)
        .execute()
      const asking = takeSome(desk, ann)
      await allWait([asking])
      return { asking }
    })
    assert.equal((await asked.asking).id, second.id)
    assert.equal((await readJob(desk, first.id)).state, 'waiting')
  })

  it('a job that somebody has locked for a moment is not passed over when no other waits', async () => {
    const [ann = ''] = await fresh(1)
    const [job] = await sendImages(desk, 1)
    const asked = await stack.context.db.transaction().execute(async transaction => {
      await sql`select from job where id = ${job?.id} for no key update`.execute(transaction)
      const asking = takeNext(desk, ann)
      await allWait([asking])
      return { asking }
    })
    assert.equal((await asked.asking)?.id, job?.id)
  })

  it('one who waited for a job that another took is given the next, or none when none is left', async () => {
    const [ann = '', ben = '', cleo = ''] = await fresh(3)
    const [first, second] = await sendImages(desk, 2)
    assert.ok(first && second)
    const asked = await stack.context.db.transaction().execute(async transaction => {
      const jobs = transaction.updateTable('job').where('id', 'in', [first.id, second.id])
      await jobs.set({ priority: 7 }).execute()
      await jobs.set({ assignee_id: cleo }).where('id', '=', first.id).execute()
      const asking = [takeNext(desk, ann), takeNext(desk, ben)]
      await allWait(asking)
      return { asking }
    })
    const given = await Promise.all(asked.asking)
    assert.deepEqual(
      given.flatMap(job => job?.id ?? []),
      [second.id],
    )
  })

  it('a job that another has taken back since the queue was looked at is given', async () => {
    const [ann = '', ben = ''] = await fresh(2)
    await sendImages(desk, 1)
    const { id } = await takeSome(desk, ann)
    await lapse(desk, id)
    const asked = await stack.context.db.transaction().execute(async transaction => {
      const back = {
        state: 'waiting',
        assignee_id: null,
        pulled_by: null,
        leased_until: null,
        visit_id: null,
      }
      await transaction.updateTable('job').set(back).where('id', '=', id).execute()
      const asking = takeNext(desk, ben)
      await allWait([asking])
      return { asking }
    })
    assert.equal((await asked.asking)?.id, id)
  })

  it('a job that is taken away while it is submitted is not passed on, and nothing of it changes', async () => {
    const [ann = '', ben = ''] = await fresh(2)
    await sendImages(desk, 1)
    const { id, mediaId } = await takeSome(desk, ann)
    const moved = await stack.context.db.transaction().execute(async transaction => {
      const taken = {
        state: 'waiting',
        assignee_id: ben,
        visit_id: null,
        pulled_by: null,
        leased_until: null,
      }
      await transaction.updateTable('job').set(taken).where('id', '=', id).execute()
      const submitting = tryJob(desk, ann, id, 'submit')
      await allWait([submitting])
      return { submitting }
    })
    assert.equal(refusalIn(await moved.submitting).code, 'job_not_held')
    const job = await readJob(desk, id)
    assert.deepEqual(
      [job.step, job.assigneeId, job.visits.map(visit => visit.outcome)],
      ['maker', ben, [null]],
    )
    const { status } = await ask<{ status: string }>(desk, 'GET', `/api/images/${mediaId}`)
    assert.equal(status, 'IN PROGRESS')
  })

  it('a lease that is renewed while it is being taken back stays', async () => {
    const [ann = ''] = await fresh(1)
    await sendImages(desk, 1)
    const { id } = await takeSome(desk, ann)
    const { db } = stack.context
    await lapse(desk, id)
    const taken = await db.transaction().execute(async transaction => {
      const leased_until = new Date(Date.now() + 60_000)
      await transaction.updateTable('job').set({ leased_until }).where('id', '=', id).execute()
      const taking = returnLapsedJobs(stack.context)
      await allWait([taking])
      return { taking }
    })
    assert.equal(await taken.taking, 0)
    assert.equal((await readJob(desk, id)).assigneeId, ann)
  })

  it('two lists with jobs in common are made wholly or not at all', async () => {
    await fresh(0)
    const path = `/api/projects/${desk.projectId}/jobs`
    const names = Array.from({ length: 30 }, (_, at) => `ref ${at}`)
    const lists = [
      names,
      [...names].reverse(),
      [...names.slice(10), 'one more'],
      ['another', ...names.slice(0, 5)],
    ]
    const sent = await Promise.all(
      lists.map(list =>
        stack.send('POST', path, {
          key: desk.key,
          body: { jobs: list.map(referenceId => newJob({ referenceId })) },
        }),
      ),
    )
    const made = lists.filter((_, at) => (sent[at]?.status ?? 500) < 300)
    for (const each of sent.filter(other => other.status >= 300))
      assert.equal(refusalIn(each).code, 'reference_taken')
    assert.ok(made.length >= 1)
    const { total } = await ask<{ total: number }>(desk, 'GET', path)
    assert.equal(total, made.flat().length)
  })

  it('a list that names a job twice, or a frame twice, is refused', async () => {
    await fresh(0)
    const path = `/api/projects/${desk.projectId}/jobs`
    const jobs = [newJob({ referenceId: 'a' }), newJob({ referenceId: 'a' })]
    const twice = refusalIn(await stack.send('POST', path, { key: desk.key, body: { jobs } }))
    assert.deepEqual([twice.code, twice.facts.field], ['invalid_input', 'jobs[1].referenceId'])
    const attachments = ['f', 'g', 'f'].map(frameId => ({ frameId, url: 'https://example.org/f.jpg' }))
    const body = { jobs: [newJob({ attachments })] }
    const frames = refusalIn(await stack.send('POST', path, { key: desk.key, body }))
    assert.equal(frames.facts.field, 'jobs[0].attachments[2].frameId')
    assert.equal((await ask<{ total: number }>(desk, 'GET', path)).total, 0)
  })

  /** Waits until each of them waits for another's transaction; none of them may end before. */
  async function allWait(asking: readonly Promise<unknown>[]): Promise<void> {
    const ended = Promise.race(asking).then(() => assert.fail('it did not wait'))
    const waiting = async () => {
      for (;;) {
        const { rows } = await sql`
          select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
          stack.context.db,
        )
        if (rows.length >= asking.length) return
      }
    }
    await Promise.race([ended, waiting()])
    ended.catch(() => {})
  }
})
