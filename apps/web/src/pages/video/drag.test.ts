import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { draggedTo } from './drag.ts'

const segment = { id: 'a', startMs: 200, endMs: 400, activityTypeIds: ['walk'], predictionId: null }
const room = { startMs: 100, endMs: 600 }
const snap = (time: number) => Math.round(time / 100) * 100
const stretch = ({ startMs, endMs }: { startMs: number; endMs: number }) => [startMs, endMs]

describe('dragging on the timeline', () => {
  it('makes a segment between two frames, either way round, as far as there is room', () => {
    const making = { at: 'making', originMs: 210, room, segment } as const
    assert.deepEqual(stretch(draggedTo(making, 480, snap)), [200, 500])
    assert.deepEqual(stretch(draggedTo(making, 20, snap)), [100, 200])
    assert.deepEqual(stretch(draggedTo(making, 5000, snap)), [200, 600])
  })

  it('moves a segment without changing its length', () => {
    const moving = { at: 'moving', originMs: 250, room, segment } as const
    assert.deepEqual(stretch(draggedTo(moving, 340, snap)), [300, 500])
    assert.deepEqual(stretch(draggedTo(moving, 5000, snap)), [400, 600])
    assert.deepEqual(stretch(draggedTo(moving, -5000, snap)), [100, 300])
  })

  it('moves one edge, which never passes the other', () => {
    const start = { at: 'resizing', edge: 'start', room, segment } as const
    assert.deepEqual(stretch(draggedTo(start, 20, snap)), [100, 400])
    assert.equal(draggedTo(start, 590, snap).startMs < 400, true)
    const end = { ...start, edge: 'end' } as const
    assert.deepEqual(stretch(draggedTo(end, 5000, snap)), [200, 600])
    assert.deepEqual(stretch(draggedTo(end, 0, snap)), [200, 201])
  })
})
