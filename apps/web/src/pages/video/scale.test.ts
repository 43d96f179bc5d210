import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { panned, showing, ticksOf, zoomed } from './scale.ts'

describe('the view of a timeline', () => {
  const all = { startMs: 0, endMs: 10_000 }

  it('zooms around a time, and never beyond the video', () => {
    assert.deepEqual(zoomed(all, 0.5, 2000, 10_000), { startMs: 1000, endMs: 6000 })
    assert.deepEqual(zoomed({ startMs: 1000, endMs: 6000 }, 2, 2000, 10_000), all)
    assert.deepEqual(zoomed(all, 8, 2000, 10_000), all)
    assert.deepEqual(zoomed(all, 0.0001, 5000, 10_000), { startMs: 4900, endMs: 5100 })
    assert.deepEqual(zoomed({ startMs: 0, endMs: 50 }, 0.5, 10, 50), { startMs: 0, endMs: 50 })
  })

  it('stays inside when it is moved, and follows a time', () => {
    const view = { startMs: 1000, endMs: 3000 }
    assert.deepEqual(panned(view, -5000, 10_000), { startMs: 0, endMs: 2000 })
    assert.deepEqual(panned(view, 50_000, 10_000), { startMs: 8000, endMs: 10_000 })
    assert.equal(showing(view, 2000, 10_000), view)
    assert.deepEqual(showing(view, 5000, 10_000), { startMs: 3200, endMs: 5200 })
    assert.deepEqual(showing(view, 500, 10_000), { startMs: 300, endMs: 2300 })
  })

  it('names round times', () => {
    assert.deepEqual(ticksOf(all, 5), [0, 2000, 4000, 6000, 8000, 10_000])
    assert.deepEqual(ticksOf({ startMs: 1234, endMs: 1290 }, 6), [1240, 1250, 1260, 1270, 1280, 1290])
    assert.deepEqual(
      ticksOf({ startMs: 0, endMs: 86_400_000 }, 4),
      [0, 21_600_000, 43_200_000, 64_800_000, 86_400_000],
    )
  })
})
