import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { AppError } from '@gesso/core'
import { limitCoordinate } from './coordinates.ts'
import { parseGeometry, problemInImage } from './parse.ts'

function messageOf(shape: string, geometry: unknown, field?: string): string {
  try {
    parseGeometry(shape, geometry, field)
  } catch (error) {
    if (error instanceof AppError) return `${error.code}: ${error.message}`
    throw error
  }
  return 'accepted'
}

const box = { left: 1, top: 2, right: 3, bottom: 4 }
const mask = { left: 0, top: 0, width: 2, height: 2, counts: [1, 3] }

describe('parseGeometry', () => {
  it('refuses a shape it does not know, and names those it does', () => {
    assert.equal(
      messageOf('circle', {}),
      'shape_unknown: shape is "circle", which is no shape; known are box, polygon, mask, keypoints, polyline, cuboid, landmark',
    )
    assert.match(messageOf('__proto__', {}), /^shape_unknown/)
  })

  it('names the place of what does not fit', () => {
    const polygon = {
      rings: [
        [
          [0, 0],
          [9, 0],
          [9, '9'],
        ],
      ],
    }
    assert.equal(
      messageOf('polygon', polygon, 'labels[3].geometry'),
      'geometry_invalid: labels[3].geometry.rings[0][2][1] must be number',
    )
    assert.equal(
      messageOf('mask', { ...mask, counts: [1, -3] }),
      'geometry_invalid: geometry.counts[1] must be >= 0',
    )
  })

  it('names what is missing and what is too much', () => {
    const { bottom, ...cut } = box
    assert.equal(messageOf('box', cut), 'geometry_invalid: geometry has no bottom')
    assert.equal(
      messageOf('box', { ...box, depth: bottom }),
      'geometry_invalid: geometry has unknown properties: depth',
    )
    assert.match(
      messageOf('box', JSON.parse('{"left":1,"top":2,"right":3,"bottom":4,"__proto__":{}}')),
      /__proto__/,
    )
  })

  it('keeps its message short when thousands of properties are too much', () => {
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`property${index}`, 1]))
    assert.ok(messageOf('box', { ...box, ...many }).length < 250)
    assert.ok(messageOf('box', { ...box, ['x'.repeat(100_000)]: 1 }).length < 250)
  })

  it('refuses the infinity that JSON can hold', () => {
    assert.equal(
      messageOf('box', JSON.parse('{"left":1,"top":2,"right":1e999,"bottom":4}')),
      'geometry_invalid: geometry.right must be number',
    )
  })

  it('accepts coordinates up to the limit, beside the image too, and none beyond', () => {
    assert.equal(messageOf('box', { ...box, left: -limitCoordinate, right: limitCoordinate }), 'accepted')
    assert.match(messageOf('box', { ...box, right: limitCoordinate + 0.5 }), /beyond 1000000/)
  })

  it('gives the very geometry back', () => {
    assert.equal(parseGeometry('box', box), box)
  })
})

describe('problemInImage', () => {
  const size = { width: 10, height: 8 }

  it('refuses a shape it does not know', () => {
    assert.throws(() => problemInImage('circle', {}, size), { code: 'shape_unknown' })
  })

  it('refuses a box or a polygon beside the image, also one that touches its edge from outside', () => {
    assert.match(
      problemInImage('box', { ...box, left: 10, right: 12 }, size) ?? '',
      /outside the image of 10 x 8/,
    )
    const triangle = [
      [-5, -5],
      [0, -5],
      [-5, 0],
    ]
    assert.match(problemInImage('polygon', { rings: [triangle] }, size) ?? '', /outside/)
  })

  it('lets a box and a polygon stick out', () => {
    assert.equal(problemInImage('box', { left: -5, top: -5, right: 50, bottom: 50 }, size), undefined)
    const triangle = [
      [5, 5],
      [50, 5],
      [5, 50],
    ]
    assert.equal(problemInImage('polygon', { rings: [triangle] }, size), undefined)
  })

  it('refuses a mask whose rectangle leaves the image, even where nothing is painted', () => {
    assert.equal(problemInImage('mask', { ...mask, left: 8, top: 6 }, size), undefined)
    assert.match(
      problemInImage('mask', { ...mask, left: 9, top: 6 }, size) ?? '',
      /leaves the image of 10 x 8/,
    )
    assert.match(problemInImage('mask', { ...mask, left: 9, counts: [0, 1, 1, 1, 1] }, size) ?? '', /leaves/)
    assert.match(problemInImage('mask', { ...mask, top: -1 }, size) ?? '', /leaves/)
  })
})
