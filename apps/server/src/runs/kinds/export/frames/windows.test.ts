import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type Geometry, noAttributes } from '@gesso/core'
import { labelAtFrame } from '@gesso/shapes'
import fc from 'fast-check'
import { boxLabel, type Desk, makeDataset, makeLabelClass, openDesk } from '../../../../testing/builders.ts'
import { frameRow, putFrames, sendTracks } from '../../../../testing/frames.ts'
import { type Stack, startStack } from '../../../../testing/stack.ts'
import { idAtFrame } from './frame-ids.ts'
import { labelsAt } from './frame-label.ts'
import { lengthOfKeyframes, tracksIn } from './queries.ts'
import { windowsOf } from './source.ts'

const frames = 12

const coordinate = fc.integer({ min: 0, max: 200 }).map(number => number / 4)
const drawings: Readonly<Record<string, fc.Arbitrary<Geometry>>> = {
  box: fc
    .tuple(coordinate, coordinate)
    .map(([left, top]) => ({ left, top, right: left + 5, bottom: top + 3 })),
  polygon: fc
    .array(
      fc.uniqueArray(fc.tuple(coordinate, coordinate), { minLength: 3, maxLength: 5, selector: String }),
      {
        minLength: 1,
        maxLength: 2,
      },
    )
    .map(rings => ({ rings })),
  mask: fc.nat(20).map(left => ({ left, top: 3, width: 2, height: 2, counts: [1, 2, 1] })),
}

/** Keyframes of one shape, of which the first is seen. */
const tracks = fc.constantFrom(...Object.keys(drawings)).chain(shape =>
  fc
    .uniqueArray(
      fc.record({
        frame: fc.nat(frames - 1),
        outside: fc.boolean(),
        geometry: drawings[shape] ?? fc.constant({}),
      }),
      { selector: ({ frame }) => frame, minLength: 1, maxLength: frames },
    )
    .map(given => ({
      shape,
      keyframes: given
        .toSorted((a, b) => a.frame - b.frame)
        .map((each, index) => ({
          ...each,
          outside: index > 0 && each.outside,
          attributes: noAttributes,
        })),
    })),
)

describe('the frames of a video in windows', () => {
  let stack: Stack
  let desk: Desk
  before(async () => {
    stack = await startStack()
    desk = await openDesk(stack)
  })
  after(() => stack.close())

  it('are all of its frames, each once, in as many windows as its keyframes ask for', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(5000), fc.integer({ min: 1, max: 1000 }), (count, length, limit) => {
        const windows = windowsOf(count, length, limit)
        const covered = windows.flatMap(({ from, to }) =>
          Array.from({ length: to - from }, (_, at) => from + at),
        )
        assert.deepEqual(covered, [...Array(count).keys()])
        assert.deepEqual(
          windows.map(({ whole }) => whole),
          windows.map(() => windows.length === 1),
        )
        const longest = Math.max(1, ...windows.map(({ from, to }) => to - from))
        assert.ok(longest === 1 || ((longest - 1) * length) / count <= limit)
      }),
    )
    assert.deepEqual(windowsOf(0, 10), [])
  })

  it('show what labelAtFrame shows, whatever the keyframes and however narrow the windows', async () => {
    const { id: classId } = await makeLabelClass(desk)
    const { id: datasetId } = await makeDataset(desk)
    const selection = {
      projectId: desk.projectId,
      datasetIds: undefined,
      statuses: undefined,
      statusSince: undefined,
      tagClassIds: undefined,
      labelClassIds: undefined,
    }
    await fc.assert(
      fc.asyncProperty(fc.array(tracks, { minLength: 1, maxLength: 6 }), async several => {
        const rows = Array.from({ length: frames }, (_, place) => frameRow(`${place}`))
        const { id: videoId } = await putFrames(desk, datasetId, rows)
        const sent = several.map(({ shape, keyframes }, zIndex) =>
          boxLabel(classId, { shape, keyframes, zIndex, geometry: keyframes[0]?.geometry ?? {} }),
        )
        await sendTracks(desk, videoId, sent)
        const { db } = stack.context
        const length = await lengthOfKeyframes(db, selection, videoId)
        for (const limit of [length, length / 3, 1]) {
          for (const window of windowsOf(frames, length, limit)) {
            const stored = await tracksIn(db, selection, videoId, window)
            for (let frame = window.from; frame < window.to; frame++) {
              const shown = labelsAt(stored, frame).map(({ id, trackId, geometry, zIndex, shape }) => ({
                id,
                trackId,
                geometry,
                zIndex,
                shape,
              }))
              const wanted = sent.flatMap(label => {
                const seen = labelAtFrame({ ...label, attributes: noAttributes, locked: undefined }, frame)
                if (!seen) return []
                const { geometry, zIndex, shape } = seen
                return [{ id: idAtFrame(label.id, frame), trackId: label.id, geometry, zIndex, shape }]
              })
              assert.deepEqual(shown, wanted)
            }
          }
        }
      }),
      { numRuns: 25 },
    )
  })
})
