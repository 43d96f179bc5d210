import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Label } from '@gesso/core'
import { insidesOf } from '../create-editor.ts'
import type { ShapeKit } from '../shape-kit.ts'
import { openHands, spotLabel } from '../testing/driver.ts'
import {
  type RecordingContext,
  recordingSurface,
  recordingSurroundings,
} from '../testing/recording-context.ts'
import { spotKit } from '../testing/spot-kit.ts'
import { createPainter } from './painter.ts'

const size = { width: 200, height: 100 }

/** Left edges of the spots painted, in the order they were painted. */
function spotsIn(context: RecordingContext): readonly unknown[] {
  return context.calls
    .filter(([name, , , width]) => name === 'fillRect' && width === 10)
    .map(([, left]) => left)
}

function openPainted(labels: readonly Label[], kit: ShapeKit = spotKit) {
  const hands = openHands({ kits: [kit], labels, size })
  const still = recordingSurface(size.width, size.height)
  const live = recordingSurface(size.width, size.height)
  const surroundings = recordingSurroundings()
  let wanted = 0
  const painter = createPainter(
    hands.editor,
    insidesOf(hands.editor).labels,
    { still, live },
    surroundings,
    () => wanted++,
  )
  painter.finish()
  const bitmaps = () => surroundings.made.flatMap(surface => spotsIn(surface.context))
  const cleared = () =>
    surroundings.made.flatMap(({ context }) =>
      context.calls.filter(([name]) => name === 'clearRect').map(([, , , width]) => width),
    )
  const forget = () => {
    for (const surface of [still, live, ...surroundings.made]) surface.context.forget()
  }
  const [whole] = bitmaps().length > 0 ? [bitmaps()] : [[]]
  forget()
  return { hands, painter, still, live, bitmaps, cleared, forget, first: whole, frames: () => wanted }
}

const spread = [
  spotLabel('a', 20, 20, { zIndex: 2 }),
  spotLabel('b', 100, 20, { zIndex: 1 }),
  spotLabel('c', 22, 24),
]

describe('the still layer', () => {
  it('paints all labels once, back to front, and then rests', () => {
    const { painter, bitmaps, first } = openPainted(spread)
    assert.deepEqual(first, [22, 100, 20])
    assert.equal(painter.frame(), false)
    assert.deepEqual(bitmaps(), [])
  })

  it('leaves out what is not in view', () => {
    const { hands, painter, bitmaps } = openPainted(spread)
    hands.editor.camera.zoomTo(8, [105, 25])
    painter.finish()
    assert.deepEqual(bitmaps(), [100])
  })

  it('copies its bitmap while the view moves, and paints no label', () => {
    const { hands, painter, still, bitmaps } = openPainted(spread)
    hands.editor.camera.panBy(7, 3)
    painter.frame()
    assert.deepEqual(bitmaps(), [])
    const copies = still.context.calls.filter(([name]) => name === 'drawImage')
    assert.deepEqual(
      copies.map(([, , x, y]) => [x, y]),
      [[-50 + 7, -25 + 3]],
    )
  })

  it('shows the old bitmap stretched while zooming, and a sharp one in the end', () => {
    const { hands, painter, still, bitmaps, forget } = openPainted(spread)
    hands.editor.camera.zoomTo(2, [0, 0])
    painter.frame()
    const copy = still.context.calls.find(([name]) => name === 'drawImage')
    assert.deepEqual(copy?.slice(4), [600, 300])
    forget()
    painter.finish()
    assert.deepEqual(bitmaps().length > 0 || still.context.calls.length > 0, true)
    const last = still.context.calls.findLast(([name]) => name === 'drawImage')
    assert.deepEqual(last?.slice(4), [300, 150])
  })

  it('paints ten thousand labels in slices', () => {
    const many = Array.from({ length: 10_000 }, (_, at) => spotLabel(`l${at}`, at % 190, at % 90))
    const { hands, painter } = openPainted(many)
    hands.editor.camera.zoomTo(1.5, [0, 0])
    let frames = 0
    while (painter.frame()) frames++
    assert.ok(frames > 3, `${frames} frames`)
  })

  it('repaints only around a label that changes', () => {
    const { hands, painter, bitmaps } = openPainted(spread)
    const label = hands.label('a')
    const changed = { ...label, classId: 'tree' }
    hands.editor.document.commit('Class', { added: [], updated: [[label, changed]], removed: [] })
    painter.frame()
    assert.deepEqual(new Set(bitmaps()), new Set([22, 20]), 'the label and the one it overlaps')
  })

  it('leaves hidden labels out', () => {
    const { hands, painter, bitmaps } = openPainted(spread)
    hands.editor.visibility.setHidden(['b'], true)
    painter.finish()
    assert.deepEqual(bitmaps(), [22, 20])
  })
})

describe('a label that is painted past its bounds', () => {
  const far: ShapeKit = { ...spotKit, reach: 70 }

  it('is painted over wherever it reaches when it, or one beside it, changes', () => {
    const changedBeside = (kit: ShapeKit) => {
      const { hands, painter, bitmaps } = openPainted(spread, kit)
      const label = hands.label('a')
      const changed = { ...label, classId: 'tree' }
      hands.editor.document.commit('Class', { added: [], updated: [[label, changed]], removed: [] })
      painter.frame()
      return new Set(bitmaps())
    }
    assert.deepEqual(changedBeside(spotKit), new Set([22, 20]))
    assert.deepEqual(changedBeside(far), new Set([22, 20, 100]))
  })

  it('is painted over also when it was the last of its kind', () => {
    const { hands, painter, cleared } = openPainted(spread.slice(0, 1), far)
    hands.editor.document.commit('Delete', { added: [], updated: [], removed: [hands.label('a')] })
    painter.frame()
    assert.deepEqual(cleared(), [70 + 10 + 70])
  })

  it('is no mere dot, however small it is', () => {
    const painted = (kit: ShapeKit) => {
      const { hands, painter, bitmaps } = openPainted(spread, kit)
      hands.editor.camera.zoomTo(0.1, [0, 0])
      painter.finish()
      return bitmaps().length
    }
    assert.equal(painted(spotKit), 0)
    assert.equal(painted(far), spread.length)
  })
})

describe('the live layer', () => {
  it('paints the label under the hand, which the still layer lets go', () => {
    const { hands, painter, live, bitmaps, forget } = openPainted(spread)
    hands.press(105, 25)
    painter.frame()
    forget()
    hands.drag(125, 25)
    painter.frame()
    assert.deepEqual(bitmaps(), [], 'nothing overlaps it')
    assert.deepEqual(spotsIn(live.context), [120])
    forget()
    hands.drag(135, 25)
    painter.frame()
    assert.deepEqual([bitmaps(), spotsIn(live.context)], [[], [130]], 'the still layer is left alone')
    forget()
    hands.release()
    painter.frame()
    assert.deepEqual(bitmaps(), [130])
  })

  it('asks for a frame when anything changes, and not before', () => {
    const { hands, frames } = openPainted(spread)
    const before = frames()
    hands.editor.notice()
    assert.equal(frames(), before)
    hands.editor.selection.set(['a'])
    assert.ok(frames() > before)
  })
})
