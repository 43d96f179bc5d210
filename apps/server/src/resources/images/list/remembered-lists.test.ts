import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import {
  ask,
  boxLabel,
  type Desk,
  makeAttribute,
  makeDataset,
  makeLabelClass,
  makeTagClass,
  makeTagGroup,
  openDesk,
  putImages,
  sendChange,
} from '../../../testing/builders.ts'
import { type Stack, startStack } from '../../../testing/stack.ts'
import { actorOfKey } from '../../access/index.ts'
import type { ImageConditions } from './conditions.ts'
import { listImagesAt } from './list-images-at.ts'
import { countImages, imageIds } from './queries.ts'

/** A project that has one of everything that images can be found by. */
async function openBench(stack: Stack) {
  const desk = await openDesk(stack)
  const [dataset, group] = [
    await makeDataset(desk),
    await makeTagGroup(desk, 'Weather', { isRequired: true }),
  ]
  const ids = await putImages(desk, dataset.id, ['a.jpg', 'b.jpg', 'c.jpg', 'd.jpg', 'e.jpg'])
  const tagBody = { name: 'rain', groupId: group.id }
  const rain = await ask<{ id: string }>(desk, 'POST', `/api/projects/${desk.projectId}/tag-classes`, tagBody)
  const light = await makeAttribute(desk, { name: 'Light', type: 'TEXT', subject: 'IMAGE', required: true })
  const colour = await makeAttribute(desk, { name: 'Colour', type: 'TEXT', required: true })
  const [snow, car] = [await makeTagClass(desk, 'snow'), await makeLabelClass(desk, 'car')]
  const [one = '', two = '', three = ''] = ids
  return { desk, ids, one, two, three, group, rain, snow, light, colour, car }
}

type Bench = Awaited<ReturnType<typeof openBench>>

function send(desk: Desk, method: string, path: string, body?: unknown): Promise<unknown> {
  return ask(desk, method, `/api/${path}`, body)
}

/** What changes a project, and which of the filters then find other images than before. */
const events: readonly [string, readonly string[], (bench: Bench) => Promise<unknown>][] = [
  [
    'a tag',
    ['tag', 'untagged', 'tagged'],
    b => send(b.desk, 'POST', `images/${b.two}/tags`, { add: [b.rain.id] }),
  ],
  ['another tag', [], b => send(b.desk, 'POST', `images/${b.three}/tags`, { add: [b.snow.id] })],
  ['a required group', ['untagged', 'tagged'], b => makeTagGroup(b.desk, 'More', { isRequired: true })],
  [
    'a group that is required no more',
    ['untagged', 'tagged'],
    async b => {
      const path = `projects/${b.desk.projectId}/tag-groups`
      const groups = (await send(b.desk, 'GET', path)) as { id: string; name: string }[]
      const more = groups.find(({ name }) => name === 'More')
      await send(b.desk, 'PATCH', `tag-groups/${more?.id}`, { isRequired: false })
    },
  ],
  [
    'a tag class that moves',
    ['untagged', 'tagged'],
    b => send(b.desk, 'PATCH', `tag-classes/${b.snow.id}`, { groupId: b.group.id }),
  ],
  [
    'a tag class that goes',
    ['tag', 'untagged', 'tagged'],
    b => send(b.desk, 'DELETE', `tag-classes/${b.rain.id}`),
  ],
  [
    'a value',
    ['unvalued'],
    b => send(b.desk, 'PATCH', `images/${b.one}/attributes`, { set: { [b.light.id]: 'dim' } }),
  ],
  ['labels', ['class'], b => sendChange(b.desk, b.one, { added: [boxLabel(b.car.id)] })],
  [
    'a link of a class',
    ['unvalued'],
    b => {
      const add = [{ attributeId: b.colour.id, classId: b.car.id }]
      return send(b.desk, 'POST', `projects/${b.desk.projectId}/attribute-links`, { add })
    },
  ],
  [
    'an attribute that is required no more',
    ['unvalued'],
    b => send(b.desk, 'PATCH', `attributes/${b.light.id}`, { required: false }),
  ],
  ['an attribute that goes', ['unvalued'], b => send(b.desk, 'DELETE', `attributes/${b.colour.id}`)],
  ['a name', ['name'], b => send(b.desk, 'PATCH', `images/${b.two}`, { name: 'x.jpg' })],
  ['an image that goes', ['name', 'all'], b => send(b.desk, 'DELETE', `images/${b.two}`)],
]

describe('lists of images that are remembered', () => {
  let stack: Stack
  before(async () => {
    stack = await startStack()
  })
  after(() => stack.close())

  it('are read and counted anew as soon as anything changes by which they are found', async () => {
    const bench = await openBench(stack)
    const { desk } = bench
    const actor = await actorOfKey(stack.context, desk.key)
    assert.ok(actor)
    const begun = stack.context.now()
    const filters: Readonly<Record<string, ImageConditions>> = {
      all: {},
      name: { name: 'x' },
      tag: { tagClassId: [bench.rain.id] },
      untagged: { missingTags: true },
      tagged: { missingTags: false },
      unvalued: { missingAttributes: true },
      class: { labelClassId: [bench.car.id] },
      edited: { updatedSince: begun },
    }
    const remembered = async (conditions: ImageConditions) => {
      const read = (offset: number) =>
        listImagesAt(stack.context, actor, desk.projectId, conditions, { offset, limit: 2 })
      const pages = [await read(0), await read(2), await read(4)]
      const ids = pages.flatMap(page => page.items.map(({ id }) => id))
      return JSON.stringify([ids, ...pages.map(({ total }) => total)])
    }
    const asked = async (conditions: ImageConditions) => {
      const ids = await imageIds(stack.context.db, desk.projectId, conditions, { limit: 10 })
      const total = await countImages(stack.context.db, desk.projectId, conditions)
      return JSON.stringify([ids, total, total, total])
    }
    for (const [name, changing, happen] of events) {
      const earlier = new Map<string, string>()
      for (const [filter, conditions] of Object.entries(filters))
        earlier.set(filter, await remembered(conditions))
      await happen(bench)
      for (const [filter, conditions] of Object.entries(filters)) {
        const now = await remembered(conditions)
        assert.equal(now, await asked(conditions), `${filter} after ${name}`)
        if (changing.includes(filter)) assert.notEqual(now, earlier.get(filter), `${filter} after ${name}`)
      }
    }
  })

  it('leave nothing in the way of a project that is deleted', async () => {
    const { desk } = await openBench(stack)
    await ask(desk, 'DELETE', `/api/projects/${desk.projectId}`)
    const left = await stack.context.db
      .selectFrom('list_move')
      .selectAll()
      .where('project_id', '=', desk.projectId)
      .execute()
    assert.deepEqual(left, [])
  })
})
