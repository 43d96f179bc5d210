import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { defaultPlan, planProblems } from '@gesso/core'
import { withStep } from './plan-edits.ts'
import { routeWords, shownProblem } from './plan-words.ts'

describe('words about a plan', () => {
  it('say which jobs take a route', () => {
    const ends = { from: 'review', to: 'end' }
    assert.equal(routeWords({ ...ends, kind: 'sample', percent: 20 }), '20 %')
    const fact = 'editor_approval_status'
    assert.equal(routeWords({ ...ends, kind: 'when', fact, is: false }), 'rejected')
    assert.equal(routeWords({ ...ends, kind: 'when', fact: 'urgent', is: true }), 'urgent is yes')
  })

  it('name the step that a problem is about', () => {
    const { plan, id } = withStep(defaultPlan, 'manual', undefined)
    const [problem] = planProblems(plan).map(each => shownProblem(plan, each))
    assert.equal(problem?.stepId, id)
    assert.match(problem.words, /^“Manual” needs a route/)
  })

  it('name the route that a problem is about', () => {
    const routes = [...defaultPlan.routes, { from: 'maker', to: 'end', kind: 'continue' } as const]
    const plan = { ...defaultPlan, routes }
    const [problem] = planProblems(plan).map(each => shownProblem(plan, each))
    assert.deepEqual([problem?.stepId, problem?.routeIndex], ['maker', 3])
    assert.match(problem?.words ?? '', /^The route Label → End is never taken/)
  })
})
