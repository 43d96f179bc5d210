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
} from '../../../testing/builders.ts'
import { type SignedIn, signInAs } from '../../../testing/people.ts'
import { type Stack, startStack } from '../../../testing/stack.ts'
import { readJob, type SentJob, sendImages } from '../../../testing/work.ts'
import { agreementOf, type Comparable } from './agreement.ts'

interface Figures {
  readonly people: readonly (Readonly<Record<string, unknown>> & { readonly personId: string })[]
  readonly uncompared: number
}

describe('figures of people', () => {
  let stack: Stack
  let desk: Desk
  let [maker, reviewer]: (SignedIn | undefined)[] = []
  before(async () => {
    stack = await startStack()
    desk = await openDesk(stack)
    maker = await signInAs(stack, desk.workspaceId, 'Labeller')
    reviewer = await signInAs(stack, desk.workspaceId, 'Labeller')
  })
  after(() => stack.close())

  const by = async <T>(
    who: SignedIn | undefined,
    method: string,
    path: string,
    body?: object,
  ): Promise<T> => {
    const headers = { cookie: who?.cookie ?? '', origin: stack.url }
    const sent = await stack.send(method, path, { body, headers })
    assert.ok(sent.status < 300, `${path}: ${JSON.stringify(sent.body)}`)
    return sent.body as T
  }
  const take = async (who: SignedIn | undefined) => {
    const path = `/api/projects/${desk.projectId}/jobs/next`
    const { job } = await by<{ job: SentJob | null }>(who, 'POST', path, {})
    assert.ok(job)
    return job
  }
  const change = (who: SignedIn | undefined, { mediaId }: SentJob, given: object) => {
    const id = crypto.randomUUID()
    const body = { id, added: [], updated: [], removed: [], ...given }
    return by(who, 'POST', `/api/images/${mediaId}/changes`, body)
  }
  const end = (who: SignedIn | undefined, { id }: SentJob, verb: string, body: object = {}) =>
    by<SentJob>(who, 'POST', `/api/jobs/${id}/${verb}`, body)

  it('tell of time, pace, what was sent back, and how far maker and reviewer agree', async () => {
    const { id: car } = await makeLabelClass(desk)
    const { id: bus } = await makeLabelClass(desk)
    await sendImages(desk, 1)
    const job = await take(maker)
    const [kept, wrong, extra] = [boxLabel(car), boxLabel(car, at(100)), boxLabel(car, at(200))]
    await change(maker, job, { added: [kept, wrong, extra] })
    await end(maker, job, 'submit')
    await end(reviewer, await take(reviewer), 'reject', { reasons: [], comment: 'Look again' })
    await end(maker, await take(maker), 'submit')
    const review = await take(reviewer)
    await change(reviewer, review, {
      updated: [{ version: 1, to: { ...wrong, classId: bus } }],
      removed: [{ id: extra.id, version: 1 }],
    })
    await end(reviewer, review, 'accept')

    const { visits, facts } = await readJob(desk, job.id)
    assert.deepEqual(facts, { editor_approval_status: true, edited: true })
    const versions = []
    for (const visit of visits) {
      const path = `/api/jobs/${job.id}/visits/${visit.id}/labels`
      const { labels, revision } = await ask<{ revision: number; labels: Comparable[] }>(desk, 'GET', path)
      versions.push([revision, labels.length, labels.filter(label => label.classId === bus).length])
    }
    assert.deepEqual(versions, [
      [1, 3, 0],
      [1, 3, 0],
      [1, 3, 0],
      [2, 2, 1],
    ])

    const figures = await ask<Figures>(desk, 'GET', `/api/projects/${desk.projectId}/people-figures`)
    assert.equal(figures.uncompared, 0)
    const made = figures.people.find(person => person.personId === maker?.personId)
    assert.ok(made)
    assert.deepEqual(
      [
        made['submitted'],
        made['labelsAdded'],
        made['ownReviewed'],
        made['ownRejected'],
        made['rejectionRate'],
      ],
      [2, 3, 2, 1, 0.5],
    )
    // Of 3 and 2 labels one object is in both with one class, and both that remain lie where they lay.
    assert.deepEqual([made['ownCompared'], made['agreement'], made['iou']], [1, 0.4, 1])
    const reviewed = figures.people.find(person => person.personId === reviewer?.personId)
    assert.ok(reviewed)
    assert.deepEqual(
      [reviewed['accepted'], reviewed['rejected'], reviewed['labelsUpdated'], reviewed['labelsRemoved']],
      [1, 1, 1, 1],
    )
  })

  it('count active time, but no more of it than has passed', async () => {
    await sendImages(desk, 1)
    const job = await take(maker)
    const { db } = stack.context
    const began_at = new Date(Date.now() - 3_600_000)
    await db.updateTable('job_visit').set({ began_at }).where('id', '=', job.visitId).execute()
    await end(maker, job, 'heartbeat', { activeSeconds: 1800 })
    await end(maker, job, 'submit', { activeSeconds: 86_400 })
    const since = new Date(began_at.getTime() + 1).toISOString()
    const path = `/api/projects/${desk.projectId}/people-figures?since=${since}`
    const { people } = await ask<Figures>(desk, 'GET', path)
    const seconds = Number(people.find(person => person.personId === maker?.personId)?.['secondsMaking'])
    assert.ok(seconds >= 3600 && seconds < 4000, `${seconds} s`)
    const none = await ask<Figures>(desk, 'GET', `${path}&until=${since}`)
    assert.deepEqual(none.people, [])
  })

  it('are for those who lead', async () => {
    const headers = { cookie: maker?.cookie ?? '', origin: stack.url }
    const sent = await stack.send('GET', `/api/projects/${desk.projectId}/people-figures`, { headers })
    assert.equal(refusalIn(sent).code, 'forbidden')
  })

  it('refuse the visit of another job', async () => {
    const [one, other] = await sendImages(desk, 2)
    const held = await ask<SentJob>(desk, 'POST', `/api/jobs/${other?.id}/take`, {
      personId: maker?.personId,
    })
    const path = `/api/jobs/${one?.id}/visits/${held.visitId}/labels`
    assert.equal(refusalIn(await stack.send('GET', path, { key: desk.key })).status, 404)
  })

  it('take versions from the history, however long it is', async () => {
    const { id: car } = await makeLabelClass(desk)
    const [job] = await sendImages(desk, 1)
    assert.ok(job)
    const label = boxLabel(car)
    await sendChange(desk, job.mediaId, { added: [label] })
    const { visitId } = await ask<SentJob>(desk, 'POST', `/api/jobs/${job.id}/take`, {
      personId: maker?.personId,
    })
    await ask(desk, 'POST', `/api/jobs/${job.id}/release`, { personId: maker?.personId })
    for (let version = 1; version <= 205; version++)
      await sendChange(desk, job.mediaId, { updated: [{ version, to: { ...label, zIndex: version } }] })
    await sendChange(desk, job.mediaId, { removed: [{ id: label.id, version: 206 }] })
    const path = `/api/jobs/${job.id}/visits/${visitId}/labels`
    const { revision, labels } = await ask<{ revision: number; labels: { id: string; zIndex: number }[] }>(
      desk,
      'GET',
      path,
    )
    assert.deepEqual([revision, labels.map(each => [each.id, each.zIndex])], [1, [[label.id, 0]]])
  })
})

