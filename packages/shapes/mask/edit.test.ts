import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { maskArea, maskFromStroke, maskUnion, sameMask } from '@gesso/core'
import { openHands, testLabel } from '@gesso/editor/testing'
import { shapeKits } from '../editing.ts'
import type { MaskGeometry } from './shape.ts'

const size = { width: 200, height: 100 }

function openBrush(radius = 5) {
  const hands = openHands({ kits: shapeKits })
  hands.editor.tools.setBrushRadius(radius)
  return hands.use('brush')
}

function maskOf(geometry: Readonly<Record<string, unknown>>): MaskGeometry {
  assert.ok(Array.isArray(geometry.counts))
  return geometry as MaskGeometry
}

const path = (fromX: number, toX: number, y: number) =>
  [0, 0.25, 0.5, 0.75, 1].map(t => [fromX + (toX - fromX) * t, y] as const)

describe('the brush', () => {
  it('paints a mask of the pixels that the stroke covers', () => {
    const hands = openBrush()
    hands.press(30, 50).drag(90, 50).expectIn('brush.painting').release()
    const painted = maskOf(hands.onlyLabel().geometry)
    assert.ok(sameMask(painted, maskFromStroke(path(30, 90, 50), 5, size)))
    hands.expectSelected(hands.onlyLabel().id)
  })

  it('adds the next stroke to the mask it began', () => {
    const hands = openBrush()
    hands.press(30, 50).drag(90, 50).release().press(30, 20).drag(90, 20).release()
    const painted = maskOf(hands.onlyLabel().geometry)
    const expected = maskUnion(
      maskFromStroke(path(30, 90, 50), 5, size),
      maskFromStroke(path(30, 90, 20), 5, size),
    )
    assert.ok(sameMask(painted, expected))
  })

  it('begins another mask once the first is let go, or another class is chosen', () => {
    const hands = openBrush()
    hands.click(30, 50).key('Escape').click(60, 50).key('2').click(90, 50)
    const labels = hands.editor.document.labels()
    assert.deepEqual(
      labels.map(label => label.classId),
      ['car', 'car', 'tree'],
    )
  })

  it('erases with the second button, and removes what is erased whole', () => {
    const hands = openBrush()
    hands.click(30, 50)
    const before = maskArea(maskOf(hands.onlyLabel().geometry))
    hands.press(34, 50, 'second').expectIn('brush.erasing').release()
    assert.ok(maskArea(maskOf(hands.onlyLabel().geometry)) < before)
    hands.editor.tools.setBrushRadius(20)
    hands.press(30, 50, 'second').release()
    assert.equal(hands.editor.document.labels().length, 0)
    hands.key('mod+z')
    assert.ok(hands.onlyLabel())
  })

  it('erases with X, and nothing where there is no mask', () => {
    const hands = openBrush()
    hands.click(30, 50).key('x').press(150, 50).release()
    assert.equal(maskArea(maskOf(hands.onlyLabel().geometry)), maskArea(maskFromStroke([[30, 50]], 5, size)))
    hands.editor.selection.clear()
    hands.press(150, 50).expectIn('brush.idle').release()
  })

  it('draws straight with Shift', () => {
    const hands = openBrush()
    hands.holding({ shift: true }).press(30, 20).drag(90, 20).drag(90, 80).release()
    const straight = maskFromStroke(
      [
        [30, 20],
        [90, 80],
      ],
      5,
      size,
    )
    assert.ok(sameMask(maskOf(hands.onlyLabel().geometry), straight))
  })

  it('changes its size with the bracket keys', () => {
    const hands = openBrush(10).key(']')
    assert.equal(hands.editor.tools.brushRadius(), 12)
    hands.key('[')
    assert.equal(hands.editor.tools.brushRadius(), 10)
  })

  it('leaves the mask as it was on Escape', () => {
    const hands = openBrush()
    hands.click(30, 50)
    const before = hands.onlyLabel().geometry
    hands.press(60, 50).drag(90, 50).key('Escape').release()
    assert.equal(hands.onlyLabel().geometry, before)
    assert.equal(hands.editor.document.drafts().size, 0)
  })

  it('paints on top of what another person painted meanwhile', () => {
    const hands = openBrush()
    hands.click(30, 50)
    const mine = hands.onlyLabel()
    hands.press(60, 50).drag(80, 50)
    const theirs = { ...mine, version: 7, geometry: { ...maskFromStroke([[120, 50]], 5, size) } }
    hands.editor.document.receive({ added: [], updated: [[mine, theirs]], removed: [] })
    hands.release()
    const both = maskUnion(maskFromStroke([[120, 50]], 5, size), maskFromStroke(path(60, 80, 50), 5, size))
    assert.ok(sameMask(maskOf(hands.onlyLabel().geometry), both))
  })

  it('works on a selected mask whatever tool made it', () => {
    const geometry = { ...maskFromStroke([[30, 50]], 5, size) }
    const hands = openHands({ kits: shapeKits, labels: [testLabel({ id: 'a', shape: 'mask', geometry })] })
    hands.click(30, 50).expectSelected('a').use('brush').click(60, 50)
    assert.equal(hands.onlyLabel().id, 'a')
  })
})
