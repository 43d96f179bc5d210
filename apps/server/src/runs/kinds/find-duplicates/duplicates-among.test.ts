import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { boxIou } from '@gesso/core'
import fc from 'fast-check'
import { type Comparable, duplicatesAmong } from './duplicates-among.ts'

const size = { width: 100, height: 100 }

/** A box of 20 x 20 pixels, `dx` to the right. */
const box = (id: string, dx = 0, other: Partial<Comparable> = {}): Comparable => ({
  id,
  classId: 'car',
  shape: 'box',
  geometry: { left: 10 + dx, top: 10, right: 30 + dx, bottom: 30 },
  createdAt: new Date(0),
  ...other,
})

const polygon = (id: string, ...ring: [number, number][]) =>
  box(id, 0, { shape: 'polygon', geometry: { rings: [ring] } })

const said = (labels: readonly Comparable[], iou = 0.9) =>
  duplicatesAmong(labels, size, iou).map(({ label, kept }) => `${label.id} of ${kept.id}`)

describe('duplicates among labels', () => {
  it('are later labels of the same place; the oldest stays', () => {
    const first = box('z', 0, { createdAt: new Date(0) })
    const second = box('y', 0, { createdAt: new Date(1) })
    assert.deepEqual(said([second, first, box('far', 50)]), ['y of z'])
    assert.deepEqual(said([box('b'), box('a')]), ['b of a'])
  })

  it('are of one class and one kind of answer', () => {
    const square = polygon('p', [10, 10], [30, 10], [30, 30], [10, 30])
    assert.deepEqual(said([box('a'), box('b', 0, { classId: 'bus' }), square]), [])
  })

  it('overlap as much as was asked for', () => {
    // 19 of 21 columns are shared.
    assert.deepEqual(said([box('a'), box('b', 1)], 0.91), [])
    assert.deepEqual(said([box('a'), box('b', 1)], 0.9), ['b of a'])
    assert.equal(duplicatesAmong([box('a'), box('b', 1)], size, 0.9)[0]?.iou, 19 / 21)
    assert.deepEqual(said([box('a'), box('b')], 1), ['b of a'])
    const rightHalf = { left: 20, top: 10, right: 30, bottom: 30 }
    assert.deepEqual(said([box('a'), box('b', 0, { geometry: rightHalf })], 0.5), ['b of a'])
  })

  it('share their pixels where they are more than boxes', () => {
    const lower = polygon('lower', [10, 10], [30, 30], [10, 30])
    const upper = polygon('upper', [10, 10], [30, 10], [30, 30])
    const again = polygon('upper again', [10, 10], [30, 10], [30, 30])
    assert.deepEqual(said([lower, upper, again], 0.5), ['upper again of upper'])
  })

  it('of a chain all go but the oldest', () => {
    assert.deepEqual(said([box('a', 0), box('b', 2), box('c', 1)]), ['b of a', 'c of a'])
    assert.deepEqual(said([box('c', 0), box('a', 2), box('b', 1)]), ['b of a', 'c of a'])
  })

  it('are none of labels without an area', () => {
    const points = [{ id: 'p', classId: 'eye', x: 20, y: 20, visible: true, norder: 0 }]
    const pose = { shape: 'keypoints', geometry: { schemaId: 's', points } }
    assert.deepEqual(said([box('a', 0, pose), box('b', 0, pose)]), [])
  })

  const side = fc.integer({ min: 1, max: 8 })
  const somewhere = fc
    .record({
      left: side,
      top: side,
      width: side,
      height: side,
      classId: fc.constantFrom('car', 'bus'),
      age: side,
    })
    .map(({ left, top, width, height, classId, age }) => ({
      classId,
      createdAt: new Date(age),
      geometry: { left, top, right: left + width, bottom: top + height },
    }))
  const crowd = fc
    .array(somewhere, { maxLength: 25 })
    .map(all => all.map((each, index) => ({ ...each, id: String(index).padStart(2, '0'), shape: 'box' })))
  const threshold = fc.constantFrom(0.5, 0.75, 0.95, 1)

  it('are what comparing each with each finds, in whatever order they come', () => {
    fc.assert(
      fc.property(
        crowd.chain(labels =>
          fc.tuple(fc.constant(labels), fc.shuffledSubarray(labels, { minLength: labels.length })),
        ),
        threshold,
        ([labels, shuffled], iou) => {
          const plainly = chainsOf(
            labels,
            (a, b) => a.classId === b.classId && boxIou(a.geometry, b.geometry) >= iou,
          )
          assert.deepEqual(new Set(said(shuffled, iou)), new Set(plainly))
          assert.deepEqual(said(shuffled, iou), said(labels, iou))
        },
      ),
    )
  })
})

/** Everybody takes over the oldest of those who are alike, until nothing changes. */
function chainsOf<L extends Comparable>(labels: readonly L[], alike: (a: L, b: L) => boolean): string[] {
  const byAge = [...labels].sort(
    (a, b) => a.createdAt.getTime() - b.createdAt.getTime() || a.id.localeCompare(b.id),
  )
  const oldest = byAge.map((_, index) => index)
  for (let changed = true; changed; ) {
    changed = false
    for (const [at, a] of byAge.entries())
      for (const [other, b] of byAge.entries()) {
        const [mine = 0, theirs = 0] = [oldest[at], oldest[other]]
        if (theirs >= mine || !alike(a, b)) continue
        oldest[at] = theirs
        changed = true
      }
  }
  return byAge.flatMap((label, index) => {
    const kept = byAge[oldest[index] ?? 0]
    return kept && kept !== label ? [`${label.id} of ${kept.id}`] : []
  })
}
