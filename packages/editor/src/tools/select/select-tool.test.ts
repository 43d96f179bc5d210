import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openHands, spotLabel } from '../../testing/driver.ts'
import { spotKit } from '../../testing/spot-kit.ts'

function openSpots() {
  return openHands({
    kits: [spotKit],
    labels: [
      spotLabel('a', 20, 20, { zIndex: 0 }),
      spotLabel('b', 60, 20, { zIndex: 1 }),
      spotLabel('c', 64, 24, { zIndex: 2 }),
    ],
  })
}

const corner = (geometry: Readonly<Record<string, unknown>>) => [geometry.left, geometry.top]

describe('selecting', () => {
  it('takes the label in front, and another one instead', () => {
    openSpots().click(67, 27).expectSelected('c').click(25, 25).expectSelected('a')
  })

  it('adds and takes away with Shift', () => {
    const hands = openSpots().click(25, 25).holding({ shift: true })
    hands.click(62, 22).expectSelected('a', 'b').click(25, 25).expectSelected('b')
  })

  it('goes to the label below with Alt', () => {
    openSpots().click(67, 27).expectSelected('c').holding({ alt: true }).click(67, 27).expectSelected('b')
  })

  it('lets go on a click beside everything and on Escape', () => {
    const hands = openSpots().click(25, 25).click(150, 80).expectSelected()
    hands.click(25, 25).key('Escape').expectSelected()
  })

  it('takes what lies in the marquee, and adds it with Shift', () => {
    const hands = openSpots()
      .press(50, 10)
      .drag(90, 50)
      .expectIn('select.marquee')
      .release()
      .expectSelected('b', 'c')
    hands.holding({ shift: true }).press(10, 10).drag(40, 40).release().expectSelected('a', 'b', 'c')
  })

  it('sees through hidden and locked labels', () => {
    const hands = openSpots()
    hands.editor.visibility.setHidden(['c'], true)
    hands.click(67, 27).expectSelected('b')
    hands.editor.visibility.setLocked(['b'], true)
    hands.click(150, 80).click(67, 27).expectSelected()
  })

  it('narrows several to the one clicked, and keeps several that are dragged', () => {
    const hands = openSpots().key('mod+a').click(25, 25).expectSelected('a')
    hands.key('mod+a').press(25, 25).drag(35, 30).release().expectSelected('a', 'b', 'c')
    assert.deepEqual(corner(hands.label('b').geometry), [70, 25])
  })

  it('tells what the pointer is over', () => {
    const hands = openSpots().move(25, 25)
    assert.equal(hands.editor.selection.hovered(), 'a')
    assert.equal(hands.move(150, 80).editor.selection.hovered(), null)
  })
})

describe('moving', () => {
  it('shows drafts while dragging and makes one edit on release', () => {
    const hands = openSpots().press(25, 25).drag(45, 35).expectIn('select.moving')
    assert.deepEqual(corner(hands.label('a').geometry), [20, 20], 'nothing is committed yet')
    assert.deepEqual(corner(hands.editor.document.drafts().get('a')?.geometry ?? {}), [40, 30])
    hands.release()
    assert.deepEqual(corner(hands.label('a').geometry), [40, 30])
    assert.equal(hands.editor.document.drafts().size, 0)
    assert.equal(hands.editor.history.undoName(), 'Move')
    hands.key('mod+z')
    assert.deepEqual(corner(hands.label('a').geometry), [20, 20])
    assert.equal(hands.editor.history.undoName(), null)
  })

  it('stays on the image', () => {
    const hands = openSpots().press(25, 25).drag(-500, 500).release()
    assert.deepEqual(corner(hands.label('a').geometry), [0, 90])
  })

  it('goes straight with Shift', () => {
    const hands = openSpots().click(25, 25).holding({ shift: true }).press(25, 25).drag(65, 35).release()
    assert.deepEqual(corner(hands.label('a').geometry), [60, 20])
  })

  it('leaves everything as it was on Escape', () => {
    const hands = openSpots().press(25, 25).drag(45, 35).key('Escape').expectIn('select.idle').release()
    assert.deepEqual(corner(hands.label('a').geometry), [20, 20])
    assert.equal(hands.editor.history.undoName(), null)
  })

  it('is not for those who may only look', () => {
    const hands = openSpots()
    hands.editor.setMayEdit(false)
    hands.press(25, 25).drag(45, 35).release()
    assert.deepEqual(corner(hands.label('a').geometry), [20, 20])
  })

  it('lets a label go that another person removes meanwhile', () => {
    const hands = openSpots().press(25, 25).drag(45, 35)
    hands.editor.document.receive({ added: [], updated: [], removed: [hands.label('a')] })
    hands.release()
    assert.equal(hands.editor.document.label('a'), undefined)
    assert.equal(hands.editor.history.undoName(), null)
  })

  it("keeps another person's class while the label is dragged", () => {
    const hands = openSpots().press(25, 25).drag(45, 35)
    const mine = hands.label('a')
    hands.editor.document.receive({
      added: [],
      updated: [[mine, { ...mine, classId: 'tree', version: 5 }]],
      removed: [],
    })
    hands.release()
    assert.equal(hands.label('a').classId, 'tree')
    assert.deepEqual(corner(hands.label('a').geometry), [40, 30])
  })
})

describe('resizing several', () => {
  it('stretches them together', () => {
    const hands = openSpots().click(25, 25).holding({ shift: true }).click(62, 22).holding({})
    hands.press(70, 30).drag(120, 40).expectIn('select.resizing').release()
    assert.deepEqual(hands.label('a').geometry, { left: 20, top: 20, right: 40, bottom: 40 })
    assert.deepEqual(hands.label('b').geometry, { left: 100, top: 20, right: 120, bottom: 40 })
  })
})
