import assert from 'node:assert/strict'
import { it } from 'node:test'
import { describeShape } from './conformance.ts'
import { shapeExamples } from './examples.ts'
import { shapes } from './family.ts'

it('every listed shape brings its examples, and names are unique', () => {
  assert.deepEqual(
    shapeExamples.map(({ shape }) => shape.name),
    shapes.map(({ name }) => name),
  )
  assert.equal(new Set(shapes.map(({ name }) => name)).size, shapes.length)
})

for (const examples of shapeExamples) describeShape(examples)