describe('two versions of the labels of a picture', () => {
  const size = { width: 100, height: 100 }
  const box = (id: string, left: number, other: Partial<Comparable> = {}): Comparable => ({
    id,
    classId: 'car',
    shape: 'box',
    geometry: { left, top: 0, right: left + 10, bottom: 10 },
    version: 1,
    ...other,
  })

  it('agree wholly when nothing was touched, and when there is nothing', () => {
    const labels = [box('a', 0), box('b', 50)]
    assert.deepEqual(agreementOf(labels, labels, size), { agreement: 1, iou: 1 })
    assert.deepEqual(agreementOf([], [], size), { agreement: 1, iou: null })
  })

  it('agree in nothing when all was drawn anew elsewhere', () => {
    assert.deepEqual(agreementOf([box('a', 0)], [box('b', 50)], size), { agreement: 0, iou: null })
    assert.deepEqual(agreementOf([box('a', 0)], [], size), { agreement: 0, iou: null })
  })

  it('agree in what overlaps, whichever ids it has, and count another class against it', () => {
    const moved = agreementOf([box('a', 0)], [box('b', 2, { version: 2 })], size)
    assert.equal(moved.agreement, 1)
    assert.ok(Math.abs((moved.iou ?? 0) - 8 / 12) < 1e-9)
    const renamed = agreementOf([box('a', 0)], [box('a', 0, { classId: 'bus', version: 2 })], size)
    assert.deepEqual(renamed, { agreement: 0, iou: 1 })
  })

  it('match each label once, the best pairs first', () => {
    const made = [box('a', 0), box('b', 3)]
    const reviewed = [box('c', 3, { version: 2 })]
    const { agreement, iou } = agreementOf(made, reviewed, size)
    assert.ok(Math.abs(agreement - 2 / 3) < 1e-9)
    assert.equal(iou, 1)
  })

  it('are compared by their pixels where they are more than boxes', () => {
    const ring = (points: readonly (readonly [number, number])[]) => ({
      rings: [points],
    })
    const lower = ring([
      [0, 0],
      [0, 40],
      [40, 40],
    ])
    const upper = ring([
      [0, 0],
      [40, 0],
      [40, 40],
    ])
    const made = [box('a', 0, { shape: 'polygon', geometry: lower })]
    const reviewed = [box('b', 0, { shape: 'polygon', geometry: upper, version: 2 })]
    assert.equal(agreementOf(made, reviewed, size).agreement, 0, 'two halves of one square')
  })
})

function at(left: number) {
  return { geometry: { left, top: 10, right: left + 20, bottom: 20 } }
}
