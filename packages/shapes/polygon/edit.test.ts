import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openHands, testLabel } from '@gesso/editor/testing'
import { shapeKits } from '../editing.ts'

const square = testLabel({
  id: 'a',
  shape: 'polygon',
  geometry: {
    rings: [
      [
        [20, 20],
        [80, 20],
        [80, 80],
        [20, 80],
      ],
    ],
  },
})

const triangle = {
  rings: [
    [
      [20, 20],
      [80, 20],
      [50, 80],
    ],
  ],
}

describe('the polygon tool', () => {
  it('places corners by clicks and closes on the first', () => {
    const hands = openHands({ kits: shapeKits })
    hands.use('polygon').click(20, 20).expectIn('polygon.placing').click(80, 20).click(50, 80).click(22, 22)
    assert.deepEqual(hands.expectIn('polygon.idle').onlyLabel().geometry, triangle)
  })

  it('closes on Enter', () => {
    const hands = openHands({ kits: shapeKits })
    hands.use('polygon').click(20, 20).click(80, 20).click(50, 80).key('Enter')
    assert.deepEqual(hands.onlyLabel().geometry, triangle)
  })

  it('closes on a double click, whose two clicks make one corner', () => {
    const hands = openHands({ kits: shapeKits })
    hands.use('polygon').click(20, 20).click(80, 20).doubleClick(50, 80)
    assert.deepEqual(hands.onlyLabel().geometry, triangle)
  })

  it('takes the last corner back on Backspace, and the first one too', () => {
    const hands = openHands({ kits: shapeKits })
    hands.use('polygon').click(20, 20).click(80, 20).click(90, 90).key('Backspace').click(50, 80).key('Enter')
    assert.deepEqual(hands.onlyLabel().geometry, triangle)
    hands.click(10, 10).key('Backspace').expectIn('polygon.idle')
  })

  it('deletes no label while Backspace takes corners back', () => {
    const hands = openHands({ kits: shapeKits, labels: [square] })
    hands.editor.selection.set(['a'])
    hands
      .use('polygon')
      .click(120, 20)
      .click(150, 20)
      .key('Backspace')
      .key('Backspace')
      .expectIn('polygon.idle')
    hands.label('a')
  })

  it('draws freely while the button is held, and goes on with clicks', () => {
    const hands = openHands({ kits: shapeKits })
    hands
      .use('polygon')
      .press(20, 20)
      .drag(80, 20)
      .expectIn('polygon.freehand')
      .release()
      .expectIn('polygon.placing')
    hands.click(50, 80).key('Enter')
    assert.deepEqual(hands.onlyLabel().geometry, {
      rings: [
        [
          [20, 20],
          [35, 20],
          [50, 20],
          [65, 20],
          [80, 20],
          [50, 80],
        ],
      ],
    })
  })

  it('refuses to close what has no area, and says so', () => {
    const hands = openHands({ kits: shapeKits })
    hands.use('polygon').click(20, 20).click(80, 20).key('Enter').expectIn('polygon.placing')
    assert.match(hands.editor.notice() ?? '', /3 are needed/)
    assert.equal(hands.editor.document.labels().length, 0)
  })

  it('leaves nothing behind on Escape or when another tool is taken', () => {
    const hands = openHands({ kits: shapeKits })
    hands.use('polygon').click(20, 20).key('Escape').expectIn('polygon.idle').click(20, 20)
    hands.use('select').use('polygon').expectIn('polygon.idle')
    assert.equal(hands.editor.document.labels().length, 0)
  })
})

describe("a polygon's corners", () => {
  it('move', () => {
    const hands = openHands({ kits: shapeKits, labels: [square] })
    hands.click(50, 50).press(80, 80).drag(95, 90).expectIn('select.reshaping').release()
    assert.deepEqual(hands.label('a').geometry, {
      rings: [
        [
          [20, 20],
          [80, 20],
          [95, 90],
          [20, 80],
        ],
      ],
    })
  })

  it('are inserted where an edge is dragged', () => {
    const hands = openHands({ kits: shapeKits, labels: [square] })
    hands.click(50, 50).press(50, 20).drag(50, 5).release()
    assert.deepEqual(hands.label('a').geometry, {
      rings: [
        [
          [20, 20],
          [50, 5],
          [80, 20],
          [80, 80],
          [20, 80],
        ],
      ],
    })
  })

  it('are removed by Alt and a click, or by Delete under the pointer', () => {
    const hands = openHands({ kits: shapeKits, labels: [square] })
    hands.click(50, 50).holding({ alt: true }).click(20, 20)
    assert.deepEqual(hands.label('a').geometry, {
      rings: [
        [
          [80, 20],
          [80, 80],
          [20, 80],
        ],
      ],
    })
    hands.holding({}).move(80, 20).key('Delete')
    assert.equal(
      (hands.label('a').geometry.rings as unknown[][])[0]?.length,
      3,
      'a triangle keeps its corners',
    )
  })

  it('are left alone when the polygon is too small to tell them apart', () => {
    const hands = openHands({ kits: shapeKits, labels: [square] })
    hands.editor.camera.zoomTo(0.25, [0, 0])
    hands.click(12, 12).press(20, 20).drag(30, 21.25).expectIn('select.moving').release()
    assert.deepEqual(hands.label('a').geometry, {
      rings: [
        [
          [60, 25],
          [120, 25],
          [120, 85],
          [60, 85],
        ],
      ],
    })
  })
})
