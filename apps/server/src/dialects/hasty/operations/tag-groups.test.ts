import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { makeTagGroup, openDesk } from '../../../testing/builders.ts'
import { type Stack, startStack } from '../../../testing/stack.ts'
import { ask, openWireDesk, refusal, type WireDesk, type WirePage } from '../testing/wire-desk.ts'

interface Group {
  readonly id: string
  readonly name: string
}

interface TagClass {
  readonly id: string
  readonly tag_group_id: string
  readonly tag_group_name: string
}

describe('tag groups over the Hasty API', () => {
  let stack: Stack
  before(async () => {
    stack = await startStack()
  })
  after(() => stack.close())

  const groupsOf = async (desk: WireDesk) =>
    (await ask<WirePage<Group>>(desk, 'GET', `${desk.p}/tag_groups`)).items
  const makeClass = (desk: WireDesk, body: object) =>
    ask<TagClass>(desk, 'POST', `${desk.p}/tag_classes`, body)

  it('refuses each wrong field by its name', async () => {
    const desk = await openWireDesk(stack, 0)
    const path = `${desk.p}/tag_groups`
    const { id } = await makeTagGroup(desk, 'Weather')
    const wrong: [object, RegExp][] = [
      [{ name: undefined }, /^400 name is missing/],
      [{ name: ' ' }, /^400 name /],
      [{ name: 'Default' }, /^400 name "Default" exists already/],
      [{ type: undefined }, /^400 type is missing/],
      [{ type: 'TEXT' }, /^400 type must be one of SELECTION, MULTIPLE-SELECTION/],
      [{ is_required: 'yes' }, /^400 is_required /],
      [{ norder: '1' }, /^400 norder /],
    ]
    for (const [fields, message] of wrong) {
      const body = { name: 'Light', type: 'SELECTION', ...fields }
      assert.match(await refusal(desk, 'POST', path, body), message)
      assert.match(await refusal(desk, 'PUT', `${path}/${id}`, body), message)
    }
    const foreign = await makeTagGroup(await openDesk(stack))
    for (const stranger of [foreign.id, randomUUID()])
      for (const method of ['GET', 'DELETE'])
        assert.match(await refusal(desk, method, `${path}/${stranger}`), /^404 There is no tag group/)
  })

  it('makes, lists, reads and changes them; the one of the project is there at once', async () => {
    const desk = await openWireDesk(stack, 0)
    const path = `${desk.p}/tag_groups`
    const made = await ask<Group>(desk, 'POST', path, { name: 'Weather', type: 'SELECTION' })
    const wanted = { id: made.id, name: 'Weather', type: 'SELECTION', is_required: false, norder: 1 }
    assert.deepEqual(made, wanted)
    const [first] = await groupsOf(desk)
    const standard = { name: 'Default', type: 'MULTIPLE-SELECTION', is_required: false, norder: 0 }
    assert.deepEqual(first, { id: first?.id, ...standard })
    const one = `${path}/${made.id}`
    const changes = { name: 'Sky', type: 'MULTIPLE-SELECTION', is_required: true, norder: -1 }
    assert.deepEqual(await ask(desk, 'PUT', one, changes), { id: made.id, ...changes })
    assert.deepEqual(await ask(desk, 'GET', one), { id: made.id, ...changes })
    const page = await ask<WirePage<Group>>(desk, 'GET', `${path}?limit=1`)
    assert.deepEqual([page.meta.total, page.items.map(({ name }) => name)], [2, ['Sky']])
  })

  it('puts tag classes into the group that is named by id or name, and leaves them there', async () => {
    const desk = await openWireDesk(stack, 0)
    const weather = await makeTagGroup(desk, 'Weather')
    const rain = await makeClass(desk, { name: 'rain', tag_group_id: weather.id.toUpperCase() })
    const snow = await makeClass(desk, { name: 'snow', tag_group_name: 'Weather', tag_group_id: null })
    for (const made of [rain, snow])
      assert.deepEqual([made.tag_group_id, made.tag_group_name], [weather.id, 'Weather'])
    const path = `${desk.p}/tag_classes/${rain.id}`
    const renamed = await ask<TagClass>(desk, 'PUT', path, { name: 'drizzle' })
    assert.equal(renamed.tag_group_id, weather.id)
    const moved = await ask<TagClass>(desk, 'PUT', path, { name: 'drizzle', tag_group_name: 'Default' })
    assert.equal(moved.tag_group_name, 'Default')
  })

  it('moves the tag classes of a group that is deleted to the first one, with the tags of images', async () => {
    const desk = await openWireDesk(stack)
    const weather = await makeTagGroup(desk, 'Weather')
    const rain = await makeClass(desk, { name: 'rain', tag_group_id: weather.id })
    await ask(desk, 'POST', `${desk.image}/tags`, [{ tag_class_id: rain.id }])
    await ask(desk, 'DELETE', `${desk.p}/tag_groups/${weather.id}`)
    const [only, ...others] = await groupsOf(desk)
    assert.deepEqual([only?.name, others], ['Default', []])
    const left = await ask<TagClass>(desk, 'GET', `${desk.p}/tag_classes/${rain.id}`)
    assert.equal(left.tag_group_id, only?.id)
    assert.equal((await ask<WirePage>(desk, 'GET', `${desk.image}/tags`)).meta.total, 1)
    assert.match(
      await refusal(desk, 'DELETE', `${desk.p}/tag_groups/${only?.id}`),
      /^400 tag_group_id is the group for all tag classes that name no other/,
    )
  })

  it('lets an image have one tag of a SELECTION group: the last one takes the place of the others', async () => {
    const desk = await openWireDesk(stack)
    const path = `${desk.image}/tags`
    const weather = await makeTagGroup(desk, 'Weather')
    const [rain, snow, night] = [
      await makeClass(desk, { name: 'rain', tag_group_id: weather.id }),
      await makeClass(desk, { name: 'snow', tag_group_id: weather.id }),
      await makeClass(desk, { name: 'night' }),
    ]
    const put = async (...classes: { id: string }[]) => {
      await ask(
        desk,
        'POST',
        path,
        classes.map(({ id: tag_class_id }) => ({ tag_class_id })),
      )
      const { items } = await ask<WirePage<{ tag_class_name: string }>>(desk, 'GET', path)
      return items.map(tag => tag.tag_class_name)
    }
    assert.deepEqual(await put(rain, night), ['rain', 'night'])
    assert.deepEqual(await put(snow), ['snow', 'night'])
    assert.deepEqual(await put(snow, rain), ['rain', 'night'])
    assert.deepEqual(await put(rain), ['rain', 'night'])
  })
})
