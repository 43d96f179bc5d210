import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { makeLabelClass } from '../../../testing/builders.ts'
import { type Stack, startStack } from '../../../testing/stack.ts'
import { ask, openWireDesk, refusal, type WireDesk, type WirePage } from '../testing/wire-desk.ts'

interface WireClass {
  readonly id: string
  readonly keypoint_schema_id: string
  readonly name: string
  readonly min_points: number
  readonly max_points: number
  readonly editor_x: number | null
  readonly create_date: string
}

interface WireSchema {
  readonly id: string
  readonly name: string
  readonly keypoint_classes: readonly WireClass[]
  readonly keypoint_skeleton: readonly Readonly<Record<string, unknown>>[]
}

interface WireKeypoint {
  readonly id: string
  readonly keypoint_class_id: string
  readonly x: number
  readonly y: number
  readonly created_by: string | null
  readonly create_date: string
  readonly updated_by: string | null
  readonly update_date: string
}

interface WireLabel {
  readonly id: string
  readonly bbox: unknown
  readonly polygon: unknown
  readonly mask: unknown
  readonly tool_used: string | null
  readonly keypoints: readonly WireKeypoint[] | null
}

const arm = {
  name: 'Arm',
  type: 'pose',
  keypoint_classes: [
    { name: 'Shoulder', min_points: 1, max_points: 1, norder: 0, editor_x: 54, editor_y: 12 },
    { name: 'Elbow' },
    { name: 'Hand', max_points: 2 },
  ],
}

