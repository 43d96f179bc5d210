import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Point } from '@gesso/core'
import { openHands, testLabel } from '@gesso/editor/testing'
import { cuboidOf } from '@gesso/shapes'
import { shapeKits } from '../editing.ts'

const front: Point[] = [
  [20, 80],
  [80, 80],
  [80, 40],
  [20, 40],
]

const moved = (dx: number, dy: number) => front.map(([x, y]): Point => [x + dx, y + dy])

const open = () => openHands({ kits: shapeKits }).key('u')

describe('the cuboid tool', () => {
  it('draws the front by a drag, then the depth by a click', () => {
    const hands = open().press(20, 40).expectIn('cuboid.pressing').drag(80, 80).expectIn('cuboid.dragging')
    hands.release().expectIn('cuboid.deepening').move(100, 60)
    assert.equal(hands.editor.document.labels().length, 0)
    const label = hands.click(110, 60).expectIn('cuboid.idle').onlyLabel()
    assert.deepEqual([label.shape, label.tool], ['cuboid', 'cuboid'])
    assert.deepEqual(label.geometry, {
      points: [...front, ...moved(30, -20)],
      faces: { front: [0, 1, 2, 3], side: [1, 2, 6, 5], back: [6, 7, 4, 5] },
    })
    hands.expectSelected(label.id).key('mod+z')
    assert.equal(hands.editor.document.labels().length, 0, 'is one mark of history')
  })

  it('takes the left side for its side when the back lies to the left, whichever way the front was dragged', () => {
    const hands = open().press(80, 80).drag(20, 40).release().move(5, 30).key('Enter')
    const { points, faces } = cuboidOf(hands.onlyLabel()) ?? assert.fail()
    assert.deepEqual(points, [...front, ...moved(-15, -10)])
    assert.deepEqual(faces.side, [0, 3, 7, 4])
  })

  it('keeps the back on the image', () => {
    const hands = open().press(120, 40).drag(180, 80).release().click(199, 1)
    const { points } = cuboidOf(hands.onlyLabel()) ?? assert.fail()
    assert.deepEqual(points[6], [199, 0])
    assert.deepEqual(points[4], [139, 40])
  })

  it('waits for a depth, and says so', () => {
    const hands = open().press(20, 40).drag(80, 80).release()
    hands.key('Enter').expectIn('cuboid.deepening').click(81, 80).expectIn('cuboid.deepening')
    assert.match(hands.editor.notice() ?? '', /no depth/)
    assert.equal(hands.editor.document.labels().length, 0)
    hands.key('Escape').expectIn('cuboid.idle')
  })

  it('draws nothing on a click or along a line', () => {
    const hands = open().click(20, 40).expectIn('cuboid.idle')
    hands.press(20, 40).drag(80, 40).release().expectIn('cuboid.idle')
  })
})

describe('a cuboid under the select tool', () => {
  const faces = { front: [0, 1, 2, 3], side: [1, 2, 4, 5] }
  const label = testLabel({
    id: 'a',
    shape: 'cuboid',
    geometry: { points: [...front, ...moved(30, -20)], faces },
  })

  it('is moved by its inside, and a corner alone by itself; its faces stay', () => {
    const hands = openHands({ kits: shapeKits, labels: [label] })
    hands.press(50, 60).drag(55, 50).expectIn('select.moving').release()
    assert.deepEqual(cuboidOf(hands.label('a'))?.points, [...moved(5, -10), ...moved(35, -30)])
    hands.press(115, 50).drag(120, 45).expectIn('select.reshaping').release()
    const { points, faces: left } = cuboidOf(hands.label('a')) ?? assert.fail()
    assert.deepEqual(points, [...moved(5, -10), ...moved(35, -30).with(1, [120, 45])])
    assert.deepEqual(left, faces)
  })

  it('neither gets nor loses a corner', () => {
    const hands = openHands({ kits: shapeKits, labels: [label] })
    hands.click(50, 60).doubleClick(50, 80).move(20, 80).key('Delete')
    assert.deepEqual(hands.label('a').geometry, label.geometry)
  })
})
