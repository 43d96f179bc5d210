import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { draftOf, fieldsOf } from './draft.ts'

describe('an attribute that is being filled in', () => {
  const blank = draftOf(undefined, ['car', 'bus'], 'LABEL')

  it('is about labels of every class at first', () => {
    assert.deepEqual([blank.subject, blank.type, blank.classIds], ['LABEL', 'SELECTION', ['car', 'bus']])
  })

  it('is sent without blank options, and with nothing that its type does not have', () => {
    const options = [{ id: 'r', value: ' red ' }, { value: ' ' }, { value: 'blue' }]
    const chosen = fieldsOf({ ...blank, name: ' Colour ', options, min: 1 })
    assert.deepEqual([chosen.name, chosen.min], ['Colour', null])
    assert.deepEqual(chosen.options, [{ id: 'r', value: 'red' }, { value: 'blue' }])
    const counted = fieldsOf({ ...blank, type: 'INT', options, min: 1 })
    assert.deepEqual([counted.options, counted.min], [[], 1])
  })
})
