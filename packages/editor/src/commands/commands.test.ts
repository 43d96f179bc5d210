import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Hands, openHands, spotLabel } from '../testing/driver.ts'
import { spotKit } from '../testing/spot-kit.ts'
import { combinationOf, combinationTitle } from './combination.ts'

function openSpots() {
  return openHands({
    kits: [spotKit],
    labels: [
      spotLabel('a', 20, 20, { zIndex: 0 }),
      spotLabel('b', 24, 24, { zIndex: 1 }),
      spotLabel('far', 150, 50, { zIndex: 2 }),
      spotLabel('c', 28, 28, { zIndex: 3 }),
    ],
  })
}

const order = (hands: Hands) =>
  hands.editor.document
    .labels()
    .map(label => label.id)
    .join(' ')
const leftOf = (hands: Hands, id: string) => hands.label(id).geometry.left

describe('copies', () => {
  it('are pasted a step further each time, in front and selected', () => {
    const hands = openSpots()
    hands.editor.selection.set(['a'])
    hands.key('mod+c').key('mod+v').key('mod+v').expectSelected('made-2')
    assert.deepEqual([leftOf(hands, 'made-1'), leftOf(hands, 'made-2')], [30, 40])
    assert.equal(order(hands), 'a b far c made-1 made-2')
  })

  it('go along to the next image, and stay on it', () => {
    const hands = openSpots()
    hands.editor.selection.set(['far'])
    hands.key('mod+c')
    hands.editor.document.open({ id: 'next', size: { width: 100, height: 40 } }, [])
    hands.key('mod+v')
    assert.deepEqual(hands.onlyLabel().geometry, { left: 90, top: 30, right: 100, bottom: 40 })
  })

  it('are made at once by duplicate', () => {
    const hands = openSpots()
    hands.editor.selection.set(['a', 'b'])
    hands.key('mod+d').expectSelected('made-1', 'made-2')
    hands.key('mod+z').expectSelected()
  })
})

describe('order', () => {
  it('brings to the front and sends to the back', () => {
    const hands = openSpots()
    hands.editor.selection.set(['a'])
    assert.equal(order(hands.key('shift+PageUp')), 'b far c a')
    assert.equal(order(hands.key('shift+PageDown')), 'a b far c')
  })

  it('steps past the next label that it overlaps', () => {
    const hands = openSpots()
    hands.editor.selection.set(['b'])
    const before = hands.label('far')
    hands.key('PageUp')
    assert.ok(hands.label('b').zIndex > hands.label('c').zIndex)
    assert.equal(hands.label('far'), before, 'labels that it does not overlap keep their number')
    hands.key('PageDown').key('PageDown')
    assert.ok(hands.label('b').zIndex < hands.label('a').zIndex)
  })

  it('works among labels that all have the same number', () => {
    const labels = ['a', 'b', 'c'].map((id, at) => spotLabel(id, 20 + at * 2, 20))
    const hands = openHands({ kits: [spotKit], labels })
    hands.editor.selection.set(['a'])
    assert.equal(order(hands.key('PageUp')), 'b a c')
    assert.equal(order(hands.key('PageUp')), 'b c a')
  })
})

describe('classes', () => {
  it('are given to the selection by the number keys', () => {
    const hands = openSpots()
    hands.editor.selection.set(['a', 'b'])
    hands.key('2')
    assert.deepEqual([hands.label('a').classId, hands.label('b').classId], ['tree', 'tree'])
    assert.equal(hands.editor.classes.active()?.id, 'tree')
  })

  it('are chosen for the next label while drawing, and the last one keeps its class', () => {
    const hands = openSpots().use('spot').click(100, 50)
    hands.editor.selection.set(['made-1'])
    hands.key('2').click(120, 50)
    assert.deepEqual([hands.label('made-1').classId, hands.label('made-2').classId], ['car', 'tree'])
  })

  it('that are not there do nothing', () => {
    const hands = openSpots()
    hands.editor.selection.set(['a'])
    assert.equal(hands.editor.pressKey({ key: '7', shift: false, alt: false, mod: false }), false)
  })
})

describe('nudges', () => {
  it('move by a pixel, by ten with Shift, and are undone as one', () => {
    const hands = openSpots()
    hands.editor.selection.set(['a'])
    hands.key('ArrowRight').key('ArrowRight').key('shift+ArrowRight')
    assert.equal(leftOf(hands, 'a'), 32)
    hands.key('mod+z')
    assert.equal(leftOf(hands, 'a'), 20)
  })

  it('stop at the edge', () => {
    const hands = openSpots()
    hands.editor.selection.set(['far'])
    for (let times = 0; times < 6; times++) hands.key('shift+ArrowRight')
    assert.equal(leftOf(hands, 'far'), 190)
  })
})

describe('objects', () => {
  it('are walked through from the front with Tab', () => {
    const hands = openSpots().key('Tab').expectSelected('c').key('Tab').expectSelected('far')
    hands.key('shift+Tab').expectSelected('c').key('shift+Tab').expectSelected('a')
  })

  it('are deleted, but not when locked', () => {
    const hands = openSpots()
    hands.editor.visibility.setLocked(['b'], true)
    hands.editor.selection.set(['a', 'b'])
    assert.equal(order(hands.key('Delete')), 'b far c')
  })
})

describe('the list', () => {
  it('takes commands of the host, whose keys win, and gives them back', () => {
    const hands = openSpots()
    let ran = 0
    const next = {
      name: 'next image',
      title: 'Next image',
      group: 'Image' as const,
      key: ['f'],
      run: () => {
        ran++
      },
      enabled: () => true,
    }
    const remove = hands.editor.commands.add([next])
    hands.key('f')
    remove()
    hands.key('f')
    assert.equal(ran, 1)
  })

  it('has no name and no key twice', () => {
    const commands = openSpots().editor.commands.all()
    const names = commands.map(command => command.name)
    const keys = commands.flatMap(command => command.key)
    assert.deepEqual(names, [...new Set(names)])
    assert.deepEqual(keys, [...new Set(keys)])
  })
})

describe('key combinations', () => {
  it('name modifiers in one order, and Shift only where it is not part of the letter', () => {
    const none = { shift: false, alt: false, mod: false }
    assert.equal(combinationOf({ ...none, key: 'Z', shift: true, mod: true }), 'mod+shift+z')
    assert.equal(combinationOf({ ...none, key: '+', shift: true }), '+')
    assert.equal(combinationOf({ ...none, key: 'ArrowUp', alt: true }), 'alt+ArrowUp')
  })

  it('read well', () => {
    assert.equal(combinationTitle('mod+shift+z', false), 'Ctrl+Shift+Z')
    assert.equal(combinationTitle('mod++', true), '⌘+')
  })
})
