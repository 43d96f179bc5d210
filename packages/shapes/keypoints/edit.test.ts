import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { EditorKeypointSchema } from '@gesso/editor'
import { type Hands, openHands, recordingContext, testLabel } from '@gesso/editor/testing'
import { pointsOf } from '@gesso/shapes'
import { shapeKits } from '../editing.ts'
import { keypointsKit } from './edit.ts'
import type { KeypointsGeometry } from './shape.ts'

const arm: EditorKeypointSchema = {
  id: 'arm',
  name: 'Arm',
  type: 'pose',
  points: [
    { id: 'shoulder', name: 'Shoulder', minPoints: 1, maxPoints: 1 },
    { id: 'elbow', name: 'Elbow', minPoints: 0, maxPoints: 1 },
    { id: 'hand', name: 'Hand', minPoints: 0, maxPoints: 1 },
  ],
  edges: [
    { from: 'shoulder', to: 'elbow', colour: null },
    { from: 'elbow', to: 'hand', colour: '#123456' },
  ],
  classIds: ['car'],
}

function open(schema: EditorKeypointSchema = arm): Hands {
  const hands = openHands({ kits: shapeKits })
  hands.editor.keypointSchemas.set([schema])
  return hands.use('keypoints')
}

/** What was drawn: class, place and whether it is in sight. */
function drawn(hands: Hands) {
  const { points } = hands.onlyLabel().geometry as KeypointsGeometry
  return points.map(({ classId, x, y, visible }) => [classId, x, y, visible] as const)
}

const hint = (hands: Hands) => hands.editor.tools.running().hint() ?? ''

describe('the keypoints tool', () => {
  it('says that a class without a schema has none, and draws nothing', () => {
    const hands = open({ ...arm, classIds: ['tree'] })
    assert.match(hint(hands), /No keypoint schema is for the class Car/)
    hands.click(20, 20).expectIn('keypoints.idle')
    assert.match(hands.editor.notice() ?? '', /No keypoint schema is for the class Car/)
    assert.equal(hands.editor.document.labels().length, 0)
  })

  it('places points in the order of the schema, tells the next, and ends with the last', () => {
    const hands = open()
    assert.match(hint(hands), /^Shoulder:/)
    hands.click(20, 20).expectIn('keypoints.placing')
    assert.match(hint(hands), /^Elbow:/)
    hands.click(40, 40)
    assert.match(hint(hands), /^Hand:/)
    hands.click(60, 20).expectIn('keypoints.idle')
    assert.deepEqual(drawn(hands), [
      ['shoulder', 20, 20, true],
      ['elbow', 40, 40, true],
      ['hand', 60, 20, true],
    ])
    const label = hands.onlyLabel()
    assert.deepEqual([label.shape, label.tool, label.classId], ['keypoints', 'keypoints', 'car'])
    hands.expectSelected(label.id).key('mod+z')
    assert.equal(hands.editor.document.labels().length, 0, 'is one mark of history')
  })

  it('skips with S and places hidden points with Alt or O', () => {
    const hands = open()
    hands.holding({ alt: true }).click(20, 20).holding({}).key('s').click(60, 20)
    assert.deepEqual(drawn(hands), [
      ['shoulder', 20, 20, false],
      ['hand', 60, 20, true],
    ])
    const other = open()
    other.click(20, 20).key('o').key('Enter')
    assert.deepEqual(drawn(other), [['shoulder', 20, 20, false]])
  })

  it('ends on a double click, whose two clicks place one point', () => {
    const hands = open()
    hands.click(20, 20).doubleClick(40, 40)
    assert.deepEqual(drawn(hands).length, 2)
  })

  it('neither skips nor ends without a point that is needed, and says which', () => {
    const hands = open()
    hands.click(20, 20).key('Backspace').expectIn('keypoints.idle')
    const needed = { ...arm, points: arm.points.map(point => ({ ...point, minPoints: 1 })) }
    const strict = open(needed)
    strict.click(20, 20).key('s').expectIn('keypoints.placing')
    assert.match(strict.editor.notice() ?? '', /Elbow is needed/)
    strict.key('Enter').expectIn('keypoints.placing')
    assert.equal(strict.editor.document.labels().length, 0)
  })

  it('takes steps back one by one: by undo, by Backspace and by Escape', () => {
    const hands = open()
    hands.click(20, 20).click(40, 40).key('mod+z')
    assert.match(hint(hands), /^Elbow:/)
    hands.key('s').key('Backspace')
    assert.match(hint(hands), /^Elbow:/)
    hands.click(45, 45).key('Escape').click(50, 50).click(60, 20)
    assert.deepEqual(
      drawn(hands).map(([, x]) => x),
      [20, 50, 60],
    )
    hands.click(20, 20).key('Escape').expectIn('keypoints.idle')
  })

  it('corrects a point that is pressed and dragged while others wait', () => {
    const hands = open()
    hands.press(20, 20).drag(25, 30).expectIn('keypoints.holding').release()
    hands.click(40, 40).press(26, 31).drag(10, 10).release().click(60, 20)
    assert.deepEqual(
      drawn(hands).map(([, x, y]) => [x, y]),
      [
        [10, 10],
        [40, 40],
        [60, 20],
      ],
    )
  })

  it('places as many points of a class as there may be, then goes on', () => {
    const line: EditorKeypointSchema = {
      ...arm,
      type: 'polyline',
      edges: [],
      points: [{ id: 'crack', name: 'Crack', minPoints: 2, maxPoints: 100 }],
    }
    const hands = open(line)
    hands.click(10, 10).click(20, 20).click(30, 10).key('Enter')
    assert.deepEqual(
      drawn(hands).map(([classId]) => classId),
      ['crack', 'crack', 'crack'],
    )
  })

  it('keeps the class it began with, leaves nothing behind when put down', () => {
    const hands = open()
    hands.click(20, 20)
    hands.editor.classes.activate('tree')
    hands.key('Enter')
    assert.equal(hands.onlyLabel().classId, 'car')
    hands.editor.classes.activate('car')
    hands.click(90, 20).use('select').use('keypoints').expectIn('keypoints.idle')
    hands.onlyLabel()
  })
})

