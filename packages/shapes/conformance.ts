import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  type Box,
  boxCovers,
  boxGrown,
  boxMoved,
  boxOfFrame,
  boxOfImage,
  boxOfPoints,
  boxOfWholePixels,
  boxProblem,
  boxUnion,
  FlatRings,
  type Geometry,
  maskArea,
  maskFromRings,
  maskHas,
  maskProblem,
  type Point,
  sameMask,
  textInBytes,
} from '@gesso/core'
import fc from 'fast-check'
import { parseGeometry, problemInImage } from './parse.ts'
import { exampleImage, type ShapeExamples } from './shape-examples.ts'

/** What rounding to whole pixels may add to an edge, in pixels. */
const pixelRounding = 1

/** The suite that every shape passes, on its own examples. Call it at the top of a test file. */
export function describeShape(examples: ShapeExamples<Geometry>): void {
  describe(`shape ${examples.shape.name}`, () => {
    describeRefusals(examples)
    describeJson(examples)
    describeRead(examples)
    describePlaces(examples)
    describeHits(examples)
    describeProjections(examples)
    describeKeyframes(examples)
  })
}

/** Runs a check on frozen examples, so that a shape that writes into its input is found. */
function every(valid: fc.Arbitrary<Geometry>, check: (geometry: Geometry) => void): void {
  fc.assert(fc.property(valid, geometry => check(frozen(geometry))))
}

function describeRefusals({ shape, valid, refused }: ShapeExamples<Geometry>): void {
  const refuses = (value: unknown) =>
    assert.throws(
      () => parseGeometry(shape.name, value, 'labels[3].geometry'),
      (error: { code?: string; message?: string }) =>
        error.code === 'geometry_invalid' && error.message?.startsWith('labels[3].geometry') === true,
      `accepts ${JSON.stringify(value)}`,
    )

  for (const [what, value] of Object.entries(refused)) it(`refuses ${what}`, () => refuses(value))

  it('refuses what is no geometry at all', () => {
    for (const value of [undefined, null, true, 0, '', 'box', [], [[]], {}, { x: 1 }]) refuses(value)
  })

  it('refuses a missing and an unknown property', () => {
    every(valid, geometry => {
      for (const key of Object.keys(geometry)) {
        refuses(Object.fromEntries(Object.entries(geometry).filter(([other]) => other !== key)))
      }
      refuses({ ...geometry, surplus: 1 })
    })
  })

  it('refuses any number replaced by one that is not finite, or by what is none', () => {
    const bad = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, '1', null, [], {}, true]
    fc.assert(
      fc.property(valid, fc.nat(), fc.constantFrom(...bad), (geometry, at, value) => {
        refuses(withNumber(geometry, at % numbersIn(geometry), value))
      }),
    )
  })

  it('refuses coordinates absurdly far off', () => {
    every(valid, geometry => refuses(shape.moved(geometry, 5_000_000, 0)))
  })

  it('refuses, on an image, what lies wholly beside it', () => {
    every(valid, geometry => {
      const { width, height } = exampleImage
      assert.equal(problemInImage(shape.name, geometry, exampleImage), undefined)
      for (const [dx, dy] of [
        [width, 0],
        [-width, 0],
        [0, height],
        [0, -height],
      ] as const) {
        assert.match(problemInImage(shape.name, shape.moved(geometry, dx, dy), exampleImage) ?? '', /outside/)
      }
    })
  })
}

function describeJson({ shape, valid }: ShapeExamples<Geometry>): void {
  it('accepts its examples and keeps them through JSON', () => {
    every(valid, geometry => {
      assert.equal(parseGeometry(shape.name, geometry), geometry)
      const told: unknown = JSON.parse(JSON.stringify(geometry))
      assert.deepEqual(parseGeometry(shape.name, told), geometry)
    })
  })
}

function describeRead({ shape, valid }: ShapeExamples<Geometry>): void {
  it('reads out of JSON what it tells as rings', () => {
    const { readRings, rings } = shape
    if (readRings === undefined) return
    assert.ok(rings !== undefined, 'it reads what it does not tell')
    const flat = new FlatRings()
    every(valid, geometry => {
      assert.equal(readRings(textInBytes(JSON.stringify(geometry)), flat), true)
      assert.deepEqual(flat.toRings(), rings(geometry))
      assert.deepEqual(flat.bounds(), shape.bounds(geometry))
      assert.equal(readRings(textInBytes(JSON.stringify(geometry, null, 1)), flat), false)
    })
  })
}

