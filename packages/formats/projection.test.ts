import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Box, Geometry, Shape } from '@gesso/core'
import { shapes } from '@gesso/shapes'
import { Type } from 'typebox'
import { areaOf } from './projection.ts'

const nowhere: Box = { left: 0, top: 0, right: 1, bottom: 1 }

const line: Shape<Geometry> = {
  name: 'line',
  schema: Type.Object({}),
  problem: () => undefined,
  bounds: () => nowhere,
  moved: geometry => geometry,
  fitted: geometry => geometry,
  hit: () => false,
  points: () => [[0, 0]],
}

describe('what a format writes of a shape', () => {
  it('is what tells all of it, else its outline', () => {
    assert.deepEqual(
      shapes.map(shape => [shape.name, areaOf(shape)]),
      [
        ['box', 'box'],
        ['polygon', 'rings'],
        ['mask', 'mask'],
        ['keypoints', undefined],
        ['polyline', undefined],
        ['cuboid', 'rings'],
        ['landmark', undefined],
      ],
    )
  })

  it('is the closest there is where nothing tells all of it', () => {
    const box = () => nowhere
    const mask = () => ({ left: 0, top: 0, width: 0, height: 0, counts: [] })
    assert.equal(areaOf({ ...line, box, mask, rings: () => [] }), 'rings')
    assert.equal(areaOf({ ...line, box, mask, drawnAs: 'points' }), 'mask')
    assert.equal(areaOf({ ...line, box }), 'box')
  })

  it('is nothing for a shape without an area', () => {
    assert.equal(areaOf(line), undefined)
    assert.equal(areaOf({ ...line, drawnAs: 'points' }), undefined)
  })
})