const label = testLabel({
  id: 'a',
  shape: 'keypoints',
  geometry: {
    schemaId: 'arm',
    points: [
      { id: 'p1', classId: 'shoulder', x: 20, y: 20, visible: true, norder: 0 },
      { id: 'p2', classId: 'elbow', x: 60, y: 60, visible: true, norder: 1 },
      { id: 'p3', classId: 'hand', x: 90, y: 20, visible: false, norder: 2 },
    ],
  },
})

function openLabel(): Hands {
  const hands = openHands({ kits: shapeKits, labels: [label] })
  hands.editor.keypointSchemas.set([arm])
  return hands.click(60, 60).expectSelected('a')
}

describe('a label of keypoints', () => {
  it('moves a point that is dragged, and all of it by the arrow keys', () => {
    const hands = openLabel()
    hands.press(60, 60).drag(70, 50).expectIn('select.reshaping').release()
    const moved = [
      [20, 20],
      [70, 50],
      [90, 20],
    ]
    assert.deepEqual(pointsOf(hands.label('a')), moved)
    hands.key('ArrowRight')
    assert.deepEqual(
      pointsOf(hands.label('a')),
      moved.map(([x = 0, y]) => [x + 1, y]),
    )
  })

  it('hides and shows the point under the pointer with O', () => {
    const hands = openLabel()
    hands.move(20, 20).key('o').move(90, 20).key('o')
    assert.deepEqual(
      drawn(hands).map(([, , , visible]) => visible),
      [false, true, true],
    )
    hands.key('mod+z').key('mod+z')
    assert.deepEqual(hands.label('a').geometry, label.geometry)
  })

  it('loses the point under the pointer with Delete, but none that is needed', () => {
    const hands = openLabel()
    hands.move(60, 60).key('Delete')
    assert.deepEqual(
      drawn(hands).map(([classId]) => classId),
      ['shoulder', 'hand'],
    )
    hands.move(20, 20).key('Delete')
    assert.equal(drawn(hands).length, 2)
  })

  it('is painted with the edges whose points are both there', () => {
    const context = recordingContext()
    const brush = {
      context,
      look: { line: 'red', inside: '', rgb: [0, 0, 0], alpha: 1, lineWidth: 2, emphasis: 'none' },
      unit: 1,
      tiles: { tile: () => null },
      newTileCanvas: () => null,
      schemaOf: (id: string) => (id === 'arm' ? arm : undefined),
    } as const
    const { points, schemaId } = label.geometry as KeypointsGeometry
    const linesOf = (geometry: KeypointsGeometry) => {
      context.forget()
      keypointsKit.paint(geometry, brush)
      return context.calls.filter(([name]) => name === 'lineTo').map(([, x, y]) => [x, y])
    }
    assert.deepEqual(linesOf({ points, schemaId }), [
      [60, 60],
      [90, 20],
    ])
    assert.deepEqual(linesOf({ points: points.slice(1), schemaId }), [[90, 20]])
    assert.deepEqual(linesOf({ points, schemaId: 'gone' }), [])
    assert.equal(context.calls.filter(([name]) => name === 'arc').length, 3)
  })
})

