import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { LabelClass } from '@gesso/client'
import { keyOfPlace } from './key-of-place.ts'
import { possibleParents } from './possible-parents.ts'

const labelClass = (id: string, parentId: string | null): LabelClass => ({
  id,
  parentId,
  projectId: 'p',
  name: id,
  color: '#000000ff',
  kind: 'object',
  norder: 0,
  description: null,
  externalId: null,
  isNew: false,
})

describe('the parents that a label class may have', () => {
  it('are neither itself nor anything below it', () => {
    const all = [
      labelClass('vehicle', null),
      labelClass('car', 'vehicle'),
      labelClass('taxi', 'car'),
      labelClass('sky', null),
    ]
    assert.deepEqual(
      possibleParents({ id: 'car' }, all).map(({ id }) => id),
      ['vehicle', 'sky'],
    )
  })
})

describe('number keys', () => {
  it('go from 1 over 9 to 0, and no further', () => {
    assert.deepEqual([0, 8, 9, 10].map(keyOfPlace), ['1', '9', '0', undefined])
  })
})
