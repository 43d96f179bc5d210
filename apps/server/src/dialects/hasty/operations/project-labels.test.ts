import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import {
  boxLabel,
  makeAttribute,
  makeDataset,
  makeLabelClass,
  sendChange,
} from '../../../testing/builders.ts'
import { type Stack, startStack } from '../../../testing/stack.ts'
import { ask, openWireDesk, refusal, type WireDesk, type WirePage } from '../testing/wire-desk.ts'

interface Item {
  readonly id: string
  readonly url: string
  readonly class_name: string
  readonly created_by: string
  readonly labeled_by: string
  readonly keypoint_schema_id: string | null
  readonly keypoint_schema_name: string | null
  readonly keypoint_classes: readonly unknown[] | null
  readonly keypoint_labels: readonly { readonly x: number }[] | null
  readonly thumb_bbox: readonly number[]
  readonly thumb_keypoints: readonly (readonly number[])[] | null
}

describe('labels of a project over the Hasty API', () => {
  let stack: Stack
  before(async () => {
    stack = await startStack()
  })
  after(() => stack.close())

  const listed = (desk: WireDesk, query = '') =>
    ask<WirePage<Item>>(desk, 'GET', `${desk.p}/labels${query && `?${query}`}`)
  const make = async (desk: WireDesk, imageId: string | undefined, ...labels: object[]) => {
    const body = labels.map(label => ({ class_id: desk.classId, bbox: [1, 1, 5, 5], ...label }))
    const { items } = await ask<WirePage<Item>>(desk, 'POST', `${desk.p}/images/${imageId}/labels`, body)
    return items.map(({ id }) => id)
  }

  it('refuses filters that cannot be, by name', async () => {
    const desk = await openWireDesk(stack)
    for (const [query, message] of [
      ['label_class_id=x', /^400 label_class_id /],
      ['labeler_id=x', /^400 labeler_id /],
      ['label_author_id=x', /^400 label_author_id /],
      ['dataset_id=x', /^400 dataset_id/],
      ['image_status=DONE,done', /^400 image_status\[1\] must be one of/],
      ['status_id=x', /^400 status_id/],
      ['attribute_value=x', /^400 attribute_id is missing/],
      ['bool_attribute_value=true', /^400 attribute_id is missing/],
      [`attribute_id=${randomUUID()}`, /^400 attribute_value is missing/],
      [
        `attribute_id=${randomUUID()}&attribute_value=1&bool_attribute_value=true`,
        /^400 bool_attribute_value cannot/,
      ],
      ['bool_attribute_value=perhaps', /^400 bool_attribute_value /],
      ['no_attribute_id=x', /^400 no_attribute_id /],
      ['keypoint_schema_id=x', /^400 keypoint_schema_id /],
      ['created_since=30', /^400 created_since must be a number and one of s, m, h, d, w, such as 30m/],
      ['updated_since=1y', /^400 updated_since must/],
      ['updated_since=999999w', /^400 updated_since must/],
      ['add_keypoint_data=x', /^400 add_keypoint_data /],
      ['label_class=x', /^400 label_class is nothing/],
    ] as const)
      assert.match(await refusal(desk, 'GET', `${desk.p}/labels?${query}`), message)
  })

  it('tells each label with its class, its image, and where it lies on a picture of itself', async () => {
    const desk = await openWireDesk(stack)
    const polygon = [
      [10, 20],
      [20, 44],
      [10, 15],
    ]
    const mask = [1, 10, 20, 3]
    const ids = await make(
      desk,
      desk.imageIds[0],
      { bbox: [10, 15, 20, 44], polygon },
      { bbox: [102, 45, 420, 404], mask },
    )
    const { meta, items } = await listed(desk)
    assert.equal(meta.total, 2)
    const [first, second] = items
    assert.ok(first)
    const { url, created_by, labeled_by, ...rest } = first
    assert.equal(typeof url, 'string')
    assert.ok(created_by && created_by === labeled_by)
    assert.deepEqual(rest, {
      id: ids[0],
      class_id: desk.classId,
      class_name: 'car',
      dataset_id: desk.datasetId,
      dataset_name: 'train',
      image_id: desk.imageIds[0],
      image_name: '0.jpg',
      image_status: 'IN PROGRESS',
      status_id: null,
      bbox: [10, 15, 20, 44],
      polygon,
      mask: null,
      keypoint_schema_id: null,
      keypoint_schema_name: null,
      keypoint_classes: null,
      keypoint_labels: null,
      thumb_bbox: [0, 0, 10, 29],
      thumb_polygon: [
        [0, 5],
        [10, 29],
        [0, 0],
      ],
      thumb_mask: null,
      thumb_keypoints: null,
    })
    const { thumb_bbox, ...masked } = second as Item & { thumb_mask: unknown }
    assert.deepEqual([thumb_bbox, masked.thumb_mask], [[0, 0, 318, 359], mask])
  })

  it('joins what the points of a label are, where that is asked for', async () => {
    const desk = await openWireDesk(stack)
    const schema = await ask<{ id: string; keypoint_classes: { id: string }[] }>(
      desk,
      'POST',
      `${desk.p}/keypoint_schemas`,
      { name: 'Arm', type: 'pose', keypoint_classes: [{ name: 'Elbow' }, { name: 'Hand' }] },
    )
    const keypoints = schema.keypoint_classes.map(({ id }, index) => ({
      keypoint_class_id: id,
      x: 10 + index,
      y: 20,
    }))
    await ask(desk, 'POST', `${desk.p}/keypoint_schemas_classes`, [
      { keypoint_schema_id: schema.id, label_class_id: desk.classId, label_class_order: 0 },
    ])
    await make(desk, desk.imageIds[0], { bbox: null, keypoints }, {})
    const { items } = await listed(
      desk,
      `keypoint_schema_id=${schema.id.toUpperCase()}&add_keypoint_data=True`,
    )
    const [item] = items
    assert.deepEqual(
      [items.length, item?.keypoint_schema_name, item?.keypoint_classes?.length],
      [1, 'Arm', 2],
    )
    assert.deepEqual(
      item?.keypoint_labels?.map(({ x }) => x),
      [10, 11],
    )
    assert.deepEqual(item?.thumb_keypoints, [
      [0, 0],
      [1, 0],
    ])
    const [plain] = (await listed(desk, `keypoint_schema_id=${schema.id}`)).items
    assert.deepEqual([plain?.keypoint_schema_id, plain?.keypoint_classes], [schema.id, null])
  })

  it('narrows by every filter, with exact totals, and pages in a stable order', async () => {
    const desk = await openWireDesk(stack, 3)
    const [first, second, third] = desk.imageIds
    const bus = await makeLabelClass(desk, 'bus')
    const test = await makeDataset(desk, 'test')
    const colour = await makeAttribute(desk, { name: 'Colour', type: 'TEXT', subjectType: 'LABEL' })
    const parked = await makeAttribute(desk, { name: 'Parked', type: 'BOOL', subjectType: 'LABEL' })
    const added = [
      boxLabel(desk.classId, { attributes: { [colour.id]: 'Dark Red' } }),
      boxLabel(bus.id, { attributes: { [parked.id]: false } }),
    ]
    assert.equal((await sendChange(desk, first ?? '', { added })).status, 200)
    const [a, b] = added.map(({ id }) => id)
    const [c] = await make(desk, second, {})
    const stranger = { stack, key: await stack.key(desk.workspaceId, 'Labeller') }
    const [d] = await make({ ...desk, ...stranger }, third, {})
    await ask(desk, 'PATCH', `${desk.p}/images/${second}`, { dataset_id: test.id })
    await ask(desk, 'PUT', `${desk.p}/images/${third}/status`, { status: 'DONE' })
    const all = (await listed(desk)).items
    const { created_by: me, labeled_by: other } = { ...all[0], labeled_by: all[3]?.labeled_by }
    const expected: Record<string, (string | undefined)[]> = {
      '': [a, b, c, d],
      [`label_class_id=${bus.id}`]: [b],
      [`label_author_id=${me}`]: [a, b, c],
      [`labeler_id=${other}`]: [d],
      [`dataset_id=${test.id}`]: [c],
      [`dataset_id=${test.id},${desk.datasetId}`]: [a, b, c, d],
      'image_status=DONE': [d],
      'image_status=IN PROGRESS': [a, b, c],
      [`status_id=${randomUUID()}`]: [],
      'image_name=1.J': [c],
      [`attribute_id=${colour.id}&attribute_value=Dark Red`]: [a],
      [`attribute_id=${colour.id}&attribute_value=Dark`]: [],
      [`attribute_id=${parked.id}&bool_attribute_value=False`]: [b],
      [`attribute_id=${parked.id}&bool_attribute_value=True`]: [],
      [`no_attribute_id=${colour.id}`]: [b, c, d],
      'created_since=1h': [a, b, c, d],
      'updated_since=0s': [],
      [`keypoint_schema_id=${randomUUID()}`]: [],
    }
    for (const [query, wanted] of Object.entries(expected)) {
      const { items, meta } = await listed(desk, query)
      assert.deepEqual(
        items.map(({ id }) => id),
        wanted,
        query,
      )
      assert.equal(meta.total, wanted.length, query)
    }
    for (const offset of [0, 2, 1, 3, 4]) {
      const { items, meta } = await listed(desk, `offset=${offset}&limit=2`)
      assert.deepEqual(
        items.map(({ id }) => id),
        [a, b, c, d].slice(offset, offset + 2),
      )
      assert.equal(meta.total, 4)
    }
  })

  it('counts anew once labels or images have changed', async () => {
    const desk = await openWireDesk(stack, 2)
    const [first, second] = desk.imageIds
    const [a] = await make(desk, first, {}, {})
    await make(desk, second, {})
    const total = async (query = '') => (await listed(desk, query)).meta.total
    assert.deepEqual([await total(), await total('image_status=DONE')], [3, 0])
    await ask(desk, 'DELETE', `${desk.p}/images/${first}/labels`, [{ id: a }])
    await ask(desk, 'PUT', `${desk.p}/images/${first}/status`, { status: 'DONE' })
    assert.deepEqual([await total(), await total('image_status=DONE')], [2, 1])
    assert.equal(await total('image_name=new'), 0)
    await ask(desk, 'PATCH', `${desk.p}/images/${second}`, { filename: 'new.jpg' })
    assert.equal(await total('image_name=new'), 1)
    await ask(desk, 'DELETE', `${desk.p}/images/${second}`)
    assert.deepEqual([await total(), (await listed(desk)).items.length], [1, 1])
  })
})