describe('keypoints of a class that has several schemas', () => {
  const face: EditorKeypointSchema = {
    id: 'face',
    name: 'Face',
    type: 'points',
    points: [{ id: 'nose', name: 'Nose', minPoints: 0, maxPoints: 1 }],
    edges: [],
    classIds: ['car'],
  }
  const openBoth = () => {
    const hands = openHands({ kits: shapeKits })
    hands.editor.keypointSchemas.set([arm, face])
    return hands.use('keypoints')
  }
  const schemasOf = (hands: Hands) =>
    hands.editor.document.labels().map(({ geometry }) => (geometry as KeypointsGeometry).schemaId)

  it('follow the first until another is chosen, by its id or with Shift+K, which goes round', () => {
    const hands = openBoth()
    assert.match(hint(hands), /^Shoulder:/)
    hands.key('shift+k')
    assert.match(hint(hands), /^Nose:/)
    assert.match(hands.editor.notice() ?? '', /follow Face/)
    hands.click(20, 20).expectIn('keypoints.idle')
    hands.key('shift+k')
    assert.match(hint(hands), /^Shoulder:/)
    hands.editor.keypointSchemas.choose('car', 'face')
    hands.click(50, 50)
    assert.deepEqual(schemasOf(hands), ['face', 'face'])
  })

  it('keep the schema that they were begun with, and their choice when the schemas are read again', () => {
    const hands = openBoth().click(20, 20).expectIn('keypoints.placing')
    hands.key('shift+k')
    assert.match(hint(hands), /^Elbow:/)
    hands.key('Enter')
    hands.editor.keypointSchemas.set([arm, face])
    hands.click(60, 60)
    assert.deepEqual(schemasOf(hands), ['arm', 'face'])
    hands.editor.keypointSchemas.set([arm])
    assert.match(hint(hands), /^Shoulder:/)
  })

  it('are copied with theirs, and that is what is sent', () => {
    const sent: unknown[] = []
    const hands = openBoth()
    hands.editor.document.onCommit(({ change }) => sent.push(...change.added.map(({ geometry }) => geometry)))
    hands.key('shift+k').click(20, 20).use('select').key('mod+c').key('mod+v')
    assert.deepEqual(schemasOf(hands), ['face', 'face'])
    assert.deepEqual(
      sent.map(geometry => (geometry as KeypointsGeometry).schemaId),
      ['face', 'face'],
    )
  })

  it('have one schema only where no other is for their class: Shift+K does nothing', () => {
    const hands = open()
    hands.key('shift+k')
    assert.equal(hands.editor.notice(), null)
    assert.match(hint(hands), /^Shoulder:/)
  })
})
