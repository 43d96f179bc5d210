import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { boxOfImage, type Geometry, type Size } from '@gesso/core'
import { type Shaped, shapeOf } from '@gesso/shapes'
import fc from 'fast-check'
import { alike } from './alike.ts'
import type { AnnotationObject } from './annotation.ts'
import type { Kind } from './geometry.ts'
import {
  labelFromObject,
  labelFromTracker,
  objectOf,
  type SentLabel,
  type Tracker,
  trackerOf,
} from './sent-label.ts'

/** Edges are told, also where they were left out. */
function withoutEdges({ edges: _, ...object }: Readonly<Record<string, unknown>>) {
  return object
}

const size = fc.record({
  width: fc.integer({ min: 1, max: 20_000 }),
  height: fc.integer({ min: 1, max: 20_000 }),
})
const part = fc
  .tuple(fc.nat({ max: 96 }), fc.nat({ max: 1000 }))
  .map(([coarse, fine]) => (coarse + fine / 1001) / 97)
const point = fc.record({ x: part, y: part }, { noNullPrototype: true })
const words = fc.constantFrom('car', 'Cat', 'lane divider', 'p1', '7')

/** Ids in an order of their own, with points that lie apart. */
const named = (min: number, max: number) =>
  fc
    .tuple(
      fc.uniqueArray(point, {
        minLength: min,
        maxLength: max,
        selector: ({ x, y }) => `${Math.floor(x * 97)} ${Math.floor(y * 97)}`,
      }),
      fc.constantFrom('p', 'point ', ''),
      fc.integer({ min: 0, max: 9 }),
    )
    .map(([points, prefix, first]) => points.map((at, index) => [`${prefix}${first + index}`, at] as const))

const turned = <T>(list: readonly T[], by: number) => [...list.slice(by), ...list.slice(0, by)]
const closing = (ids: readonly string[]) =>
  Object.fromEntries(ids.map((id, index) => [`e${index + 1}`, [id, ids[(index + 1) % ids.length]]]))

const geometries: Readonly<Record<Kind, fc.Arbitrary<object>>> = {
  rectangle: fc
    .tuple(point, point, fc.integer({ min: 0, max: 3 }), fc.boolean())
    .filter(([a, b]) => Math.abs(a.x - b.x) > 1e-4 && Math.abs(a.y - b.y) > 1e-4)
    .map(([a, b, by, back]) => {
      const corners = turned([a, { x: b.x, y: a.y }, b, { x: a.x, y: b.y }], by)
      return { coordinates: back ? corners.reverse() : corners }
    }),
  polygon: fc
    .tuple(named(5, 12), fc.constantFrom('none', 'closing', 'crossed', 'typo', 'two rings'))
    .map(([points, how]) => {
      const ids = points.map(([id]) => id)
      const [a = '', b = '', ...rest] = ids
      const edges = {
        none: undefined,
        closing: closing(ids),
        crossed: closing([b, a, ...rest]),
        typo: { ...closing(ids), e4: [ids[3], ids[3]] },
        'two rings': ids.length < 6 ? closing(ids) : twoRings(ids),
      }[how]
      return { points: Object.fromEntries(points), ...(edges ? { edges } : {}) }
    }),
  line: fc.tuple(named(2, 9), fc.boolean()).map(([points, open]) => {
    const ids = points.map(([id]) => id)
    const edges = Object.fromEntries(ids.slice(1).map((id, index) => [`e${index + 1}`, [ids[index], id]]))
    return { points: Object.fromEntries(points), ...(open ? { edges } : {}) }
  }),
  cuboid: fc
    .tuple(
      named(8, 8),
      fc.array(fc.integer({ min: 0, max: 7 }), { minLength: 4, maxLength: 4 }),
      fc.boolean(),
    )
    .map(([points, corners, faces]) => {
      const ids = points.map(([id]) => id)
      const face = { coordinates: corners.map(corner => ids[corner] ?? '') }
      const front = { coordinates: ids.slice(0, 4) }
      return { points: Object.fromEntries(points), ...(faces ? { front, side: face, back: face } : {}) }
    }),
  landmark: fc
    .tuple(named(1, 9), fc.integer({ min: -3, max: 90 }), fc.boolean())
    .map(([points, first, numbered]) => ({
      points: Object.fromEntries(
        points.map(([id, at], index) => [id, numbered ? { ...at, label: first + index } : at]),
      ),
    })),
}

