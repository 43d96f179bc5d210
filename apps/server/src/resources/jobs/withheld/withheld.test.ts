import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { ask, type Desk, openDesk, refusalIn } from '../../../testing/builders.ts'
import { type Stack, startStack } from '../../../testing/stack.ts'
import { hire, type SentJob, sendImages } from '../../../testing/work.ts'

interface Withheld {
  readonly reason: string
  readonly workflowName: string
  readonly stepName: string
  readonly count: number
}

describe('what the queue withholds', () => {
  let stack: Stack
  let desk: Desk
  let [alone, other] = ['', '']
  before(async () => {
    stack = await startStack()
    desk = await openDesk(stack)
    ;[alone = '', other = ''] = await hire(desk, 2)
  })
  after(() => stack.close())

  const jobs = () => `/api/projects/${desk.projectId}/jobs`
  const told = async (personId: string) =>
    (await ask<Withheld[]>(desk, 'GET', `${jobs()}/withheld?personId=${personId}`)).map(
      ({ reason, workflowName, stepName, count }) => `${count} ${reason} at ${stepName} of ${workflowName}`,
    )
  const next = async (personId: string) => {
    const { job } = await ask<{ job: SentJob | null }>(desk, 'POST', `${jobs()}/next`, { personId })
    return job
  }

  it('wants to know of whom an API key asks, and tells nobody of another workspace', async () => {
    const unnamed = refusalIn(await stack.send('GET', `${jobs()}/withheld`, { key: desk.key }))
    assert.deepEqual([unnamed.status, unnamed.code], [400, 'person_missing'])
    const foreign = await openDesk(stack)
    const path = `${jobs()}/withheld?personId=${alone}`
    assert.equal(refusalIn(await stack.send('GET', path, { key: foreign.key })).status, 404)
  })

  it('are reviews of own work, for somebody who works alone', async () => {
    assert.deepEqual(await told(alone), [])
    await sendImages(desk, 3)
    for (let job = await next(alone); job; job = await next(alone))
      await ask(desk, 'POST', `/api/jobs/${job.id}/submit`, { personId: alone })
    assert.deepEqual(await told(alone), ['3 own at Review of Default'])
    assert.deepEqual(await told(other), [], 'the queue has them for the other')
  })

  it('are what one skipped, what others hold, and what waits for others', async () => {
    const [first, second, third] = await sendImages(desk, 3, { priority: 9 })
    const skipped = await next(alone)
    assert.equal(skipped?.id, first?.id)
    await ask(desk, 'POST', `/api/jobs/${first?.id}/skip`, { personId: alone, reason: 'Blurred' })
    await ask(desk, 'POST', `/api/jobs/${second?.id}/take`, { personId: other })
    await ask(desk, 'POST', `${jobs()}/assign`, { jobIds: [third?.id], personId: other })
    assert.deepEqual(await told(alone), [
      '3 own at Review of Default',
      '1 assigned at Label of Default',
      '1 held at Label of Default',
      '1 skipped at Label of Default',
    ])
    assert.deepEqual(await told(other), [])
  })

  it('are jobs for a group that one is not in', async () => {
    const path = `/api/workspaces/${desk.workspaceId}/groups`
    const { id: groupId } = await ask<{ id: string }>(desk, 'POST', path, {
      name: 'Doctors',
      personIds: [other],
    })
    const workflows = `/api/projects/${desk.projectId}/workflows`
    const [{ steps, routes } = { steps: [], routes: [] }] = await ask<
      { steps: { kind: string }[]; routes: object[] }[]
    >(desk, 'GET', workflows)
    const grouped = steps.map(step => (step.kind === 'maker' ? { ...step, groupId } : step))
    const { id } = await ask<{ id: string }>(desk, 'POST', workflows, {
      name: 'For doctors',
      steps: grouped,
      routes,
    })
    await sendImages(desk, 2, { workflowId: id })
    assert.ok((await told(alone)).includes('2 group at Label of For doctors'))
    assert.ok(!(await told(other)).some(words => words.includes('group')))
  })
})
