import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { overlapsAny, roomAround, type SegmentContent, stepsBetween, withSegment } from './segment-steps.ts'

const segment = (id: string, startMs: number, endMs: number, activityTypeIds = ['walk']): SegmentContent => ({
  id,
  startMs,
  endMs,
  activityTypeIds,
  predictionId: null,
})
const list = [segment('a', 0, 100), segment('b', 200, 500), segment('c', 600, 700)]
const shown = (segments: readonly SegmentContent[]) =>
  segments.map(({ id, startMs, endMs }) => `${id} ${startMs}-${endMs}`)

describe('edits of segments', () => {
  it('find the room that there is', () => {
    assert.deepEqual(roomAround(list, 150, 1000), { startMs: 100, endMs: 200 })
    assert.deepEqual(roomAround(list, 900, 1000), { startMs: 700, endMs: 1000 })
    assert.deepEqual(roomAround(list, 300, 1000, 'b'), { startMs: 100, endMs: 600 })
  })

  it('cut away what a new segment covers', () => {
    const added = withSegment(list, segment('n', 50, 300), () => 'x')
    assert.deepEqual(shown(added), ['a 0-50', 'n 50-300', 'b 300-500', 'c 600-700'])
    const inside = withSegment(list, segment('n', 300, 400), () => 'x')
    assert.deepEqual(shown(inside), ['a 0-100', 'b 200-300', 'n 300-400', 'x 400-500', 'c 600-700'])
    assert.equal(overlapsAny(list, segment('n', 100, 200)), false)
    assert.equal(overlapsAny(list, segment('n', 100, 201)), true)
    assert.equal(overlapsAny(list, segment('b', 200, 201)), false)
  })

  it('are the fewest steps, there and back', () => {
    const added = withSegment(list, segment('n', 50, 650), () => 'x')
    const there = stepsBetween(list, added)
    assert.deepEqual(
      [shown(there.deleted), shown(there.updated), shown(there.created)],
      [['b 200-500'], ['a 0-50', 'c 650-700'], ['n 50-650']],
    )
    const back = stepsBetween(added, list)
    assert.deepEqual(
      [shown(back.deleted), shown(back.updated), shown(back.created)],
      [['n 50-650'], ['a 0-100', 'c 600-700'], ['b 200-500']],
    )
    const recoloured = list.map(each => (each.id === 'a' ? segment('a', 0, 100, ['run']) : each))
    assert.deepEqual(shown(stepsBetween(list, recoloured).updated), ['a 0-100'])
    assert.deepEqual(stepsBetween(list, [...list]), { deleted: [], updated: [], created: [] })
  })

  it('let the one that makes room go first', () => {
    const moved = [segment('a', 0, 250), segment('b', 250, 500), segment('c', 600, 700)]
    assert.deepEqual(shown(stepsBetween(list, moved).updated), ['b 250-500', 'a 0-250'])
  })
})