function twoRings(ids: readonly string[]) {
  const other = closing(ids.slice(3))
  const renamed = Object.fromEntries(Object.values(other).map((edge, index) => [`e${index + 4}`, edge]))
  return { ...closing(ids.slice(0, 3)), ...renamed }
}

const attributes = fc.dictionary(
  fc.constantFrom('pose', 'breed', 'faces_visible'),
  fc.record(
    {
      value: fc.oneof(
        words,
        fc.array(words, { minLength: 1, maxLength: 3 }),
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
      ),
      state: fc.constantFrom('editable', 'non_editable'),
    },
    { requiredKeys: ['value'], noNullPrototype: true },
  ),
  { noNullPrototype: true },
)

const rest = fc.record(
  {
    _id: fc.uuid(),
    attributes,
    state: fc.constantFrom('editable', 'non_editable'),
    color: fc.constant('rgb(1, 2, 3)'),
  },
  { requiredKeys: ['_id', 'attributes'], noNullPrototype: true },
)

const kindAndObject = fc
  .constantFrom<Kind[]>('rectangle', 'polygon', 'line', 'cuboid', 'landmark')
  .chain(kind =>
    fc.tuple(geometries[kind], rest, words).map(([geometry, other, label]) => ({
      kind,
      sent: { ...other, label, ...geometry } as AnnotationObject,
    })),
  )

/** As it stands on a picture of pixels, and as it is read from there. */
function through({ width, height }: Size, { shape, geometry }: Shaped): Shaped & { geometry: Geometry } {
  const { fitted } = shapeOf({ shape, geometry })
  const [unit, image] = [boxOfImage({ width: 1, height: 1 }), boxOfImage({ width, height })]
  const pixels: Geometry = JSON.parse(JSON.stringify(fitted(geometry, unit, image)))
  return { shape, geometry: fitted(pixels, image, unit) }
}

const told = (label: SentLabel) => ({
  ...label,
  id: '00000000-0000-7000-8000-000000000000',
  form: copied(label.form),
})
const copied = <T>(value: T): T => JSON.parse(JSON.stringify(value))

