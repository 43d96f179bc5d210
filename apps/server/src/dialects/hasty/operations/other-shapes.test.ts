import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { type Stack, startStack } from '../../../testing/stack.ts'
import { ask, openWireDesk, refusal, type WireDesk, type WirePage } from '../testing/wire-desk.ts'

let stack: Stack

before(async () => {
  stack = await startStack()
})

after(() => stack?.close())

interface WireLabel {
  readonly id: string
  readonly class_id: string
  readonly bbox: readonly number[] | null
  readonly polygon: readonly (readonly number[])[] | null
  readonly mask: readonly number[] | null
  readonly keypoints: readonly object[] | null
  readonly tool_used: string | null
}

const line = {
  points: [
    [4.5, 4.25],
    [20, 9],
    [31, 2],
  ],
}
const landmark = {
  points: [
    { x: 6.5, y: 7, number: 7 },
    { x: 9, y: 30, number: 8, visible: false },
  ],
}
const cuboid = {
  points: [
    [4.25, 24],
    [16, 24],
    [16, 12],
    [4.25, 12],
    [12, 16],
    [24, 16],
    [24, 4],
    [12, 4],
  ],
  faces: { front: [0, 1, 2, 3], side: [1, 2, 4, 5] },
}

/** Draws a label of each shape that this API has no word for. */
async function openDrawn(): Promise<WireDesk & { readonly labels: readonly WireLabel[] }> {
  const desk = await openWireDesk(stack)
  const drawn = { polyline: line, landmark, cuboid }
  const added = Object.entries(drawn).map(([shape, geometry], zIndex) => ({
    id: randomUUID(),
    classId: desk.classId,
    ...{ shape, geometry, zIndex, tool: shape, externalId: null },
  }))
  await ask(desk, 'POST', `/api/images/${desk.imageIds[0]}/changes`, {
    id: randomUUID(),
    ...{ added, updated: [], removed: [] },
  })
  const { items } = await ask<WirePage<WireLabel>>(desk, 'GET', `${desk.image}/labels`)
  return { ...desk, labels: added.flatMap(({ id }) => items.filter(label => label.id === id)) }
}

/** Shape, geometry and tool of each label as our own API has them, by the names of the shapes. */
async function standing(desk: WireDesk) {
  const { labels } = await ask<{ labels: { shape: string; geometry: object; tool: string | null }[] }>(
    desk,
    'GET',
    `/api/images/${desk.imageIds[0]}/labels`,
  )
  return labels
    .toSorted((a, b) => a.shape.localeCompare(b.shape))
    .map(({ shape, geometry, tool }) => [shape, geometry, tool])
}

const whole = [
  ['cuboid', cuboid, 'cuboid'],
  ['landmark', landmark, 'landmark'],
  ['polyline', line, 'polyline'],
]

describe('shapes that this API has no word for', () => {
  it('are labels without a place for a line and a landmark, and the outline for a cuboid', async () => {
    const { labels } = await openDrawn()
    assert.deepEqual(
      labels.map(({ bbox, polygon, mask, keypoints, tool_used }) => [
        bbox,
        polygon?.length ?? null,
        ...[mask, keypoints, tool_used],
      ]),
      [
        [null, null, null, null, null],
        [null, null, null, null, null],
        [[4, 4, 24, 24], 6, null, null, null],
      ],
    )
  })

  it('are in the list of the project too', async () => {
    const desk = await openDrawn()
    const { items, meta } = await ask<WirePage<WireLabel & { thumb_bbox: unknown }>>(
      desk,
      'GET',
      `${desk.p}/labels`,
    )
    assert.equal(meta.total, 3)
    const boxed = items.filter(({ bbox }) => bbox !== null)
    const around = [4, 4, 24, 24]
    const places = boxed.map(({ bbox, thumb_bbox }) => [bbox, thumb_bbox])
    assert.deepEqual(places, [[around, [0, 0, 20, 20]]])
  })

  it('stay whole when a client sends back what it was told, with or without empty places', async () => {
    const desk = await openDrawn()
    const { id: otherClass } = await ask<{ id: string }>(desk, 'POST', `${desk.p}/label_classes`, {
      name: 'tree',
      color: '#00ff00',
      class_type: 'object',
    })
    const full = desk.labels.map(({ id, bbox, polygon, mask, keypoints, tool_used }) => ({
      ...{ label_id: id, bbox, polygon, mask, keypoints, tool_used },
      class_id: otherClass,
    }))
    const after = await ask<WirePage<WireLabel>>(desk, 'PUT', `${desk.image}/labels`, full)
    assert.deepEqual(
      after.items.map(({ class_id }) => class_id),
      [otherClass, otherClass, otherClass],
    )
    assert.deepEqual(await standing(desk), whole)
    const bare = desk.labels.map(({ id, polygon }) => ({
      ...{ label_id: id, class_id: desk.classId },
      ...(polygon ? { polygon } : {}),
    }))
    await ask(desk, 'PUT', `${desk.image}/labels`, bare)
    assert.deepEqual(await standing(desk), whole)
  })

  it('become what a client draws instead', async () => {
    const desk = await openDrawn()
    const path = `${desk.image}/labels`
    const [drawn, , solid] = desk.labels
    const fields = { class_id: desk.classId }
    const wrong = { ...fields, label_id: drawn?.id, bbox: [5, 5, 1, 1] }
    assert.match(await refusal(desk, 'PUT', path, [wrong]), /^400 \[0\]\.bbox has its right edge/)
    await ask(desk, 'PUT', path, [
      { ...fields, label_id: drawn?.id, bbox: [1, 2, 30, 40] },
      { ...fields, label_id: solid?.id, polygon: solid?.polygon?.slice(1) },
    ])
    assert.deepEqual(
      (await standing(desk)).map(([shape]) => shape),
      ['box', 'landmark', 'polygon'],
    )
  })

  it('cannot be made without a place', async () => {
    const desk = await openWireDesk(stack)
    const sent = [{ class_id: desk.classId, tool_used: null }]
    assert.match(await refusal(desk, 'POST', `${desk.image}/labels`, sent), /^400 \[0\]\.bbox is missing/)
  })
})