function describePlaces({ shape, valid }: ShapeExamples<Geometry>): void {
  it('has bounds with an area, on the image', () => {
    every(valid, geometry => {
      assert.equal(boxProblem(shape.bounds(geometry)), undefined)
      assert.ok(boxCovers(boxOfImage(exampleImage), shape.bounds(geometry)))
    })
  })

  it('moves with its bounds, by whole pixels exactly, and back', () => {
    fc.assert(
      fc.property(
        valid,
        fc.integer({ min: -99, max: 99 }),
        fc.integer({ min: -99, max: 99 }),
        (geometry, dx, dy) => {
          const moved = shape.moved(frozen(geometry), dx, dy)
          assert.deepEqual(shape.bounds(moved), boxMoved(shape.bounds(geometry), dx, dy))
          assert.deepEqual(shape.moved(moved, -dx, -dy), geometry)
          const nudged = shape.bounds(shape.moved(geometry, dx + 0.4, dy - 0.4))
          assertNear(nudged, boxMoved(shape.bounds(geometry), dx + 0.4, dy - 0.4), pixelRounding)
        },
      ),
    )
  })

  it('stays when fitted onto its own bounds, and fills a larger box it is fitted onto', () => {
    const growth = fc.double({ min: 0, max: 60, noNaN: true })
    fc.assert(
      fc.property(valid, growth, growth, (geometry, dx, dy) => {
        const from = shape.bounds(frozen(geometry))
        const same = shape.fitted(geometry, from, from)
        assertNear(shape.bounds(same), from, 1e-9)
        const to = {
          left: 3,
          top: 4,
          right: 3 + from.right - from.left + dx,
          bottom: 4 + from.bottom - from.top + dy,
        }
        const fitted = shape.fitted(geometry, from, to)
        assert.equal(shape.problem(fitted), undefined)
        assertNear(shape.bounds(fitted), to, pixelRounding)
      }),
    )
  })

  it('stays a valid geometry however small it is made', () => {
    every(valid, geometry => {
      const to = { left: 10, top: 10, right: 10.25, bottom: 10.25 }
      assert.equal(shape.problem(shape.fitted(geometry, shape.bounds(geometry), to)), undefined)
    })
  })
}

function describeHits({ shape, valid }: ShapeExamples<Geometry>): void {
  it('is hit nowhere beyond its bounds and the slack, and with slack wherever without', () => {
    const places = fc.tuple(fc.integer({ min: -40, max: 200 }), fc.integer({ min: -40, max: 160 }))
    fc.assert(
      fc.property(valid, places, fc.constantFrom(0, 0.5, 3), (geometry, [x, y], slack) => {
        const point: Point = [x / 4, y / 4]
        const reach = boxGrown(shape.bounds(frozen(geometry)), slack)
        const hit = shape.hit(geometry, point, slack)
        const outside =
          point[0] < reach.left || point[0] > reach.right || point[1] < reach.top || point[1] > reach.bottom
        assert.ok(!(hit && outside))
        assert.ok(!shape.hit(geometry, point, 0) || shape.hit(geometry, point, slack))
      }),
      { numRuns: 300 },
    )
  })
}