describe('an annotation object', () => {
  it('comes back from image space as it was sent, whatever it is', () => {
    let judged = 0
    fc.assert(
      fc.property(kindAndObject, size, ({ kind, sent }, image) => {
        const label = readOrUndefined(() => labelFromObject(sent, kind, 'data'))
        if (!label) return
        judged++
        const back = objectOf({ ...told(label), ...through(image, label) })
        assert.equal(back.kind, kind)
        // Edges are told also where they were not sent.
        const seen = 'edges' in sent ? back.object : withoutEdges(back.object)
        assert.ok(alike(seen, sent), `${JSON.stringify(sent)}\n${JSON.stringify(seen)}`)
      }),
      { numRuns: 1000 },
    )
    assert.ok(judged > 700, `${judged} objects were sound`)
  })

  it('is told anew where it has changed, in the words of the wire', () => {
    const sent = {
      _id: 'mine',
      label: 'road',
      attributes: { wet: { value: 'yes', state: 'editable' as const }, deep: { value: 7 } },
      color: 'red',
      points: { a: { x: 0, y: 0 }, b: { x: 1, y: 0 }, c: { x: 0, y: 1 } },
      edges: { e1: ['a', 'b'], e2: ['b', 'c'], e3: ['c', 'a'] } as Record<string, readonly [string, string]>,
    }
    const label = labelFromObject(sent, 'polygon', 'data')
    const geometry = {
      rings: [
        [
          [0, 0],
          [1, 0],
          [0, 0.5],
        ],
      ],
    }
    const changed = { ...told(label), geometry, className: 'river', attributes: { wet: 'no', deep: 7 } }
    const { object } = objectOf(changed)
    assert.deepEqual(object, {
      _id: 'mine',
      label: 'river',
      color: 'red',
      attributes: { wet: { value: 'no', state: 'editable' }, deep: { value: 7 } },
      points: { p1: { x: 0, y: 0 }, p2: { x: 1, y: 0 }, p3: { x: 0, y: 0.5 } },
      edges: { e1: ['p1', 'p2'], e2: ['p2', 'p3'], e3: ['p3', 'p1'] },
    })
    const { object: plain } = objectOf({
      ...changed,
      externalId: null,
      form: null,
      locked: true,
      attributes: {},
    })
    assert.deepEqual(
      [plain['_id'], plain['state'], plain['attributes'], 'color' in plain],
      ['00000000-0000-7000-8000-000000000000', 'non_editable', {}, false],
    )
  })

  it('keeps nothing beside what we hold, where it was sent as we tell it', () => {
    const corners = [
      { x: 0.00398, y: 0.00558 },
      { x: 0.05404, y: 0.00558 },
      { x: 0.05404, y: 0.09096 },
      { x: 0.00398, y: 0.09096 },
    ]
    const sent = { _id: 'a', label: 'Cat', attributes: { pose: { value: 'standing' } }, coordinates: corners }
    assert.equal(labelFromObject(sent, 'rectangle', 'data').form, null)
  })

  it('is refused with the place that is wrong', () => {
    const square = [
      { x: 0.1, y: 0.1 },
      { x: 0.2, y: 0.1 },
      { x: 0.2, y: 0.2 },
      { x: 0.1, y: 0.2 },
    ]
    const triangle = { p1: { x: 0, y: 0 }, p2: { x: 1, y: 0 }, p3: { x: 0, y: 1 } }
    const wrong: [Kind, object, RegExp][] = [
      ['rectangle', { label: '' }, /^a\.label is missing/],
      ['rectangle', { coordinates: undefined }, /^a\.coordinates is missing/],
      [
        'rectangle',
        { coordinates: [...square.slice(1), { x: 0.15, y: 0.3 }] },
        /^a\.coordinates must be the four corners/,
      ],
      [
        'rectangle',
        { coordinates: [...square.slice(1), square[1]] },
        /^a\.coordinates must be the four corners/,
      ],
      ['rectangle', { coordinates: square.map(({ x }) => ({ x, y: 0.5 })) }, /^a\.?\w* /],
      [
        'rectangle',
        { coordinates: square.map(({ x, y }) => ({ x: x + 1.5, y })) },
        /^a lies outside the picture/,
      ],
      ['polygon', {}, /^a\.points is missing/],
      ['polygon', { points: { p1: { x: 0, y: 0 }, p2: { x: 1, y: 1 } } }, /^a\.rings\[0\] /],
      ['line', { points: { p1: { x: 0, y: 0 } } }, /^a\.points /],
      ['cuboid', { points: triangle }, /^a\.points must be the eight corners/],
      ['landmark', { points: {} }, /^a\.points must have at least one point/],
    ]
    for (const [kind, other, message] of wrong)
      assert.throws(() => labelFromObject({ label: 'Cat', coordinates: square, ...other }, kind, 'a'), {
        message,
      })
    const corners = Object.fromEntries(
      [...'12345678'].map(id => [`p${id}`, { x: Number(id) / 9, y: Number(id) ** 2 / 81 }]),
    )
    const face = { coordinates: ['p1', 'p2', 'p3', 'toString'] }
    assert.throws(() => labelFromObject({ label: 'Cat', points: corners, front: face }, 'cuboid', 'a'), {
      message: 'a.front.coordinates names the point toString, which is not there',
    })
  })
})

