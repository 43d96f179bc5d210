import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import type { RequestedLabel } from '@gesso/core'
import {
  ask,
  boxLabel,
  type Desk,
  makeDataset,
  makeLabelClass,
  openDesk,
  putImages,
  refusalIn,
  sendChange,
} from '../../testing/builders.ts'
import { type Stack, startStack } from '../../testing/stack.ts'

interface Point {
  readonly id: string
  readonly name: string
  readonly norder: number
  readonly editorX: number | null
  readonly updatedAt: string
}

interface Edge {
  readonly id: string
  readonly fromId: string
  readonly toId: string
  readonly color: string | null
}

interface Schema {
  readonly id: string
  readonly name: string
  readonly norder: number
  readonly keypointClasses: readonly Point[]
  readonly edges: readonly Edge[]
  readonly labelClasses: readonly { readonly labelClassId: string; readonly norder: number }[]
}

const [a, b, c]: readonly [string, string, string] = [randomUUID(), randomUUID(), randomUUID()]
const arm = {
  name: 'Arm',
  type: 'pose',
  keypointClasses: [
    { id: a, name: 'Shoulder', minPoints: 1, editorX: 10, editorY: 20 },
    { id: b, name: 'Elbow' },
    { id: c, name: 'Hand' },
  ],
  edges: [
    { fromId: a, toId: b },
    { fromId: b, toId: c, color: '#FF2233' },
  ],
}

