import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Point } from '@gesso/core'
import { openHands, recordingContext, testLabel } from '@gesso/editor/testing'
import { lineOf } from '@gesso/shapes'
import { shapeKits } from '../editing.ts'
import { polylineKit } from './edit.ts'

const lane: Point[] = [
  [20, 20],
  [80, 20],
  [80, 70],
]

function openLane() {
  const label = testLabel({ id: 'a', shape: 'polyline', geometry: { points: lane } })
  return openHands({ kits: shapeKits, labels: [label] })
}

describe('the line tool', () => {
  it('places points by clicks and ends on Enter, without joining the ends', () => {
    const hands = openHands({ kits: shapeKits }).key('l')
    hands.click(20, 20).expectIn('polyline.placing').click(80, 20).click(80, 70)
    const label = hands.key('Enter').expectIn('polyline.idle').onlyLabel()
    assert.deepEqual([label.shape, label.tool], ['polyline', 'polyline'])
    assert.deepEqual(lineOf(label), lane)
    hands.expectSelected(label.id)
    assert.equal(hands.editor.history.undoName(), 'Draw line')
  })

  it('ends on a double click, whose two clicks place one point', () => {
    const hands = openHands({ kits: shapeKits }).use('polyline')
    hands.click(20, 20).doubleClick(80, 20).expectIn('polyline.idle')
    assert.deepEqual(lineOf(hands.onlyLabel()), lane.slice(0, 2))
  })

  it('goes on over its first point, so that a line may come back to where it began', () => {
    const hands = openHands({ kits: shapeKits }).use('polyline')
    hands.click(20, 20).click(80, 20).click(80, 70).click(20, 20).expectIn('polyline.placing').key('Enter')
    assert.deepEqual(lineOf(hands.onlyLabel()), [...lane, [20, 20]])
  })

  it('does not end with a single point, and says why', () => {
    const hands = openHands({ kits: shapeKits }).use('polyline')
    hands.click(20, 20).key('Enter').expectIn('polyline.placing')
    assert.match(hands.editor.notice() ?? '', /line cannot be ended: it has fewer than 2 points/)
    assert.equal(hands.editor.document.labels().length, 0)
  })

  it('draws freely while the button is held, and takes back the last point with Backspace', () => {
    const hands = openHands({ kits: shapeKits }).use('polyline')
    hands.press(20, 20).drag(60, 20).expectIn('polyline.freehand').release().expectIn('polyline.placing')
    hands.click(90, 50).key('Backspace').key('Enter')
    const line = lineOf(hands.onlyLabel()) ?? []
    assert.ok(line.length > 3)
    assert.deepEqual(line.at(-1), [60, 20])
  })
})

describe('a line under the select tool', () => {
  it('is taken by its pieces alone, moved, and undone in one step', () => {
    const hands = openLane().click(40, 50).expectSelected().click(50, 20).expectSelected('a')
    hands.click(150, 90).expectSelected().press(50, 20).drag(60, 25).expectIn('select.moving').release()
    assert.deepEqual(
      lineOf(hands.label('a')),
      lane.map(([x, y]) => [x + 10, y + 5]),
    )
    hands.key('mod+z')
    assert.deepEqual(lineOf(hands.label('a')), lane)
  })

  it('is reshaped by a point, gets one where a piece is dragged or double clicked', () => {
    const hands = openLane().click(50, 20)
    hands.press(80, 70).drag(90, 80).expectIn('select.reshaping').release()
    assert.deepEqual(lineOf(hands.label('a'))?.at(-1), [90, 80])
    hands.press(50, 20).drag(50, 10).release()
    assert.deepEqual(lineOf(hands.label('a'))?.[1], [50, 10])
    hands.doubleClick(30, 17)
    assert.equal(lineOf(hands.label('a'))?.length, 5)
  })

  it('loses the point under the pointer with Delete, but not its last two', () => {
    const hands = openLane().click(50, 20)
    hands.move(80, 20).key('Delete')
    assert.deepEqual(lineOf(hands.label('a')), [lane[0], lane[2]])
    hands.move(80, 70).key('Delete')
    assert.equal(lineOf(hands.label('a'))?.length, 2)
  })

  it('is painted open and without an inside', () => {
    const context = recordingContext()
    const look = {
      line: 'red',
      inside: '',
      rgb: [0, 0, 0],
      alpha: 1,
      lineWidth: 2,
      emphasis: 'none',
    } as const
    const brush = { context, look, unit: 1, tiles: { tile: () => null }, newTileCanvas: () => null }
    polylineKit.paint({ points: lane }, { ...brush, schemaOf: () => undefined })
    assert.deepEqual(
      context.calls.map(([name]) => name),
      ['beginPath', 'moveTo', 'lineTo', 'lineTo', 'stroke'],
    )
  })
})