describe('a tracker', () => {
  const frameIds = ['frame10', 'frame9', 'first', '4', 'last']
  const trackers = fc.constantFrom<Kind[]>('rectangle', 'polygon', 'line', 'cuboid', 'landmark').chain(kind =>
    fc
      .tuple(
        fc.uniqueArray(fc.tuple(fc.constantFrom(...frameIds), geometries[kind], rest), {
          minLength: 1,
          maxLength: 5,
          selector: ([id]) => id,
        }),
        rest,
        fc.constantFrom('', 'Cat'),
      )
      .map(([frames, { attributes: _, ...own }, label]) => ({
        ...own,
        type: kind,
        label: 'Cat',
        frames: Object.fromEntries(
          frames.map(([id, geometry, other]) => [id, { ...other, label, ...geometry }] as const),
        ),
      })),
  )

  it('comes back from image spaces as it was sent, frame by frame', () => {
    let judged = 0
    fc.assert(
      fc.property(trackers, fc.array(size, { minLength: 5, maxLength: 5 }), (tracker, sizes) => {
        const sent: Tracker = tracker
        const label = readOrUndefined(() => labelFromTracker(sent, frameIds, 'data'))
        if (!label) return
        judged++
        const seen = (label.keyframes ?? []).map(({ frameId, geometry, attributes }, index) => ({
          frameId,
          attributes,
          ...through(sizes[index] ?? { width: 1, height: 1 }, { shape: label.shape, geometry }),
        }))
        const tracked = trackerOf(told(label), seen)
        const frames = Object.entries(tracked.frames).map(
          ([id, frame]) => [id, sent.frames[id]?.edges ? frame : withoutEdges(frame)] as const,
        )
        const back = { ...tracked, frames: Object.fromEntries(frames) }
        const locked = Object.values(sent.frames).some(({ state }) => state === 'non_editable')
        const wanted = locked ? { ...sent, state: 'non_editable' } : sent
        assert.ok(alike(back, wanted), `${JSON.stringify(wanted)}\n${JSON.stringify(back)}`)
      }),
      { numRuns: 500 },
    )
    assert.ok(judged > 300, `${judged} trackers were sound`)
  })

  it('has its keyframes in the order of the frames, and what it says of all is said of each', () => {
    const box = (x: number) => [
      { x, y: 0 },
      { x: x + 0.1, y: 0 },
      { x: x + 0.1, y: 0.1 },
      { x, y: 0.1 },
    ]
    const label = labelFromTracker(
      {
        type: 'rectangle',
        attributes: { colour: { value: 'red' }, seen: { value: 'no' } },
        frames: {
          last: { coordinates: box(0.3) },
          frame10: { label: 'Cat', coordinates: box(0.1), attributes: { seen: { value: 'yes' } } },
        },
      },
      frameIds,
      'data',
    )
    assert.deepEqual(
      [label.className, label.keyframes?.map(({ frameId, attributes }) => [frameId, attributes])],
      [
        'Cat',
        [
          ['frame10', { colour: 'red', seen: 'yes' }],
          ['last', { colour: 'red', seen: 'no' }],
        ],
      ],
    )
  })

  it('is refused for frames that are not there, and for frames of another kind or class', () => {
    const coordinates = [
      { x: 0, y: 0 },
      { x: 1, y: 0 },
      { x: 1, y: 1 },
      { x: 0, y: 1 },
    ]
    const tracker = (frames: Tracker['frames']): Tracker => ({ type: 'rectangle', label: 'Cat', frames })
    for (const [frames, message] of [
      [{ nowhere: { coordinates } }, 'a.frames.nowhere is no frame of this job'],
      [{ first: { type: 'line', coordinates } }, 'a.frames.first.type must be rectangle, as its tracker is'],
      [{ first: { label: 'Dog', coordinates } }, "a.frames.first.label must be Cat, as its tracker's is"],
      [{ first: {} }, 'a.frames.first.coordinates is missing'],
    ] as [Tracker['frames'], string][])
      assert.throws(() => labelFromTracker(tracker(frames), frameIds, 'a'), { message })
  })
})

/** Points that chance put on one line are no shape. */
function readOrUndefined(read: () => SentLabel): SentLabel | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
