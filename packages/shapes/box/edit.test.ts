import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openHands, testLabel } from '@gesso/editor/testing'
import { shapeKits } from '../editing.ts'

const boxLabel = (id: string, left: number, top: number, right: number, bottom: number) =>
  testLabel({ id, shape: 'box', geometry: { left, top, right, bottom } })

describe('the box tool', () => {
  it('draws a box of the active class by dragging, and selects it', () => {
    const hands = openHands({ kits: shapeKits })
    hands.editor.classes.activate('tree')
    hands.use('box').press(10, 10).expectIn('box.pressing').drag(60, 40).expectIn('box.dragging').release()
    const label = hands.expectIn('box.idle').onlyLabel()
    assert.deepEqual(label.geometry, { left: 10, top: 10, right: 60, bottom: 40 })
    assert.equal(label.classId, 'tree')
    assert.equal(label.tool, 'box')
    hands.expectSelected(label.id)
  })

  it('draws nothing on a click', () => {
    const hands = openHands({ kits: shapeKits })
    hands.use('box').press(10, 10).drag(11, 11).release()
    assert.equal(hands.editor.document.labels().length, 0)
  })

  it('keeps edges between pixels and inside the image', () => {
    const hands = openHands({ kits: shapeKits })
    hands.use('box').press(150.4, 80.6).drag(500, 400).release()
    assert.deepEqual(hands.onlyLabel().geometry, { left: 150, top: 81, right: 200, bottom: 100 })
  })

  it('draws a square with Shift and from the middle with Alt', () => {
    const hands = openHands({ kits: shapeKits })
    hands.use('box').holding({ shift: true, alt: true }).press(100, 50).drag(120, 60).release()
    assert.deepEqual(hands.onlyLabel().geometry, { left: 80, top: 30, right: 120, bottom: 70 })
  })

  it('leaves nothing behind on Escape', () => {
    const hands = openHands({ kits: shapeKits })
    hands.use('box').press(10, 10).drag(60, 40).key('Escape').expectIn('box.idle').release()
    assert.equal(hands.editor.document.labels().length, 0)
  })

  it('says what is missing when there is no class', () => {
    const hands = openHands({ kits: shapeKits })
    hands.editor.classes.set([])
    hands.use('box').press(10, 10).drag(60, 40).release()
    assert.equal(hands.editor.document.labels().length, 0)
    assert.match(hands.editor.notice() ?? '', /no class/)
  })

  it('cannot be taken up by those who may only look', () => {
    const hands = openHands({ kits: shapeKits })
    hands.editor.setMayEdit(false)
    hands.key('b').expectIn('select.idle')
  })
})

describe('a box under the select tool', () => {
  it('is resized by a corner, and undone in one step', () => {
    const hands = openHands({ kits: shapeKits, labels: [boxLabel('a', 10, 10, 60, 40)] })
    hands.click(30, 20).expectSelected('a').press(60, 40).drag(90, 70).expectIn('select.resizing').release()
    assert.deepEqual(hands.label('a').geometry, { left: 10, top: 10, right: 90, bottom: 70 })
    hands.key('mod+z')
    assert.deepEqual(hands.label('a').geometry, { left: 10, top: 10, right: 60, bottom: 40 })
  })

  it('keeps its ratio with Shift and its middle with Alt', () => {
    const hands = openHands({ kits: shapeKits, labels: [boxLabel('a', 80, 40, 120, 60)] })
    hands.click(100, 50).holding({ shift: true, alt: true }).press(120, 60).drag(140, 61).release()
    assert.deepEqual(hands.label('a').geometry, { left: 60, top: 30, right: 140, bottom: 70 })
  })

  it('never turns inside out', () => {
    const hands = openHands({ kits: shapeKits, labels: [boxLabel('a', 10, 10, 60, 60)] })
    hands.click(30, 20).press(60, 35).drag(0, 35).release()
    assert.deepEqual(hands.label('a').geometry, { left: 10, top: 10, right: 11, bottom: 60 })
  })
})