describe('keypoints over the Hasty API', () => {
  let stack: Stack
  before(async () => {
    stack = await startStack()
  })
  after(() => stack.close())

  const make = (desk: WireDesk, schema: object = arm) =>
    ask<WireSchema>(desk, 'POST', `${desk.p}/keypoint_schemas`, schema)
  const idOf = (schema: WireSchema, name: string) =>
    schema.keypoint_classes.find(each => each.name === name)?.id ?? ''
  const labelsOf = async (desk: WireDesk) =>
    (await ask<WirePage<WireLabel>>(desk, 'GET', `${desk.image}/labels`)).items
  const send = async (desk: WireDesk, method: 'POST' | 'PUT', label: object): Promise<WireLabel> => {
    const body = [{ class_id: desk.classId, ...label }]
    const [only] = (await ask<{ items: WireLabel[] }>(desk, method, `${desk.image}/labels`, body)).items
    assert.ok(only)
    return only
  }

  it('refuses each wrong field of a schema by its name, and ids of elsewhere', async () => {
    const desk = await openWireDesk(stack)
    const path = `${desk.p}/keypoint_schemas`
    const schema = await make(desk)
    const foreign = await make(await openWireDesk(stack))
    const edge = (a: string, b: string) => ({
      keypoint_skeleton: [{ keypoint_class_id_a: a, keypoint_class_id_b: b, color: '#FF2233' }],
    })
    const wrong: [object, RegExp][] = [
      [{ name: undefined }, /^400 name is missing/],
      [{ type: undefined }, /^400 type is missing/],
      [{ type: 'skeleton' }, /^400 type must be one of pose, points, polyline/],
      [{ project_id: randomUUID() }, /^400 project_id is not the project of the path/],
      [{ norder: 'x' }, /^400 norder /],
      [{ template_id: 'x' }, /^400 template_id /],
      [{ keypoint_classes: [{}] }, /^400 keypoint_classes\[0\]\.name is missing/],
      [{ keypoint_classes: [{ name: 'a', min_points: 2 }] }, /^400 keypoint_classes\[0\]\.min_points is 2/],
      [{ keypoint_classes: [{ name: 'a', editor_x: 'left' }] }, /^400 keypoint_classes\[0\]\.editor_x /],
      [edge(randomUUID(), idOf(schema, 'Hand')), /^400 keypoint_skeleton\[0\]\.keypoint_class_id_a /],
      [edge(idOf(foreign, 'Hand'), idOf(foreign, 'Elbow')), /keypoint_skeleton\[0\]\.keypoint_class_id_a /],
    ]
    for (const [fields, message] of wrong) {
      assert.match(await refusal(desk, 'POST', path, { ...arm, name: 'Leg', ...fields }), message)
      assert.match(await refusal(desk, 'PUT', `${path}/${schema.id}`, { ...arm, ...fields }), message)
    }
    assert.match(await refusal(desk, 'POST', path, arm), /^400 name "Arm" exists already/)
    assert.match(await refusal(desk, 'PUT', `${path}/${foreign.id}`, arm), /^404 There is no keypoint schema/)
    assert.match(await refusal(desk, 'DELETE', `${path}/${foreign.id}`), /^404 There is no keypoint schema/)
    assert.deepEqual(await ask(desk, 'GET', path), [schema])
  })

  it('makes a schema, then gives it its skeleton; points are known by name and keep their ids', async () => {
    const desk = await openWireDesk(stack)
    const made = await make(desk)
    const [shoulder] = made.keypoint_classes
    assert.deepEqual(
      [shoulder?.keypoint_schema_id, shoulder?.min_points, shoulder?.max_points, shoulder?.editor_x],
      [made.id, 1, 1, 54],
    )
    assert.deepEqual(Object.keys(made).sort(), [
      'create_date',
      'created_by',
      'description',
      'id',
      'keypoint_classes',
      'keypoint_skeleton',
      'name',
      'norder',
      'project_id',
      'template_id',
      'type',
      'update_date',
      'updated_by',
    ])
    const skeleton = {
      keypoint_class_id_a: idOf(made, 'Shoulder'),
      keypoint_class_id_b: idOf(made, 'Hand'),
      color: '#FF2233',
    }
    const path = `${desk.p}/keypoint_schemas/${made.id}`
    const edited = await ask<WireSchema>(desk, 'PUT', path, { ...arm, keypoint_skeleton: [skeleton] })
    assert.deepEqual(edited.keypoint_classes, made.keypoint_classes)
    const [edge] = edited.keypoint_skeleton
    assert.deepEqual(edge, { id: edge?.['id'], keypoint_schema_id: made.id, ...skeleton })
    const renamed = await ask<WireSchema>(desk, 'PUT', path, {
      name: 'Left arm',
      type: 'pose',
      keypoint_classes: null,
    })
    assert.deepEqual({ ...edited, ...pick(renamed) }, renamed)
    assert.deepEqual(await ask(desk, 'GET', `${desk.p}/keypoint_schemas`), [renamed])
  })

  it('links schemas to label classes, adds links to those that are there, and takes them away', async () => {
    const desk = await openWireDesk(stack)
    const schema = await make(desk)
    const other = await makeLabelClass(desk)
    const link = (label_class_id: string, label_class_order: number) => ({
      keypoint_schema_id: schema.id,
      label_class_id,
      label_class_order,
    })
    const path = `${desk.p}/keypoint_schemas_classes`
    const alias = `${desk.p}/keypoint_schemas_label_classes`
    const foreign = await makeLabelClass(await openWireDesk(stack))
    const [sound, wrong] = [link(desk.classId, 1), link(foreign.id, 1)]
    assert.match(await refusal(desk, 'POST', path, [sound, wrong]), /^404 There is no label class/)
    const nobody = { ...sound, keypoint_schema_id: randomUUID() }
    assert.match(await refusal(desk, 'POST', path, [nobody]), /^404 There is no keypoint schema/)
    const orderless = { ...sound, label_class_order: undefined }
    assert.match(await refusal(desk, 'POST', path, [orderless]), /^400 \[0\]\.label_class_order is missing/)
    assert.deepEqual(await ask(desk, 'GET', path), [])
    assert.deepEqual(await ask(desk, 'POST', path, [link(desk.classId, 3.25)]), [link(desk.classId, 3.25)])
    await ask(desk, 'POST', alias, [link(other.id, 2)])
    assert.deepEqual(await ask(desk, 'GET', alias), [link(other.id, 2), link(desk.classId, 3.25)])
    await ask(desk, 'POST', path, [link(desk.classId, 1)])
    assert.deepEqual(await ask(desk, 'GET', path), [link(desk.classId, 1), link(other.id, 2)])
    await ask(desk, 'DELETE', path, [link(desk.classId, 99), link(foreign.id, 1)])
    assert.deepEqual(await ask(desk, 'GET', path), [link(other.id, 2)])
  })

  it('refuses points of unknown classes, of two schemas, and too many or too few of them', async () => {
    const desk = await openWireDesk(stack)
    const schema = await make(desk)
    const other = await make(desk, { name: 'Face', type: 'points', keypoint_classes: [{ name: 'Nose' }] })
    const point = (id: string, fields: object = {}) => ({ keypoint_class_id: id, x: 5, y: 6, ...fields })
    const shoulder = point(idOf(schema, 'Shoulder'))
    const same = randomUUID()
    const wrong: [object[], RegExp][] = [
      [[point('nose')], /^400 \[0\]\.keypoints\[0\]\.keypoint_class_id /],
      [[point(randomUUID())], /^404 There is no keypoint class/],
      [[shoulder, point(idOf(other, 'Nose'))], /^400 \[0\]\.keypoints\[1\]\.keypoint_class_id is of another/],
      [[{ ...shoulder, x: 1.5 }], /^400 \[0\]\.keypoints\[0\]\.x /],
      [[{ ...shoulder, y: null }], /^400 \[0\]\.keypoints\[0\]\.y /],
      [[{ ...shoulder, visible: 'yes' }], /^400 \[0\]\.keypoints\[0\]\.visible /],
      [[{ ...shoulder, x: 5000 }], /^400 \[0\]\.keypoints lies outside the image/],
      [[shoulder, shoulder], /^400 \[0\]\.keypoints has 2 points of the class "Shoulder"; at most 1/],
      [[point(idOf(schema, 'Hand'))], /^400 \[0\]\.keypoints has 0 points of the class "Shoulder"/],
      [
        [{ ...shoulder, id: same }, point(idOf(schema, 'Hand'), { id: same })],
        /^400 \[0\]\.keypoints has two points of one id/,
      ],
    ]
    const path = `${desk.image}/labels`
    for (const [keypoints, message] of wrong)
      assert.match(await refusal(desk, 'POST', path, [{ class_id: desk.classId, keypoints }]), message)
    const boxed = { class_id: desk.classId, keypoints: [shoulder], bbox: [5, 5, 1, 1] }
    assert.match(await refusal(desk, 'POST', path, [boxed]), /^400 \[0\]\.bbox has its right edge/)
    const none = { class_id: desk.classId, keypoints: [], bbox: null }
    assert.match(await refusal(desk, 'POST', path, [none]), /^400 \[0\]\.bbox is missing/)
    assert.deepEqual(await labelsOf(desk), [])
  })

  it('gives points back as they were sent, with no box, polygon or mask', async () => {
    const desk = await openWireDesk(stack)
    const schema = await make(desk)
    const sent = [
      {
        id: randomUUID(),
        keypoint_class_id: idOf(schema, 'Shoulder'),
        x: 201,
        y: 322,
        visible: true,
        norder: 3.25,
      },
      { keypoint_class_id: idOf(schema, 'Hand'), x: -3, y: 9, visible: false },
    ]
    const made = await send(desk, 'POST', { keypoints: sent, tool_used: 'keypoints' })
    assert.deepEqual([made.bbox, made.polygon, made.mask, made.tool_used], [null, null, null, 'keypoints'])
    const [shoulder, hand] = made.keypoints ?? []
    assert.ok(shoulder && hand)
    const { created_by, create_date, updated_by, update_date, ...rest } = shoulder
    assert.deepEqual(rest, sent[0])
    assert.ok(created_by && created_by === updated_by && create_date === update_date)
    assert.deepEqual([hand.id.length, hand.x, hand.y], [36, -3, 9])
    assert.deepEqual(await labelsOf(desk), [made])
    const moved = [{ ...sent[0], x: 9 }, sent[1]]
    const after = await send(desk, 'PUT', { label_id: made.id, keypoints: moved })
    assert.deepEqual(
      after.keypoints?.map(({ id, x }) => [id, x]),
      [
        [shoulder.id, 9],
        [hand.id, -3],
      ],
    )
  })

  it('keeps points from a client that knows none, and drops them when it is told to', async () => {
    const desk = await openWireDesk(stack)
    const schema = await make(desk)
    const keypoints = [{ keypoint_class_id: idOf(schema, 'Shoulder'), x: 5, y: 6 }]
    const made = await send(desk, 'POST', { keypoints })
    const fields = { label_id: made.id, bbox: null, polygon: null, mask: null }
    const touched = await send(desk, 'PUT', { ...fields, z_index: 4 })
    assert.deepEqual(
      touched.keypoints?.map(({ id, x, y }) => [id, x, y]),
      made.keypoints?.map(({ id, x, y }) => [id, x, y]),
    )
    const path = `${desk.image}/labels`
    const emptied = [{ class_id: desk.classId, ...fields, keypoints: null }]
    assert.match(await refusal(desk, 'PUT', path, emptied), /^400 \[0\]\.bbox is missing; .* or keypoints/)
    const box = await send(desk, 'PUT', { ...fields, keypoints: null, bbox: [1, 2, 3, 4] })
    assert.deepEqual([box.bbox, box.keypoints], [[1, 2, 3, 4], null])
  })

  it('keeps a box beside points, for as long as the points stay where they are', async () => {
    const desk = await openWireDesk(stack)
    const schema = await make(desk)
    const point = { keypoint_class_id: idOf(schema, 'Shoulder'), x: 5, y: 6 }
    const bbox = [1, 2, 30, 40]
    const made = await send(desk, 'POST', { keypoints: [point], bbox })
    assert.deepEqual([made.bbox, made.keypoints?.length], [bbox, 1])
    const { labels } = await ask<{ labels: { shape: string }[] }>(
      desk,
      'GET',
      `/api/images/${desk.imageIds[0]}/labels`,
    )
    assert.deepEqual(
      labels.map(({ shape }) => shape),
      ['keypoints'],
    )
    const same = await send(desk, 'PUT', { label_id: made.id, bbox })
    assert.deepEqual([same.bbox, same.keypoints?.length], [bbox, 1])
    const bare = await send(desk, 'PUT', { label_id: made.id, keypoints: [{ ...point, x: 7 }] })
    assert.deepEqual([bare.bbox, bare.keypoints?.[0]?.id], [null, made.keypoints?.[0]?.id])
  })

  it('keeps points that labels have, and deletes a schema with its labels', async () => {
    const desk = await openWireDesk(stack)
    const schema = await make(desk)
    const classes = (...names: string[]) => arm.keypoint_classes.filter(({ name }) => names.includes(name))
    const path = `${desk.p}/keypoint_schemas/${schema.id}`
    const keypoints = ['Shoulder', 'Hand'].map(name => ({
      keypoint_class_id: idOf(schema, name),
      x: 5,
      y: 6,
    }))
    await send(desk, 'POST', { keypoints })
    const shorter = { ...arm, keypoint_classes: classes('Shoulder', 'Elbow') }
    assert.match(
      await refusal(desk, 'PUT', path, shorter),
      /^400 keypoint_classes must keep "Hand": 1 labels/,
    )
    await ask(desk, 'PUT', path, { ...arm, keypoint_classes: classes('Shoulder', 'Hand') })
    await ask(desk, 'DELETE', path)
    assert.deepEqual(await labelsOf(desk), [])
    assert.match(await refusal(desk, 'DELETE', path), /^404 There is no keypoint schema/)
  })
})

/** What changes about a schema that is renamed. */
function pick(schema: object) {
  const { name, update_date } = schema as { name: string; update_date: string }
  return { name, update_date }
}