function describeProjections({ shape, valid }: ShapeExamples<Geometry>): void {
  it('has the projection that it says tells all of it', () => {
    if (shape.drawnAs !== undefined) assert.equal(typeof shape[shape.drawnAs], 'function')
  })

  it('keeps all its rings, lines and points in its bounds, tightly, and its box around them', () => {
    every(valid, geometry => {
      const rings = shape.rings?.(geometry) ?? []
      const points = shape.points?.(geometry) ?? []
      const line = shape.line?.(geometry) ?? []
      const corners = shape.cuboid?.(geometry).points ?? []
      const landmarks = shape.landmarks?.(geometry).map(({ x, y }): Point => [x, y]) ?? []
      const everything = [...rings.flat(), ...points, ...line, ...corners, ...landmarks]
      if (everything.length > 0) assert.deepEqual(boxOfPoints(everything), { ...shape.bounds(geometry) })
      const box = shape.box?.(geometry)
      if (box !== undefined) assert.deepEqual({ ...box }, { ...shape.bounds(geometry) })
    })
  })

  it('paints on the image alone, and inside its bounds', () => {
    fc.assert(
      fc.property(valid, fc.integer({ min: -30, max: 30 }), (geometry, by) => {
        const moved = shape.moved(geometry, by, by)
        const mask = shape.mask?.(frozen(moved), exampleImage)
        if (mask === undefined) return
        assert.equal(maskProblem(mask), undefined)
        if (maskArea(mask) === 0) return
        assert.ok(boxCovers(boxOfImage(exampleImage), boxOfFrame(mask)))
        assert.ok(boxCovers(boxOfWholePixels(shape.bounds(moved)), boxOfFrame(mask)))
      }),
    )
  })

  it('paints the pixels that its rings enclose, and is hit on their centres alone', () => {
    every(valid, geometry => {
      const mask = shape.mask?.(geometry, exampleImage)
      const rings = shape.rings?.(geometry)
      if (mask === undefined) return
      if (rings !== undefined) assert.ok(sameMask(maskFromRings(rings, exampleImage), mask))
      for (let row = 0; row < exampleImage.height; row += 2) {
        for (let column = 0; column < exampleImage.width; column += 2) {
          const hit = shape.hit(geometry, [column + 0.5, row + 0.5], 0)
          assert.equal(hit, maskHas(mask, column, row))
        }
      }
    })
  })
}

function describeKeyframes({ shape, valid }: ShapeExamples<Geometry>): void {
  const { interpolate } = shape
  if (interpolate === undefined) return
  it('is at both keyframes what they are, and between them inside both', () => {
    const times = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(valid, valid, times, (from, to, t) => {
        assert.deepEqual(interpolate(frozen(from), frozen(to), 0), from)
        assert.deepEqual(interpolate(from, to, 1), to)
        const around = boxGrown(boxUnion(shape.bounds(from), shape.bounds(to)), 1e-9)
        assert.ok(boxCovers(around, middleWhereThin(shape.bounds(interpolate(from, to, t)))))
        assertNear(shape.bounds(interpolate(from, from, t)), shape.bounds(from), 1e-9)
      }),
    )
  })

  it('goes in a straight line from a geometry to the same one elsewhere', () => {
    every(valid, geometry => {
      const half = interpolate(geometry, shape.moved(geometry, 20, -10), 0.5)
      assertNear(shape.bounds(half), boxMoved(shape.bounds(geometry), 10, -5), pixelRounding)
    })
  })
}

/** Bounds are widened to a pixel where points lie nearer to each other: along that axis only their middle is told by the points. */
function middleWhereThin({ left, top, right, bottom }: Box): Box {
  const isThin = (length: number) => length < 1 + 1e-9
  const [x, y] = [(left + right) / 2, (top + bottom) / 2]
  return {
    ...(isThin(right - left) ? { left: x, right: x } : { left, right }),
    ...(isThin(bottom - top) ? { top: y, bottom: y } : { top, bottom }),
  }
}

function assertNear(actual: Box, expected: Box, slack: number): void {
  const near = boxCovers(boxGrown(expected, slack), actual) && boxCovers(boxGrown(actual, slack), expected)
  assert.ok(near, `${JSON.stringify(actual)} is not within ${slack} px of ${JSON.stringify(expected)}`)
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const part of Object.values(value)) frozen(part)
  }
  return value
}

function numbersIn(value: unknown): number {
  if (typeof value === 'number') return 1
  if (typeof value !== 'object' || value === null) return 0
  return Object.values(value).reduce((sum: number, part) => sum + numbersIn(part), 0)
}

/** A copy with its number of index `at`, in order of appearance, replaced. */
function withNumber(value: unknown, at: number, by: unknown): unknown {
  let seen = 0
  const copy = (part: unknown): unknown => {
    if (typeof part === 'number') return seen++ === at ? by : part
    if (Array.isArray(part)) return part.map(copy)
    if (typeof part !== 'object' || part === null) return part
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, copy(inner)]))
  }
  return copy(value)
}
