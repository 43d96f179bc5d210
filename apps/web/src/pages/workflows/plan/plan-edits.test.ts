import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { defaultPlan, planProblems } from '@gesso/core'
import { withChangedStep, withEarlierRoute, withoutStep, withRoute, withStep } from './plan-edits.ts'

const ways = ({ routes }: typeof defaultPlan) => routes.map(({ from, to }) => `${from} > ${to}`)

describe('edits of a plan', () => {
  it('put a step on the way, so that jobs still finish', () => {
    const { plan, id } = withStep(defaultPlan, 'review', 'review')
    assert.equal(id, 'review-2')
    assert.deepEqual(ways(plan), ['start > maker', 'maker > review', 'review > review-2', 'review-2 > end'])
    assert.deepEqual(planProblems(plan), [])
    assert.equal(plan.steps[3]?.name, 'Review 2')
  })

  it('leave a step that is put nowhere for the rules to complain about', () => {
    const { plan } = withStep(defaultPlan, 'manual', undefined)
    assert(planProblems(plan).length > 0)
  })

  it('take a step out and close the way', () => {
    const plan = withoutStep(defaultPlan, 'review')
    assert.deepEqual(ways(plan), ['start > maker', 'maker > end'])
    assert.deepEqual(planProblems(plan), [])
  })

  it('take the ways back out that would lead to themselves', () => {
    const back = { from: 'review', to: 'maker', kind: 'when', fact: 'x', is: true } as const
    const plan = { ...defaultPlan, routes: [back, ...defaultPlan.routes] }
    assert.deepEqual(ways(withoutStep(plan, 'maker')), ['start > review', 'review > end'])
  })

  it('let the routes follow a step that gets another id', () => {
    const plan = withChangedStep(defaultPlan, 'maker', { id: 'draw' })
    assert.deepEqual(ways(plan), ['start > draw', 'draw > review', 'review > end'])
  })

  it('add a route to somewhere new and let it be asked first', () => {
    const added = withRoute(defaultPlan, 'maker')
    assert.deepEqual(ways(added).at(-1), 'maker > end')
    const earlier = withEarlierRoute(added, 3)
    assert.deepEqual(ways(earlier), ['start > maker', 'maker > end', 'review > end', 'maker > review'])
    assert.equal(withEarlierRoute(defaultPlan, 0), defaultPlan)
  })
})
