import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { noAttributes } from '@gesso/core'
import { labelsIn } from './labels-in.ts'

const [id, classId] = ['11111111-0000-4000-8000-000000000001', '22222222-0000-4000-8000-000000000002']

/** As `labelsOfImages` writes it. */
function written(shape: string, zIndex: number, more: string, geometry: string): string {
  return `${id}${classId}${[shape, zIndex, more, geometry].join('\u0001')}`
}

describe('the text of labels', () => {
  it('is nothing where there are none', () => assert.deepEqual(labelsIn(''), []))

  it('gives every label, with what few have', () => {
    const made = { createdAt: 'then', createdBy: null, updatedAt: 'now', updatedBy: 'somebody' }
    const more = JSON.stringify(['brush', 'ä "x"\n\u0001', { [id]: ['\u0002'] }, made])
    const [plain, full, ...others] = labelsIn(
      [written('box', -3, '', '{"left":1.50}'), written('dot', 12, more, '{"at":"\\u0001"}')].join('\u0002'),
    )
    assert.equal(others.length, 0)
    assert.deepEqual(
      { ...plain, geometry: plain?.geometry },
      {
        id,
        classId,
        shape: 'box',
        zIndex: -3,
        geometryText: '{"left":1.50}',
        geometry: { left: 1.5 },
        tool: null,
        externalId: null,
        attributes: noAttributes,
      },
    )
    assert.deepEqual(
      { ...full, geometry: full?.geometry },
      {
        id,
        classId,
        shape: 'dot',
        zIndex: 12,
        geometryText: '{"at":"\\u0001"}',
        geometry: { at: '\u0001' },
        tool: 'brush',
        externalId: 'ä "x"\n\u0001',
        attributes: { [id]: ['\u0002'] },
        made,
      },
    )
  })
})
