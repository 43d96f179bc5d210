import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { defaultPlan, type Route, type Step, type StepKind, type WorkflowPlan } from './workflow.ts'
import { planProblems } from './workflow-problems.ts'
import {
  approvalFact,
  arrivalAt,
  placeOf,
  sampled,
  startOf,
  stepAfter,
  stepAfterRejection,
  stepOf,
} from './workflow-steps.ts'

const step = (id: string, kind: StepKind): Step => ({
  id,
  kind,
  name: id,
  groupId: null,
  reasons: [],
  ownWork: false,
  model: null,
})
const on = (from: string, to: string): Route => ({ from, to, kind: 'continue' })
const when = (from: string, to: string, fact: string, is: boolean): Route => ({
  from,
  to,
  kind: 'when',
  fact,
  is,
})
const sample = (from: string, to: string, percent: number): Route => ({ from, to, kind: 'sample', percent })

const ends = [step('start', 'start'), step('maker', 'maker'), step('end', 'end')]
const plan = (steps: readonly Step[], routes: readonly Route[]): WorkflowPlan => ({ steps, routes })
const fieldsOf = (given: WorkflowPlan) => planProblems(given).map(({ field }) => field)

describe('a plan', () => {
  it('is refused when its parts contradict each other', () => {
    const straight = [on('start', 'maker'), on('maker', 'end')]
    assert.deepEqual(planProblems(plan(ends, straight)), [])
    assert.deepEqual(fieldsOf(plan([...ends, step('again', 'start')], straight)), ['steps'])
    assert.deepEqual(fieldsOf(plan(ends.slice(0, 2), straight)), ['steps', 'routes[1].to'])
    assert.deepEqual(fieldsOf(plan([...ends, step('maker', 'review')], straight)), ['steps[3].id'])
    assert.deepEqual(fieldsOf(plan([...ends, step('a b', 'review')], straight)), ['steps[3].id'])
    assert.deepEqual(fieldsOf(plan(ends, [...straight, on('end', 'maker')])), ['routes[2].from'])
    assert.deepEqual(fieldsOf(plan(ends, [on('maker', 'start'), ...straight])), ['routes[0].to'])
    assert.deepEqual(fieldsOf(plan(ends, [sample('start', 'maker', 101), ...straight])), [
      'routes[0].percent',
    ])
    assert.deepEqual(fieldsOf(plan([step('start', 'start'), step('end', 'end')], [on('start', 'end')])), [
      'steps',
    ])
  })

  it('is refused when a job could stay at a step, or a route or step is of no use', () => {
    assert.deepEqual(fieldsOf(plan(ends, [on('start', 'maker')])), ['steps[1]'])
    const half = [on('start', 'maker'), sample('maker', 'end', 50)]
    assert.deepEqual(fieldsOf(plan(ends, half)), ['steps[1]'], 'half of the jobs would stay')
    const idle = [on('start', 'maker'), on('maker', 'end'), sample('maker', 'end', 50)]
    assert.deepEqual(fieldsOf(plan(ends, idle)), ['routes[2]'])
    const lonely = plan(
      [...ends, step('review', 'review')],
      [on('start', 'maker'), on('maker', 'end'), on('review', 'end')],
    )
    assert.deepEqual(fieldsOf(lonely), ['steps[3]'])
    const both = [when('maker', 'end', 'good', true), when('maker', 'end', 'good', false)]
    assert.deepEqual(
      fieldsOf(plan(ends, [on('start', 'maker'), ...both])),
      [],
      'a yes and a no are all there is',
    )
  })

  it('is refused when a job could go round for ever', () => {
    const steps = [...ends, step('review', 'review')]
    const sampledBack = [
      on('start', 'maker'),
      on('maker', 'review'),
      sample('review', 'maker', 10),
      on('review', 'end'),
    ]
    assert.notDeepEqual(fieldsOf(plan(steps, sampledBack)), [], 'a sample takes the same jobs each time')
    const broughtBack = [
      on('start', 'maker'),
      on('maker', 'review'),
      when('review', 'maker', 'urgent', true),
      on('review', 'end'),
    ]
    assert.notDeepEqual(fieldsOf(plan(steps, broughtBack)), [], 'what came with a job does not change')
    const foundBack = [
      on('start', 'maker'),
      on('maker', 'review'),
      when('review', 'maker', approvalFact, false),
      on('review', 'end'),
    ]
    assert.deepEqual(fieldsOf(plan(steps, foundBack)), [], 'a review may find otherwise')
    const found = [
      ...ends,
      step('first', 'maker'),
      step('review', 'review'),
      step('second', 'maker'),
      step('a', 'model'),
    ]
    const eitherWayBack = [
      on('start', 'first'),
      on('first', 'review'),
      on('review', 'second'),
      when('second', 'first', approvalFact, false),
      on('second', 'a'),
      when('a', 'first', approvalFact, true),
      on('a', 'maker'),
      on('maker', 'end'),
    ]
    assert.notDeepEqual(fieldsOf(plan(found, eitherWayBack)), [], 'what was found stays found')
    const models = [...ends, step('a', 'model'), step('b', 'model')]
    const round = [
      on('start', 'a'),
      when('a', 'b', approvalFact, false),
      on('a', 'maker'),
      on('b', 'a'),
      on('maker', 'end'),
    ]
    assert.notDeepEqual(fieldsOf(plan(models, round)), [], 'no person is on the way')
  })

  it('without problems brings every job to its end, wherever it stands and whatever reviews find', () => {
    const kinds: StepKind[] = ['maker', 'review', 'model', 'manual']
    const middle = fc
      .integer({ min: 1, max: 5 })
      .chain(count =>
        fc.tuple(
          ...Array.from({ length: count }, (_, at) =>
            fc.constantFrom(...kinds).map(kind => step(`s${at}`, kind)),
          ),
        ),
      )
    const plans = middle.chain(steps => {
      const all = [step('start', 'start'), ...steps, step('end', 'end')]
      const from = fc.constantFrom(...all.slice(0, -1).map(each => each.id))
      const to = fc.constantFrom(...all.slice(1).map(each => each.id))
      const fact = fc.constantFrom(approvalFact, 'urgent')
      const route: fc.Arbitrary<Route> = fc.oneof(
        fc.tuple(from, to).map(([a, b]) => on(a, b)),
        fc.tuple(from, to, fact, fc.boolean()).map(([a, b, name, is]) => when(a, b, name, is)),
        fc.tuple(from, to, fc.integer({ min: 0, max: 100 })).map(([a, b, percent]) => sample(a, b, percent)),
      )
      const spine = all.slice(0, -1).map((each, at) => on(each.id, all[at + 1]?.id ?? 'end'))
      return fc.array(route, { maxLength: 6 }).map(more => plan(all, [...more, ...spine]))
    })
    let sound = 0
    fc.assert(
      fc.property(plans, fc.uuid(), fc.boolean(), (given, id, urgent) => {
        if (planProblems(given).length > 0) return
        sound++
        // Whoever reviews decides so that the job comes on; nothing else is chosen for it.
        const seen = new Set<string>()
        const toVisit = [startOf(given)]
        for (const at of toVisit) {
          if (!at || seen.has(at.id)) continue
          seen.add(at.id)
          for (const found of [true, false]) {
            const facts = { urgent, [approvalFact]: found }
            toVisit.push(arrivalAt(given, stepAfter(given, at.id, { id, facts }), { id, facts })?.step)
          }
        }
        assert.ok(seen.has('end'))
        for (const at of given.steps) {
          if (at.kind === 'end') continue
          for (const found of [true, false])
            assert.ok(stepAfter(given, at.id, { id, facts: { urgent, [approvalFact]: found } }), 'a way on')
        }
      }),
      { numRuns: 2000 },
    )
    assert.ok(sound > 50, `only ${sound} plans were sound`)
  })
})

