import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { aLabel, anImage } from './conformance/builders.ts'
import { memorySource } from './conformance/memory-source.ts'
import { writeAll } from './conformance/write.ts'
import { formats } from './index.ts'

const line = {
  points: [
    [4, 4],
    [20, 9],
  ],
}
const landmark = { points: [{ x: 6, y: 7, number: 1 }] }
const cuboid = {
  points: [
    [4, 24],
    [16, 24],
    [16, 12],
    [4, 12],
    [12, 16],
    [24, 16],
    [24, 4],
    [12, 4],
  ],
  faces: { front: [0, 1, 2, 3] },
}

describe('lines, cuboids and landmarks', () => {
  for (const format of formats.filter(({ omits }) => !omits.includes('labels'))) {
    it(`are reported by ${format.name}, each with what becomes of it`, async () => {
      const labels = [
        aLabel(1, 'polyline', line),
        aLabel(2, 'landmark', landmark),
        aLabel(3, 'cuboid', cuboid),
      ]
      const { written, skipped, warnings } = await writeAll(
        format,
        memorySource({ images: [anImage(1, { labels })] }),
      )
      assert.deepEqual([written.labels, skipped.labels], [1, 2])
      const told = warnings.map(({ message, count }) => `${count} ${message}`)
      for (const message of [
        '1 labels left out: the format has no place for a polyline',
        '1 labels left out: the format has no place for a landmark',
        '1 labels changed: a cuboid is written by its outline',
      ])
        assert.ok(told.includes(message), `${message} is not among ${told.join('; ')}`)
    })
  }
})
