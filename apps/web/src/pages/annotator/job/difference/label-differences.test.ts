import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Label } from '@gesso/core'
import { differenceWords, labelDifferences } from './label-differences.ts'

const label = (id: string, other: Partial<Label> = {}): Label => ({
  id,
  classId: 'car',
  shape: 'box',
  geometry: { left: 0, top: 0, right: 10, bottom: 10 },
  zIndex: 0,
  tool: 'box',
  externalId: null,
  attributes: {},
  version: 1,
  createdAt: '',
  createdBy: null,
  updatedAt: '',
  updatedBy: null,
  ...other,
})

describe('the difference between two versions', () => {
  it('has what was added, changed and removed', () => {
    const before = [label('same'), label('moved'), label('gone'), label('other')]
    const now = [
      label('same', { version: 9, updatedBy: 'ben' }),
      label('moved', { geometry: { left: 1, top: 0, right: 10, bottom: 10 } }),
      label('other', { classId: 'bus', attributes: { colour: 'red' } }),
      label('new'),
    ]
    assert.deepEqual(
      labelDifferences(before, now).map(each => [
        (each.what === 'removed' ? each.before : each.now).id,
        differenceWords(each),
      ]),
      [
        ['new', 'added'],
        ['moved', 'moved'],
        ['other', 'another class, attributes'],
        ['gone', 'removed'],
      ],
    )
  })

  it('is none where only the order of keys differs', () => {
    const turned = label('a', { geometry: { bottom: 10, right: 10, top: 0, left: 0 } })
    assert.deepEqual(labelDifferences([label('a')], [turned]), [])
  })

  it('sees a keyframe that was moved', () => {
    const at = (left: number) => ({
      keyframes: [{ frame: 0, outside: false, geometry: { left }, attributes: {} }],
    })
    const [difference] = labelDifferences([label('a', at(0))], [label('a', at(1))])
    assert.deepEqual(difference?.what === 'changed' && difference.parts, ['place'])
  })
})
