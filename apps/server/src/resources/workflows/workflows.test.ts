import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { defaultPlan } from '@gesso/core'
import { ask, type Desk, openDesk, refusalIn } from '../../testing/builders.ts'
import { type Stack, startStack } from '../../testing/stack.ts'
import { doJob, hire, readJob, sendImages, takeSome } from '../../testing/work.ts'
import { findWorkflowByTag } from './index.ts'

interface Workflow {
  readonly id: string
  readonly name: string
  readonly version: number
  readonly isDefault: boolean
  readonly retiredAt: string | null
  readonly steps: readonly object[]
}

interface BoardStep {
  readonly id: string
  readonly waiting: number
  readonly held: number
  readonly done: number
  readonly current: boolean
}

const quick = {
  steps: defaultPlan.steps.filter(step => step.id !== 'review'),
  routes: [
    { from: 'start', to: 'maker', kind: 'continue' },
    { from: 'maker', to: 'end', kind: 'continue' },
  ],
}

describe('workflows', () => {
  let stack: Stack
  let desk: Desk
  before(async () => {
    stack = await startStack()
  })
  after(() => stack.close())

  const path = () => `/api/projects/${desk.projectId}/workflows`
  const make = (name: string, other: object = {}) =>
    ask<Workflow>(desk, 'POST', path(), { name, ...quick, ...other })
  const refused = async (body: object) => {
    const { status, code, facts } = refusalIn(await stack.send('POST', path(), { key: desk.key, body }))
    return [status, code, facts.field]
  }

  it('are refused when a job could not finish, naming the part', async () => {
    desk = await openDesk(stack)
    const [first, ...others] = quick.routes
    assert.deepEqual(await refused({ name: 'A', ...quick, routes: others }), [
      400,
      'invalid_input',
      'steps[0]',
    ])
    const asking = { ...first, kind: 'when' }
    assert.deepEqual(await refused({ name: 'A', ...quick, routes: [asking, ...others] }), [
      400,
      'invalid_input',
      'routes[0].fact',
    ])
    const nowhere = { from: 'maker', to: 'heaven', kind: 'continue' }
    assert.deepEqual(await refused({ name: 'A', ...quick, routes: [first, nowhere] }), [
      400,
      'invalid_input',
      'routes[1].to',
    ])
    const stranger = '01890000-0000-7000-8000-000000000000'
    const steps = quick.steps.map(step => ({ ...step, groupId: stranger }))
    assert.deepEqual(await refused({ name: 'A', ...quick, steps }), [404, 'not_found', undefined])
    assert.equal((await ask<Workflow[]>(desk, 'GET', path())).length, 1)
  })

  it('have names and tags of their own', async () => {
    desk = await openDesk(stack)
    await make('Quick', { tag: 'fast' })
    assert.deepEqual(await refused({ name: ' Quick ', ...quick }), [400, 'name_taken', 'name'])
    assert.deepEqual(await refused({ name: 'Other', tag: 'fast', ...quick }), [400, 'name_taken', 'tag'])
    assert.deepEqual(await refused({ name: 'Default', ...quick }), [400, 'name_taken', 'name'])
    assert.equal((await findWorkflowByTag(stack.context, desk.projectId, 'fast'))?.name, 'Quick')
    assert.equal(await findWorkflowByTag(stack.context, desk.projectId, 'slow'), undefined)
  })

  it('begin with a default, which stays', async () => {
    desk = await openDesk(stack)
    const both = await Promise.all([
      ask<Workflow[]>(desk, 'GET', path()),
      ask<Workflow[]>(desk, 'GET', path()),
    ])
    assert.deepEqual(both[0], both[1])
    const [usual] = both[0]
    assert.deepEqual([usual?.name, usual?.isDefault, usual?.version], ['Default', true, 1])
    const sent = await stack.send('DELETE', `/api/workflows/${usual?.id}`, { key: desk.key })
    assert.equal(refusalIn(sent).code, 'workflow_is_default')
  })

  it('take no new jobs once they are retired, and keep those inside', async () => {
    desk = await openDesk(stack)
    const [ann = ''] = await hire(desk, 1)
    const { id } = await make('Quick')
    const [job] = await sendImages(desk, 1, { workflowId: id })
    await ask(desk, 'DELETE', `/api/workflows/${id}`)
    const body = {
      jobs: [{ referenceId: 'a', workflowId: id, attachments: [{ frameId: null, url: 'https://e.org/a' }] }],
    }
    const sent = await stack.send('POST', `/api/projects/${desk.projectId}/jobs`, { key: desk.key, body })
    assert.equal(refusalIn(sent).code, 'workflow_retired')
    await takeSome(desk, ann)
    assert.equal((await doJob(desk, ann, job?.id ?? '', 'submit')).state, 'done')
  })

  it('are changed without disturbing the jobs inside', async () => {
    desk = await openDesk(stack)
    const [ann = ''] = await hire(desk, 1)
    const { id } = await make('Growing')
    const [before] = await sendImages(desk, 1, { workflowId: id })
    const fields = { name: 'Grown', tag: null, attachments: 'copy' }
    const same = await ask<Workflow>(desk, 'PUT', `/api/workflows/${id}`, { ...fields, ...quick })
    assert.deepEqual([same.name, same.version], ['Grown', 1])
    const changed = await ask<Workflow>(desk, 'PUT', `/api/workflows/${id}`, { ...fields, ...defaultPlan })
    assert.equal(changed.version, 2)
    const [after] = await sendImages(desk, 1, { workflowId: id })
    assert.equal((await takeSome(desk, ann)).id, before?.id)
    assert.equal((await doJob(desk, ann, before?.id ?? '', 'submit')).state, 'done', 'along its own version')
    assert.equal((await takeSome(desk, ann)).id, after?.id)
    await doJob(desk, ann, after?.id ?? '', 'submit')
    assert.equal((await readJob(desk, after?.id ?? '')).step, 'review')
    const board = await ask<BoardStep[]>(desk, 'GET', `/api/workflows/${id}/board`)
    assert.deepEqual(
      board.map(step => [step.id, step.waiting, step.done, step.current]),
      [
        ['start', 0, 0, true],
        ['maker', 0, 0, true],
        ['review', 1, 0, true],
        ['end', 0, 1, true],
      ],
    )
    await ask(desk, 'PUT', `/api/workflows/${id}`, { ...fields, ...quick })
    const later = await ask<BoardStep[]>(desk, 'GET', `/api/workflows/${id}/board`)
    assert.deepEqual(
      later.map(step => [step.id, step.waiting, step.current]),
      [
        ['start', 0, true],
        ['maker', 0, true],
        ['end', 0, true],
        ['review', 1, false],
      ],
    )
  })

  it('pass the steps of models, which run nothing yet, and say so', async () => {
    desk = await openDesk(stack)
    const model = { ...quick.steps[1], id: 'pre', kind: 'model', name: 'Pre-label' }
    const routes = [
      { from: 'start', to: 'pre', kind: 'continue' },
      { from: 'pre', to: 'maker', kind: 'continue' },
      { from: 'maker', to: 'end', kind: 'continue' },
    ]
    const { id } = await make('With a model', { steps: [...quick.steps, model], routes })
    const [job] = await sendImages(desk, 1, { workflowId: id })
    const { step, state, visits } = await readJob(desk, job?.id ?? '')
    assert.deepEqual([step, state], ['maker', 'waiting'])
    assert.deepEqual(
      visits.map(visit => [visit.step, visit.takenBy, visit.outcome]),
      [['pre', 'model', 'submitted']],
    )
  })
})
