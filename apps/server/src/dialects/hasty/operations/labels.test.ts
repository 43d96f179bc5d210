import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { boxLabel, makeLabelClass, openDesk, sendChange } from '../../../testing/builders.ts'
import { type Stack, startStack } from '../../../testing/stack.ts'
import { ask, openWireDesk, refusal, type WireDesk, type WirePage } from '../testing/wire-desk.ts'

interface WireLabel {
  readonly id: string
  readonly image_id: string
  readonly class_id: string
  readonly bbox: unknown
  readonly polygon: unknown
  readonly mask: unknown
  readonly z_index: number
  readonly tool_used: string | null
  readonly external_id: string | null
  readonly external_event_id: string | null
  readonly created_on: string
  readonly updated_on: string
  readonly labeled_by: string
}

interface WireList {
  readonly meta: unknown
  readonly items: readonly WireLabel[]
}

describe('labels over the Hasty API', () => {
  let stack: Stack
  before(async () => {
    stack = await startStack()
  })
  after(() => stack.close())

  const make = async (desk: WireDesk, ...labels: object[]) => {
    const body = labels.map(label => ({ class_id: desk.classId, ...label }))
    return (await ask<WireList>(desk, 'POST', `${desk.image}/labels`, body)).items
  }
  const one = async (desk: WireDesk, label: object): Promise<WireLabel> => {
    const [made] = await make(desk, label)
    assert.ok(made)
    return made
  }
  const edit = (desk: WireDesk, ...labels: object[]) =>
    ask<WireList>(
      desk,
      'PUT',
      `${desk.image}/labels`,
      labels.map(label => ({ class_id: desk.classId, ...label })),
    )
  const listed = async (desk: WireDesk) =>
    (await ask<WirePage<WireLabel>>(desk, 'GET', `${desk.image}/labels`)).items

  it('refuses each wrong field by its name, and makes nothing of the batch', async () => {
    const desk = await openWireDesk(stack)
    const sound = { class_id: desk.classId, bbox: [1, 1, 5, 5] }
    const wrong: [object, RegExp][] = [
      [{ class_id: 'car' }, /\[1\]\.class_id /],
      [{ class_id: undefined }, /\[1\]\.class_id is missing/],
      [{ bbox: [1, 2, 3] }, /\[1\]\.bbox /],
      [{ bbox: [1, 2, 3.5, 4] }, /\[1\]\.bbox\[2\] /],
      [{ bbox: ['1', 2, 3, 4] }, /\[1\]\.bbox\[0\] /],
      [{ bbox: [5, 1, 1, 5] }, /\[1\]\.bbox has its right edge/],
      [{ bbox: [1e9, 1, 2e9, 5] }, /\[1\]\.bbox\[0\] /],
      [{ bbox: [700, 1, 710, 5] }, /\[1\]\.bbox lies outside the image of 640 x 480/],
      [{ bbox: null }, /\[1\]\.bbox is missing/],
      [{ polygon: [] }, /\[1\]\.polygon /],
      [
        {
          polygon: [
            [1, 1],
            [2, 2],
          ],
        },
        /\[1\]\.polygon /,
      ],
      [
        {
          polygon: [
            [1, 1],
            [2, 2],
            [3, 3],
          ],
        },
        /\[1\]\.polygon has no area/,
      ],
      [
        {
          polygon: [
            [1, 1],
            [2, 2, 3],
            [3, 3],
          ],
        },
        /\[1\]\.polygon\[1\] /,
      ],
      [
        {
          polygon: [
            [1, 1],
            [2, 2.5],
            [3, 9],
          ],
        },
        /\[1\]\.polygon\[1\]\[1\] /,
      ],
      [{ mask: [1, 3, 7] }, /\[1\]\.mask is not made of pairs/],
      [{ mask: [16, 2] }, /\[1\]\.mask has a run up to pixel 17, outside its bbox of 16 pixels/],
      [{ bbox: null, mask: [1, 2] }, /\[1\]\.mask needs a bbox/],
      [{ bbox: [638, 1, 642, 5], mask: [1, 2] }, /\[1\]\.mask .*leaves the image/],
      [{ z_index: 1.5 }, /\[1\]\.z_index /],
      [{ tool_used: 'spoon' }, /\[1\]\.tool_used must be one of bbox, /],
      [{ external_id: 5 }, /\[1\]\.external_id /],
      [{ keypoints: [{ x: 1, y: 2 }] }, /\[1\]\.keypoints\[0\]\.keypoint_class_id is missing/],
    ]
    for (const [fields, message] of wrong) {
      const said = await refusal(desk, 'POST', `${desk.image}/labels`, [sound, { ...sound, ...fields }])
      assert.match(said, message)
      assert.match(said, /^400 /)
    }
    const path = `${desk.image}/labels`
    assert.match(await refusal(desk, 'POST', path, sound), /^400 body must be array/)
    assert.match(await refusal(desk, 'POST', path, '[{'), /^400 The body is not valid JSON/)
    assert.match(await refusal(desk, 'POST', path), /^400 body must be array/)
    const tooMany = Array.from({ length: 1001 }, () => sound)
    assert.match(await refusal(desk, 'POST', path, tooMany), /^400 body must have at most 1000 items/)
    assert.deepEqual(await listed(desk), [])
  })

  it('refuses classes and labels that are elsewhere, with nothing applied', async () => {
    const desk = await openWireDesk(stack)
    const foreign = await makeLabelClass(await openDesk(stack))
    const path = `${desk.image}/labels`
    const bbox = [1, 1, 5, 5]
    assert.match(await refusal(desk, 'POST', path, [{ class_id: foreign.id, bbox }]), /^404 .*label class/)
    const label = await one(desk, { bbox })
    const sound = { label_id: label.id, class_id: desk.classId, bbox: [2, 2, 9, 9] }
    const unknown = { ...sound, label_id: randomUUID() }
    assert.match(await refusal(desk, 'PUT', path, [sound, unknown]), /^404 There is no label/)
    const other = `${desk.p}/images/${desk.imageIds[1]}/labels`
    const neighbours = [{ class_id: desk.classId, bbox: [1, 1, 5, 5] }]
    const { items } = await ask<WireList>(desk, 'POST', other, neighbours)
    const mixed = [{ ...sound, label_id: items[0]?.id }, sound]
    assert.match(await refusal(desk, 'PUT', other, mixed), /^404 There is no label/)
    assert.deepEqual((await ask<WireList>(desk, 'GET', other)).items, items)
    assert.match(
      await refusal(desk, 'PUT', path, [{ ...sound, label_id: undefined }]),
      /\[0\]\.label_id is missing/,
    )
    assert.match(
      await refusal(desk, 'PUT', path, [{ ...sound, id: randomUUID() }]),
      /^400 \[0\]\.id is not the/,
    )
    assert.match(await refusal(desk, 'PUT', path, [sound, sound]), /^400 \[1\] names label .* a second time/)
    assert.match(await refusal(desk, 'GET', `${desk.p}/labels/${randomUUID()}`), /^404 There is no label/)
    assert.match(await refusal(desk, 'DELETE', path, [{ id: 'x' }]), /^400 \[0\]\.id /)
    await ask(desk, 'DELETE', other, [{ id: label.id }])
    assert.deepEqual(await listed(desk), [label])
  })

  it('answers a batch in the order of the request, whole', async () => {
    const desk = await openWireDesk(stack)
    const boxes = Array.from({ length: 100 }, (_, index) => [100 - index, 1, 200 - index, 20])
    const made = await make(desk, ...boxes.map((bbox, index) => ({ bbox, external_id: `${index}` })))
    assert.deepEqual(
      made.map(label => label.bbox),
      boxes,
    )
    const [first] = made
    assert.ok(first)
    const { id, created_on, updated_on, labeled_by, ...rest } = first
    assert.ok(id && labeled_by && created_on === updated_on && !Number.isNaN(Date.parse(created_on)))
    assert.deepEqual(rest, {
      image_id: desk.imageIds[0],
      class_id: desk.classId,
      bbox: [100, 1, 200, 20],
      polygon: null,
      mask: null,
      z_index: 0,
      tool_used: null,
      external_id: '0',
      external_event_id: null,
      border_mask: null,
      keypoints: null,
      error: null,
    })
    const reversed = [...made].reverse().slice(0, 3)
    const edited = await edit(desk, ...reversed.map(label => ({ label_id: label.id, bbox: [1, 1, 2, 2] })))
    assert.deepEqual(edited.meta, { object: 'list', total: 3 })
    assert.deepEqual(
      edited.items.map(label => label.id),
      reversed.map(label => label.id),
    )
    assert.deepEqual(await ask(desk, 'POST', `${desk.image}/labels`, []), {
      meta: { object: 'list', total: 0 },
      items: [],
    })
  })

  it('pages through labels in the order they were made, with the exact total', async () => {
    const desk = await openWireDesk(stack)
    const made = await make(desk, ...Array.from({ length: 7 }, () => ({ bbox: [1, 1, 5, 5] })))
    const page = (offset: number, limit: number) =>
      ask<WirePage<WireLabel>>(desk, 'GET', `${desk.image}/labels?offset=${offset}&limit=${limit}`)
    assert.deepEqual((await page(0, 3)).meta, {
      object: 'list',
      limit: 3,
      offset: 0,
      total: 7,
      search_parameters: {},
    })
    const items = [await page(0, 3), await page(3, 3), await page(6, 3), await page(9, 3)].flatMap(
      p => p.items,
    )
    assert.deepEqual(items, made)
    assert.deepEqual((await page(0, 0)).meta.total, 7)
  })

  it('gives rings back open or closed as they came, and a bbox that does not fit', async () => {
    const desk = await openWireDesk(stack)
    const open = [
      [10, 20],
      [20, 44],
      [10, 15],
    ]
    const closed = [...open, [10, 20]]
    const wishes = [
      { polygon: open, bbox: [1, 2, 3, 4] },
      { polygon: closed, bbox: [10, 15, 20, 44] },
      { polygon: open, bbox: [10, 15, 20, 44] },
    ]
    const made = await make(desk, ...wishes)
    for (const labels of [made, await listed(desk)])
      assert.deepEqual(
        labels.map(({ polygon, bbox }) => ({ polygon, bbox })),
        wishes,
      )
    const bare = await one(desk, { polygon: open })
    assert.deepEqual([bare.bbox, bare.mask], [[10, 15, 20, 44], null])
    assert.deepEqual(await ask(desk, 'GET', `${desk.p}/labels/${made[0]?.id}`), made[0])
  })

  it('gives masks back as they came, and keeps their pixels', async () => {
    const desk = await openWireDesk(stack)
    const label = await one(desk, { bbox: [10, 20, 20, 30], mask: [1, 10, 20, 3] })
    assert.deepEqual(
      [label.bbox, label.mask],
      [
        [10, 20, 20, 30],
        [1, 10, 20, 3],
      ],
    )
    assert.deepEqual(await listed(desk), [label])
    const { labels } = await ask<{ labels: { shape: string; geometry: unknown }[] }>(
      desk,
      'GET',
      `/api/images/${desk.imageIds[0]}/labels`,
    )
    const geometry = { left: 10, top: 20, width: 10, height: 10, counts: [0, 10, 9, 3, 78] }
    assert.deepEqual(
      labels.map(({ shape, geometry }) => ({ shape, geometry })),
      [{ shape: 'mask', geometry }],
    )
  })

  it('forgets what was sent once the geometry is changed elsewhere', async () => {
    const desk = await openWireDesk(stack)
    const ring = [
      [10, 20],
      [20, 44],
      [10, 15],
    ]
    const label = await one(desk, { polygon: ring, bbox: [1, 2, 3, 4], external_event_id: 'e' })
    assert.equal(label.external_event_id, 'e')
    const to = (geometry: Readonly<Record<string, unknown>>) => ({
      ...boxLabel(desk.classId),
      id: label.id,
      shape: 'polygon',
      geometry,
    })
    const imageId = desk.imageIds[0] ?? ''
    await sendChange(desk, imageId, { updated: [{ version: 1, to: to({ rings: [ring] }) }] })
    assert.deepEqual((await listed(desk))[0]?.bbox, [1, 2, 3, 4])
    const moved = [
      [10.4, 20.6],
      [20, 44],
      [10, 15],
    ] as const
    await sendChange(desk, imageId, { updated: [{ version: 2, to: to({ rings: [moved] }) }] })
    const [after] = await listed(desk)
    assert.deepEqual(
      [after?.bbox, after?.polygon],
      [
        [10, 15, 20, 44],
        [
          [10, 21],
          [20, 44],
          [10, 15],
        ],
      ],
    )
  })

  it('replaces a label whole: null and absence clear, but the z-index stays', async () => {
    const desk = await openWireDesk(stack)
    const ring = [
      [10, 20],
      [20, 44],
      [10, 15],
    ]
    const made = await one(desk, {
      polygon: ring,
      z_index: 7,
      tool_used: 'api',
      external_id: 'x',
      bbox: [1, 2, 3, 4],
    })
    assert.deepEqual([made.z_index, made.tool_used, made.external_id], [7, 'api', 'x'])
    const mask = { bbox: [0, 0, 10, 10], mask: [1, 10, 20, 3], polygon: null }
    const [edited] = (await edit(desk, { label_id: made.id, z_index: null, ...mask })).items
    assert.deepEqual(
      [edited?.polygon, edited?.mask, edited?.z_index, edited?.tool_used, edited?.external_id],
      [null, [1, 10, 20, 3], 7, null, null],
    )
    // The same ring with a bbox that fits: what was kept before must not come back.
    const again = (await edit(desk, { id: made.id, polygon: ring, bbox: [1, 2, 3, 4] })).items
    assert.deepEqual(again[0]?.bbox, [1, 2, 3, 4])
    const fitting = (await edit(desk, { id: made.id.toUpperCase(), polygon: ring, bbox: [10, 15, 20, 44] }))
      .items
    assert.deepEqual(fitting[0]?.bbox, [10, 15, 20, 44])
    assert.deepEqual(await listed(desk), fitting)
    assert.equal((await one(desk, { bbox: [1, 1, 2, 2], z_index: null })).z_index, 0)
  })

  it('tells labels of our editor in whole pixels and in its own words', async () => {
    const desk = await openWireDesk(stack)
    const geometry = { left: 10.4, top: 10.6, right: 30.5, bottom: 20.2 }
    const added = [boxLabel(desk.classId, { geometry, tool: 'box' })]
    await sendChange(desk, desk.imageIds[0] ?? '', { added })
    const [label] = await listed(desk)
    assert.deepEqual([label?.bbox, label?.tool_used], [[10, 11, 31, 20], 'bbox'])
    const [same] = (await edit(desk, { label_id: label?.id, bbox: [10, 11, 31, 20], tool_used: 'bbox' }))
      .items
    assert.equal(same?.tool_used, 'bbox')
    const ours = `/api/images/${desk.imageIds[0]}/labels`
    const { labels } = await ask<{ labels: { tool: string }[] }>(desk, 'GET', ours)
    assert.deepEqual(
      labels.map(({ tool }) => tool),
      ['box'],
    )
  })

  it('removes labels by an array in the body, and minds none that is gone already', async () => {
    const desk = await openWireDesk(stack)
    const [a, b, c] = await make(desk, ...[1, 2, 3].map(z => ({ bbox: [1, 1, 5, 5], z_index: z })))
    const gone = [{ id: a?.id }, { id: c?.id }, { id: a?.id }, { id: randomUUID() }]
    await ask(desk, 'DELETE', `${desk.image}/labels`, gone)
    await ask(desk, 'DELETE', `${desk.image}/labels`, gone)
    assert.deepEqual(await listed(desk), [b])
  })
})