describe('keypoint schemas', () => {
  let stack: Stack
  before(async () => {
    stack = await startStack()
  })
  after(() => stack.close())

  const pathOf = (desk: Desk) => `/api/projects/${desk.projectId}/keypoint-schemas`
  const make = (desk: Desk, schema: object = arm) => ask<Schema>(desk, 'POST', pathOf(desk), schema)
  const edit = (desk: Desk, { id }: Schema, fields: object) =>
    ask<Schema>(desk, 'PATCH', `/api/keypoint-schemas/${id}`, fields)
  const refusalOf = async (desk: Desk, method: string, path: string, body?: object) => {
    const { status, message } = refusalIn(await stack.send(method, path, { key: desk.key, body }))
    return `${status} ${message}`
  }
  /** A class, an image and a label of `points` on it: name of a point and where it is. */
  const labelling = async (desk: Desk, schema: Schema) => {
    const labelClass = await makeLabelClass(desk)
    const [imageId = ''] = await putImages(desk, (await makeDataset(desk)).id, ['a.jpg'])
    const labelOf = (...names: readonly string[]): RequestedLabel => {
      const points = names.map((name, norder) => ({
        id: randomUUID(),
        classId: schema.keypointClasses.find(each => each.name === name)?.id ?? name,
        x: 5 + norder,
        y: 5,
        visible: true,
        norder,
      }))
      return boxLabel(labelClass.id, { shape: 'keypoints', geometry: { schemaId: schema.id, points } })
    }
    return { imageId, labelOf, labelClass }
  }

  it('refuses what is wrong by its name, and makes nothing', async () => {
    const desk = await openDesk(stack)
    const foreign = await makeLabelClass(await openDesk(stack))
    const wrong: [object, RegExp][] = [
      [{ name: ' ' }, /^400 name /],
      [{ type: 'blob' }, /^400 type /],
      [{ keypointClasses: [{}] }, /^400 keypointClasses\[0\]\.name /],
      [{ keypointClasses: [{ name: 'x', minPoints: -1 }] }, /^400 keypointClasses\[0\]\.minPoints /],
      [{ keypointClasses: [{ name: 'x', maxPoints: 0 }] }, /^400 keypointClasses\[0\]\.maxPoints /],
      [{ keypointClasses: [{ name: 'x', minPoints: 3 }] }, /keypointClasses\[0\]\.minPoints is 3, more than/],
      [{ keypointClasses: [{ name: 'x' }, { name: ' x ' }] }, /keypointClasses\[1\]\.name is "x" a second/],
      [{ keypointClasses: [a, a].map((id, at) => ({ id, name: `${at}` })) }, /keypointClasses\[1\]\.id is /],
      [{ edges: [{ fromId: a, toId: randomUUID() }] }, /^400 edges\[0\]\.toId .* is no keypoint class/],
      [{ edges: [{ fromId: a, toId: a }] }, /^400 edges\[0\]\.toId is the point/],
      [{ edges: [...arm.edges, { fromId: b, toId: a }] }, /^400 edges\[2\] joins two points a second time/],
      [{ edges: [{ fromId: a, toId: b, color: 'red' }] }, /^400 edges\[0\]\.color /],
      [{ labelClasses: [{ labelClassId: foreign.id }] }, /^404 .*label class/],
    ]
    for (const [fields, message] of wrong)
      assert.match(await refusalOf(desk, 'POST', pathOf(desk), { ...arm, ...fields }), message)
    assert.deepEqual(await ask(desk, 'GET', pathOf(desk)), [])
    await make(desk)
    assert.match(await refusalOf(desk, 'POST', pathOf(desk), arm), /^400 name "Arm" exists already/)
    await make(await openDesk(stack))
  })

  it('are listed in their order, with points and edges that have ids of their own', async () => {
    const desk = await openDesk(stack)
    const car = await makeLabelClass(desk)
    const first = await make(desk, { ...arm, labelClasses: [{ labelClassId: car.id }] })
    const second = await make(desk, { name: 'Crack', type: 'polyline' })
    assert.deepEqual([first.norder, second.norder], [0, 1])
    assert.deepEqual(first.labelClasses, [{ labelClassId: car.id, norder: 0 }])
    const [shoulder, elbow, hand] = first.keypointClasses
    assert.deepEqual([shoulder?.name, elbow?.name, hand?.name], ['Shoulder', 'Elbow', 'Hand'])
    assert.ok(![a, b, c].includes(shoulder?.id ?? a))
    assert.deepEqual(
      first.edges.map(({ fromId, toId, color }) => [fromId, toId, color]),
      [
        [shoulder?.id, elbow?.id, null],
        [elbow?.id, hand?.id, '#FF2233'],
      ],
    )
    await edit(desk, second, { norder: -1 })
    const listed = await ask<Schema[]>(desk, 'GET', pathOf(desk))
    assert.deepEqual(
      listed.map(({ name }) => name),
      ['Crack', 'Arm'],
    )
    assert.deepEqual(listed[1], first)
  })

  it('keep the ids of points that are known by id or by name, and of edges between them', async () => {
    const desk = await openDesk(stack)
    const before = await make(desk)
    const [shoulder, elbow, hand] = before.keypointClasses
    assert.ok(shoulder && elbow && hand)
    const after = await edit(desk, before, {
      keypointClasses: [
        { name: 'Hand' },
        { id: elbow.id, name: 'Shoulder' },
        { id: shoulder.id, name: 'Elbow' },
        { name: 'Thumb', id: c },
      ],
      edges: [
        { fromId: elbow.id, toId: shoulder.id },
        { fromId: c, toId: hand.id },
      ],
    })
    const ids = new Map(after.keypointClasses.map(({ name, id }) => [name, id]))
    assert.deepEqual(
      [ids.get('Shoulder'), ids.get('Elbow'), ids.get('Hand')],
      [elbow.id, shoulder.id, hand.id],
    )
    assert.ok(![a, b, c, ''].includes(ids.get('Thumb') ?? ''))
    assert.equal(after.edges[0]?.id, before.edges[0]?.id)
    assert.deepEqual([after.edges[1]?.fromId, after.edges[1]?.toId], [ids.get('Thumb'), hand.id])
    const kept = after.keypointClasses.find(({ id }) => id === shoulder.id)
    assert.equal(kept?.editorX, 10, 'what is not given stays')
    const renamed = await edit(desk, before, { name: 'Left arm' })
    assert.deepEqual([renamed.name, renamed.keypointClasses], ['Left arm', after.keypointClasses])
    const shorter = await edit(desk, before, { keypointClasses: [{ id: shoulder.id, name: 'Elbow' }] })
    assert.deepEqual(shorter.edges, [])
  })

  it('judge labels: schema of the project, points that it has, not too many and not too few', async () => {
    const desk = await openDesk(stack)
    const schema = await make(desk)
    const foreign = await make(await openDesk(stack))
    const { imageId, labelOf } = await labelling(desk, schema)
    const said = async (label: RequestedLabel) => {
      const refused = refusalIn(await sendChange(desk, imageId, { added: [labelOf('Shoulder'), label] }))
      return `${refused.status} ${refused.message}`
    }
    const elsewhere = { ...labelOf('Shoulder').geometry, schemaId: foreign.id }
    assert.match(await said({ ...labelOf(), geometry: elsewhere }), /^404 .*keypoint schema/)
    assert.match(
      await said(labelOf('Shoulder', randomUUID())),
      /^400 added\[1\]\.geometry\.points\[1\]\.classId .* is no keypoint class of the schema "Arm"/,
    )
    assert.match(
      await said(labelOf('Shoulder', 'Hand', 'Hand')),
      /added\[1\]\.geometry\.points has 2 points of the class "Hand"; at most 1/,
    )
    assert.match(await said(labelOf('Hand')), /has 0 points of the class "Shoulder"; at least 1/)
    const { revision } = await ask<{ revision: number }>(desk, 'GET', `/api/images/${imageId}/labels`)
    assert.equal(revision, 0, 'nothing was applied')
    const label = labelOf('Shoulder', 'Hand')
    assert.equal((await sendChange(desk, imageId, { added: [label] })).status, 200)
    const to = { ...label, geometry: { ...label.geometry, points: [] } }
    const emptied = refusalIn(await sendChange(desk, imageId, { updated: [{ version: 1, to }] }))
    assert.match(emptied.message, /^updated\[0\]\.to\.geometry/)
  })

  it('keep the points that labels have, and go only with their labels', async () => {
    const desk = await openDesk(stack)
    const schema = await make(desk)
    const { imageId, labelOf } = await labelling(desk, schema)
    await sendChange(desk, imageId, { added: [labelOf('Shoulder', 'Hand'), labelOf('Shoulder')] })
    const path = `/api/keypoint-schemas/${schema.id}`
    const without = (name: string) => ({
      keypointClasses: schema.keypointClasses.filter(each => each.name !== name),
    })
    assert.match(
      await refusalOf(desk, 'PATCH', path, { ...without('Hand'), name: 'Other' }),
      /^400 keypointClasses must keep "Hand": 1 labels have points of it/,
    )
    const { keypointClasses, name } = await edit(desk, schema, without('Elbow'))
    assert.deepEqual([name, keypointClasses.length], ['Arm', 2])
    assert.match(await refusalOf(desk, 'DELETE', path), /^400 Keypoint schema "Arm" has 2 labels/)
    await ask(desk, 'DELETE', `${path}?removeLabels=true`)
    assert.match(await refusalOf(desk, 'DELETE', path), /^404 /)
    const { labels } = await ask<{ labels: unknown[] }>(desk, 'GET', `/api/images/${imageId}/labels`)
    assert.deepEqual(labels, [])
    const changes = await ask<{ removed: unknown[] }[]>(desk, 'GET', `/api/images/${imageId}/changes`)
    assert.equal(changes.at(-1)?.removed.length, 2, 'the history keeps them')
  })

  it('go with their project, labels and all, and lose a label class that goes', async () => {
    const desk = await openDesk(stack)
    const schema = await make(desk)
    const { imageId, labelOf, labelClass } = await labelling(desk, schema)
    await edit(desk, schema, { labelClasses: [{ labelClassId: labelClass.id }] })
    await sendChange(desk, imageId, { added: [labelOf('Shoulder')] })
    await ask(desk, 'DELETE', `/api/label-classes/${labelClass.id}?removeLabels=true`)
    const [listed] = await ask<Schema[]>(desk, 'GET', pathOf(desk))
    assert.deepEqual(listed?.labelClasses, [])
    const other = await makeLabelClass(desk)
    const label = { ...labelOf('Shoulder'), classId: other.id }
    assert.equal((await sendChange(desk, imageId, { added: [label] })).status, 200)
    await ask(desk, 'DELETE', `/api/projects/${desk.projectId}`)
    assert.match(await refusalOf(desk, 'GET', pathOf(desk)), /^404 /)
  })
})
