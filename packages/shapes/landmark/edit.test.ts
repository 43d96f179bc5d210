import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Hands, openHands, recordingContext, testLabel } from '@gesso/editor/testing'
import { landmarksOf } from '@gesso/shapes'
import { shapeKits } from '../editing.ts'
import { landmarkKit } from './edit.ts'

const nose = testLabel({
  id: 'nose',
  shape: 'landmark',
  geometry: {
    points: [
      { x: 20, y: 20, number: 1 },
      { x: 60, y: 20, number: 2, visible: false },
      { x: 60, y: 60, number: 6 },
    ],
  },
})

const open = (labels = [nose]) => openHands({ kits: shapeKits, labels }).key('n')
const hint = (hands: Hands) => hands.editor.tools.running().hint() ?? ''

function drawn(hands: Hands, id = 'made-1') {
  return landmarksOf(hands.label(id))?.map(({ x, y, number, visible }) => [x, y, number, visible])
}

describe('the landmark tool', () => {
  it('numbers points from 1 and ends on Enter', () => {
    const hands = open([])
    assert.match(hint(hands), /^Point 1: click where it is\.$/)
    hands.click(30, 30).expectIn('landmark.placing')
    assert.match(hint(hands), /^Point 2:/)
    const label = hands.click(90, 40).key('Enter').expectIn('landmark.idle').onlyLabel()
    assert.deepEqual(drawn(hands), [
      [30, 30, 1, true],
      [90, 40, 2, true],
    ])
    assert.deepEqual([label.shape, label.tool], ['landmark', 'landmark'])
    hands.expectSelected(label.id).key('mod+z')
    assert.equal(hands.editor.document.labels().length, 0, 'is one mark of history')
  })

  it('goes on numbering where another label ends, or begins again with Shift', () => {
    const hands = open()
    assert.match(hint(hands), /^Point 7:.*Shift/)
    hands.click(100, 30).click(120, 30).key('Enter')
    assert.deepEqual(
      drawn(hands)?.map(([, , number]) => number),
      [7, 8],
    )
    hands.holding({ shift: true }).click(150, 30).holding({}).doubleClick(170, 30)
    assert.deepEqual(
      drawn(hands, 'made-2')?.map(([x, , number]) => [x, number]),
      [
        [150, 1],
        [170, 2],
      ],
    )
  })

  it('places hidden points with Alt or O, and corrects one that is dragged', () => {
    const hands = open([])
    hands.holding({ alt: true }).click(30, 30).holding({}).click(90, 40).key('o')
    hands.press(31, 31).drag(40, 50).expectIn('landmark.holding').release().key('Enter')
    assert.deepEqual(drawn(hands), [
      [40, 50, 1, false],
      [90, 40, 2, false],
    ])
  })

  it('takes points back one by one, and leaves nothing behind when put down', () => {
    const hands = open([]).click(30, 30).click(90, 40).key('Backspace')
    assert.match(hint(hands), /^Point 2:/)
    hands.key('mod+z').expectIn('landmark.idle').click(30, 30).use('select')
    assert.equal(hands.editor.document.labels().length, 0)
  })
})

describe('a landmark under the select tool', () => {
  const openNose = () =>
    openHands({ kits: shapeKits, labels: [nose] })
      .click(60, 60)
      .expectSelected('nose')

  it('moves a point that is dragged, hides and shows it with O', () => {
    const hands = openNose().press(20, 20).drag(30, 35).expectIn('select.reshaping').release()
    hands.move(60, 20).key('o').move(60, 60).key('o')
    assert.deepEqual(drawn(hands, 'nose'), [
      [30, 35, 1, undefined],
      [60, 20, 2, true],
      [60, 60, 6, false],
    ])
  })

  it('loses the point under the pointer with Delete, the others keep their numbers; the last one stays', () => {
    const hands = openNose().move(60, 20).key('Delete').move(20, 20).key('Delete')
    assert.deepEqual(drawn(hands, 'nose'), [[60, 60, 6, undefined]])
    const { vertices } = landmarkKit
    const one = { points: [{ x: 60, y: 60, number: 6 }] }
    assert.equal(vertices?.removed(one, '0', hands.editor), undefined)
  })

  it('is painted with a dot and its digits for each point, none where the number is too long', () => {
    const strokesOf = (number: number) => {
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
      landmarkKit.paint({ points: [{ x: 10, y: 50, number }] }, { ...brush, schemaOf: () => undefined })
      assert.equal(context.calls.filter(([name]) => name === 'arc').length, 1)
      const places = context.calls.filter(([name]) => name === 'moveTo' || name === 'lineTo')
      const reach = landmarkKit.reach ?? 0
      for (const [, x, y] of places) assert.ok(Math.hypot(Number(x) - 10, Number(y) - 50) <= reach)
      return places.length
    }
    assert.ok(strokesOf(1) > 0 && strokesOf(11) === 2 * strokesOf(1))
    assert.ok(strokesOf(-8888) > strokesOf(888))
    assert.equal(strokesOf(888_888), 0)
  })
})
