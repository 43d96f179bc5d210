import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { defaultPlan, type WorkflowPlan } from '@gesso/core'
import { layoutOf } from './plan-layout.ts'

const columnOf = (plan: WorkflowPlan) => {
  const { steps } = layoutOf(plan)
  const lefts = [...new Set(steps.map(({ x }) => x))].toSorted((a, b) => a - b)
  return Object.fromEntries(steps.map(({ step, x }) => [step.id, lefts.indexOf(x)]))
}

describe('the drawing of a plan', () => {
  it('goes from left to right, however a sample shortens the way', () => {
    const routes = [
      { from: 'maker', to: 'end', kind: 'sample', percent: 80 } as const,
      ...defaultPlan.routes,
      { from: 'review', to: 'maker', kind: 'when', fact: 'editor_approval_status', is: false } as const,
    ]
    assert.deepEqual(columnOf({ ...defaultPlan, routes }), { start: 0, maker: 1, review: 2, end: 3 })
  })

  it('draws a way back below, and routes between the same steps apart', () => {
    const back = { from: 'review', to: 'maker', kind: 'continue' } as const
    const twin = { from: 'maker', to: 'review', kind: 'sample', percent: 10 } as const
    const { routes, steps, height } = layoutOf({
      ...defaultPlan,
      routes: [...defaultPlan.routes, back, twin],
    })
    const review = steps.find(({ step }) => step.id === 'review')
    const wayBack = routes.find(({ route }) => route === back)
    const way = routes.find(({ index }) => index === 1)
    const other = routes.find(({ route }) => route === twin)
    assert(review && wayBack && way && other)
    assert(wayBack.y > review.y + 58 && wayBack.y < height)
    assert(Math.abs(way.y - other.y) > 20)
  })

  it('has a place for steps that nothing leads to, and leaves out routes to nowhere', () => {
    const routes = [{ from: 'start', to: 'gone', kind: 'continue' } as const]
    const layout = layoutOf({ ...defaultPlan, routes })
    assert.equal(layout.steps.length, 4)
    assert.deepEqual(layout.routes, [])
  })

  it('comes to an end with a step that leads to itself', () => {
    const routes = [...defaultPlan.routes, { from: 'maker', to: 'maker', kind: 'continue' } as const]
    assert.equal(layoutOf({ ...defaultPlan, routes }).routes.length, 4)
  })
})
