import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { PersonFigures } from '@gesso/client'
import { orderAfter, sortedPeople } from './sorted-people.ts'

const person = (name: string, other: Partial<PersonFigures> = {}): PersonFigures => ({
  personId: name,
  name,
  submitted: 0,
  accepted: 0,
  rejected: 0,
  skipped: 0,
  secondsMaking: 0,
  secondsReviewing: 0,
  labelsAdded: 0,
  labelsUpdated: 0,
  labelsRemoved: 0,
  labelsPerHour: null,
  ownReviewed: 0,
  ownRejected: 0,
  rejectionRate: null,
  ownCompared: 0,
  agreement: null,
  iou: null,
  ...other,
})

describe('people in an order', () => {
  const people = [
    person('Ann', { agreement: 0.5, secondsMaking: 60 }),
    person('Ben', { secondsReviewing: 90 }),
    person('Cleo', { agreement: 0.9 }),
    person('Dan', { agreement: 0.5 }),
  ]
  const names = (order: Parameters<typeof sortedPeople>[1]) =>
    sortedPeople(people, order).map(({ name }) => name)

  it('are by a figure, alike ones by name, and those without it last either way', () => {
    assert.deepEqual(names({ by: 'agreement', down: true }), ['Cleo', 'Ann', 'Dan', 'Ben'])
    assert.deepEqual(names({ by: 'agreement', down: false }), ['Ann', 'Dan', 'Cleo', 'Ben'])
  })

  it('count time of labelling and of reviewing', () => {
    assert.deepEqual(names({ by: 'time', down: true }), ['Ben', 'Ann', 'Cleo', 'Dan'])
    assert.deepEqual(names({ by: 'name', down: true }), ['Dan', 'Cleo', 'Ben', 'Ann'])
  })

  it('begin with the highest figure and the first name, and turn round', () => {
    const byTime = orderAfter({ by: 'name', down: false }, 'time')
    assert.deepEqual(byTime, { by: 'time', down: true })
    assert.deepEqual(orderAfter(byTime, 'time'), { by: 'time', down: false })
    assert.deepEqual(orderAfter(byTime, 'name'), { by: 'name', down: false })
  })
})
