import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { commonAttributes } from './common-attributes.ts'

const attribute = (id: string, norder: number, places: Readonly<Record<string, number>>) => ({
  id,
  norder,
  links: Object.entries(places).map(([classId, attributeOrder]) => ({ classId, attributeOrder })),
})

const colour = attribute('colour', 3, { car: 0, bus: 0 })
const doors = attribute('doors', 2, { car: 0, bus: 5 })
const seats = attribute('seats', 1, { bus: 1 })
const all = [seats, doors, colour]

const told = (...labels: Parameters<typeof commonAttributes>[1]) =>
  commonAttributes(all, labels).map(({ attribute: { id }, value, conflicting }) => [id, value, conflicting])

describe('the attributes that labels have in common', () => {
  it('are those of their class, by their place in it and then by their own', () => {
    assert.deepEqual(told({ classId: 'car', attributes: { doors: 4 } }), [
      ['doors', 4, false],
      ['colour', undefined, false],
    ])
    assert.deepEqual(
      told({ classId: 'bus', attributes: {} }).map(([id]) => id),
      ['colour', 'seats', 'doors'],
    )
    assert.deepEqual(told({ classId: 'dog', attributes: {} }), [])
    assert.deepEqual(told(), [])
  })

  it('are those of every class, and conflict where the values differ or one is missing', () => {
    const car = { classId: 'car', attributes: { colour: ['red'], doors: 4 } }
    const bus = { classId: 'bus', attributes: { colour: ['red'] } }
    assert.deepEqual(told(car, bus), [
      ['doors', undefined, true],
      ['colour', ['red'], false],
    ])
  })

  it('are also those that a label has a value of, whatever its class', () => {
    const dog = { classId: 'dog', attributes: { colour: 'brown' } }
    assert.deepEqual(told(dog), [['colour', 'brown', false]])
    assert.deepEqual(told(dog, { classId: 'car', attributes: {} }), [['colour', undefined, true]])
  })

  it('have no say by a class alone', () => {
    const car = { classId: 'car', attributes: { colour: 'red' } }
    assert.deepEqual(told(car, { classId: 'bus' }), [
      ['doors', undefined, false],
      ['colour', 'red', false],
    ])
  })
})
