import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import {
  type AttributeRule,
  type AttributeType,
  attributeTypes,
  attributeValueProblem,
  attributeValueText,
  maxAttributeText,
  sameAttributeValue,
  saysSomething,
  withAttribute,
} from './attribute.ts'
import type { AttributeValue } from './label.ts'

const options = ['red', 'green', 'blue'].map(value => ({ id: `id of ${value}`, value }))
const ruleOf = (type: AttributeType, given: Partial<AttributeRule> = {}): AttributeRule => ({
  name: 'Colour',
  type,
  options: type.endsWith('SELECTION') ? options : [],
  min: null,
  max: null,
  ...given,
})
const ids = options.map(option => option.id)
const wellFormed = fc.string({ unit: 'grapheme', maxLength: 50 }).filter(text => !text.includes('\0'))

/** Values that each type allows. */
const allowed: Readonly<Record<AttributeType, fc.Arbitrary<AttributeValue>>> = {
  SELECTION: fc.constantFrom(...ids),
  'MULTIPLE-SELECTION': fc.shuffledSubarray(ids),
  TEXT: wellFormed,
  INT: fc.maxSafeInteger(),
  FLOAT: fc.double({ noNaN: true, noDefaultInfinity: true }),
  BOOL: fc.boolean(),
}
const types = fc.constantFrom(...attributeTypes)

describe('a value of an attribute', () => {
  it('is allowed exactly where it is of the type', () => {
    /** Another way to say what each type allows, so that the two can be compared. */
    const fits: Readonly<Record<AttributeType, (value: unknown) => boolean>> = {
      SELECTION: value => ids.includes(String(value)) && typeof value === 'string',
      'MULTIPLE-SELECTION': value =>
        Array.isArray(value) &&
        value.every(id => ids.includes(id)) &&
        ids.every(id => value.indexOf(id) === value.lastIndexOf(id)),
      TEXT: value => typeof value === 'string' && JSON.stringify(value).search(/\\ud|\\u0000/) < 0,
      INT: value => typeof value === 'number' && Math.trunc(value) === value && Math.abs(value) < 2 ** 53,
      FLOAT: value => typeof value === 'number' && value - value === 0,
      BOOL: value => value === true || value === false,
    }
    const anything = fc.oneof(
      ...Object.values(allowed),
      fc.string({ unit: 'binary', maxLength: 5 }),
      fc.array(fc.oneof(fc.constantFrom(...ids), fc.integer()), { maxLength: 3 }),
      fc.double(),
      fc.anything(),
    )
    fc.assert(
      fc.property(types, anything, (type, value) => {
        assert.equal(attributeValueProblem(ruleOf(type), value) === undefined, fits[type](value))
      }),
      { numRuns: 2000 },
    )
  })

  it('comes back as it was out of the JSON that it is stored in', () => {
    const any = fc.oneof(...Object.values(allowed))
    fc.assert(
      fc.property(any, value => {
        const back = JSON.parse(JSON.stringify(value))
        assert.ok(sameAttributeValue(back, value) || Object.is(value, -0))
      }),
    )
  })

  it('keeps the limits of numbers, and a text its length', () => {
    const rule = ruleOf('INT', { min: -2, max: 5 })
    assert.equal(attributeValueProblem(rule, -2), undefined)
    assert.equal(attributeValueProblem(rule, 5), undefined)
    assert.equal(attributeValueProblem(rule, -3), 'must not be less than -2')
    assert.equal(attributeValueProblem(ruleOf('FLOAT', { max: 5 }), 5.5), 'must not be greater than 5')
    assert.equal(attributeValueProblem(ruleOf('TEXT'), 'x'.repeat(maxAttributeText)), undefined)
    assert.match(
      attributeValueProblem(ruleOf('TEXT'), 'x'.repeat(maxAttributeText + 1)) ?? '',
      /at most 10000/,
    )
  })

  it('says what is wrong in words that name the attribute', () => {
    assert.equal(attributeValueProblem(ruleOf('SELECTION'), 'red'), 'is no option of "Colour"')
    assert.equal(attributeValueProblem(ruleOf('SELECTION'), 1), 'must be the id of an option')
    assert.equal(
      attributeValueProblem(ruleOf('MULTIPLE-SELECTION'), 'red'),
      'must be a list of ids of options',
    )
    assert.equal(
      attributeValueProblem(ruleOf('MULTIPLE-SELECTION'), [ids[0], ids[0]]),
      'names an option twice',
    )
    assert.equal(attributeValueProblem(ruleOf('INT'), 1.5), 'must be a whole number')
  })

  it('is read as the texts of its options, without those that are gone', () => {
    assert.equal(attributeValueText(ruleOf('SELECTION'), ids[1] ?? ''), 'green')
    assert.equal(attributeValueText(ruleOf('SELECTION'), 'gone'), undefined)
    assert.deepEqual(attributeValueText(ruleOf('MULTIPLE-SELECTION'), [ids[2] ?? '', 'gone']), ['blue'])
    assert.equal(attributeValueText(ruleOf('TEXT'), 'red'), 'red')
    assert.equal(attributeValueText(ruleOf('BOOL'), false), false)
  })
})

describe('values', () => {
  it('hold what was set last, and nothing that says nothing', () => {
    const value = fc.oneof(...Object.values(allowed))
    const steps = fc.array(fc.tuple(fc.constantFrom('a', 'b', '__proto__'), fc.option(value)), {
      maxLength: 10,
    })
    fc.assert(
      fc.property(steps, given => {
        const held = new Map<string, AttributeValue>()
        let values = {}
        for (const [id, next] of given) {
          values = withAttribute(values, id, next ?? undefined)
          if (next !== null && saysSomething(next)) held.set(id, next)
          else held.delete(id)
        }
        assert.deepEqual(new Map(Object.entries(values)), held)
      }),
    )
  })
})
