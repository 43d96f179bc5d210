import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Attribute } from '@gesso/client'
import type { AttributeRule } from '@gesso/core'
import { labelsLackingValues } from './missing.ts'
import { typedValue } from './typed-value.ts'

const rule = (type: AttributeRule['type']): AttributeRule => ({
  ...{ name: 'Speed', type, options: [], min: 0, max: 100 },
})

describe('a value that is typed', () => {
  it('is a number with a point or a comma, or what is wrong with it', () => {
    assert.deepEqual(typedValue(rule('FLOAT'), ' 3,5 '), { value: 3.5 })
    assert.deepEqual(typedValue(rule('INT'), '12'), { value: 12 })
    assert.deepEqual(typedValue(rule('INT'), '1.5'), { problem: 'must be a whole number' })
    assert.deepEqual(typedValue(rule('INT'), 'fast'), { problem: 'must be a whole number' })
    assert.deepEqual(typedValue(rule('FLOAT'), '101'), { problem: 'must not be greater than 100' })
  })

  it('is a text as it stands, and none when it is blank', () => {
    assert.deepEqual(typedValue(rule('TEXT'), ' B 12 '), { value: ' B 12 ' })
    assert.deepEqual(typedValue(rule('TEXT'), '  '), { value: undefined })
    assert.deepEqual(typedValue(rule('INT'), ''), { value: undefined })
  })
})

describe('labels that lack a value', () => {
  it('are those whose class requires one that they have not', () => {
    const required: Attribute = {
      ...{ id: 'colour', projectId: 'p', name: 'Colour', type: 'TEXT', subject: 'LABEL' },
      ...{
        description: null,
        norder: 0,
        required: true,
        defaultValue: null,
        min: null,
        max: null,
        isNew: false,
      },
      options: [],
      links: [{ attributeId: 'colour', classId: 'car', attributeOrder: 0, classOrder: 0 }],
    }
    const labels = [
      { classId: 'car', attributes: {} },
      { classId: 'car', attributes: { colour: 'red' } },
      { classId: 'tree', attributes: {} },
    ]
    assert.deepEqual(labelsLackingValues(labels, [required]), labels.slice(0, 1))
    assert.deepEqual(labelsLackingValues(labels, [{ ...required, required: false }]), [])
    assert.deepEqual(labelsLackingValues(labels, [{ ...required, subject: 'IMAGE' }]), [])
  })
})