describe('the way of a job', () => {
  const job = { id: 'a', facts: {} }

  it('goes by the first route that fits, a fact that nobody noted being a no', () => {
    const given = plan(ends, [when('maker', 'end', 'good', true), on('maker', 'start')])
    assert.equal(stepAfter(given, 'maker', job)?.id, 'start')
    assert.equal(stepAfter(given, 'maker', { ...job, facts: { good: true } })?.id, 'end')
    assert.equal(stepAfter(given, 'maker', { ...job, facts: { good: 'yes' } })?.id, 'start')
    assert.equal(stepAfter(given, 'end', job), undefined)
  })

  it('leads a rejected job along the route for rejections, else back to who made it', () => {
    assert.equal(stepAfterRejection(defaultPlan, 'review', 'maker')?.id, 'maker')
    assert.equal(stepAfterRejection(defaultPlan, 'review', undefined)?.id, 'maker')
    const routes = [...defaultPlan.routes, when('review', 'end', approvalFact, false)]
    assert.equal(stepAfterRejection({ ...defaultPlan, routes }, 'review', 'maker')?.id, 'end')
  })

  it('knows how far along a step is', () => {
    const places = defaultPlan.steps.map(({ id }) => placeOf(defaultPlan, id))
    assert.deepEqual(places, [0, 1, 2, 3])
    assert.equal(stepOf(defaultPlan, 'nowhere'), undefined)
  })

  it('is sampled by its id alone: the same each time, about as many as was asked, apart from route to route', () => {
    const ids = Array.from(
      { length: 20_000 },
      (_, at) => `01a1fa60-0000-7000-8000-${at.toString(16).padStart(12, '0')}`,
    )
    for (const percent of [0, 1, 10, 50, 99, 100]) {
      const first = ids.filter(id => sampled(`${id}/a/b`, percent))
      assert.deepEqual(
        ids.filter(id => sampled(`${id}/a/b`, percent)),
        first,
      )
      assert.ok(
        Math.abs(first.length / ids.length - percent / 100) < 0.012,
        `${percent} % took ${first.length}`,
      )
    }
    const twice = ids.filter(id => sampled(`${id}/a/b`, 50) && sampled(`${id}/b/c`, 50))
    assert.ok(Math.abs(twice.length / ids.length - 0.25) < 0.015, `${twice.length} of both`)
  })
})
