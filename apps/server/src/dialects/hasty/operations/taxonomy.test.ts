import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { makeLabelClass, makeTagClass, makeTagGroup, openDesk } from '../../../testing/builders.ts'
import { type Stack, startStack } from '../../../testing/stack.ts'
import { ask, openWireDesk, refusal, type WirePage } from '../testing/wire-desk.ts'

interface Thing {
  readonly id: string
  readonly name: string
  readonly color?: string
}

interface Tag {
  readonly id: string
  readonly tag_class_id: string
  readonly tag_class_name: string
}

describe('label classes and tags over the Hasty API', () => {
  let stack: Stack
  before(async () => {
    stack = await startStack()
  })
  after(() => stack.close())

  it('refuses each wrong field of a label class by its name', async () => {
    const desk = await openWireDesk(stack)
    const path = `${desk.p}/label_classes`
    const other = await makeLabelClass(desk, 'bus')
    const foreign = await makeLabelClass(await openDesk(stack))
    const wrong: [object, RegExp][] = [
      [{ name: undefined }, /^400 name is missing/],
      [{ name: ' ' }, /^400 name /],
      [{ name: 'car' }, /^400 name "car" exists already/],
      [{ color: 'red' }, /^400 color /],
      [{ color: '#12345' }, /^400 color /],
      [{ type: 'stuff' }, /^400 type must be one of object, background/],
      [{ norder: '1' }, /^400 norder /],
      [{ parent_id: 'x' }, /^400 parent_id /],
      [{ parent_id: foreign.id }, /^404 There is no label class/],
      [{ external_id: {} }, /^400 external_id /],
      [{ icon_url: 1 }, /^400 icon_url /],
      [{ use_description_as_prompt: true }, /^400 use_description_as_prompt is not possible here yet/],
    ]
    for (const [fields, message] of wrong) {
      assert.match(await refusal(desk, 'POST', path, { name: 'van', ...fields }), message)
      assert.match(await refusal(desk, 'PUT', `${path}/${other.id}`, { name: 'van', ...fields }), message)
    }
    const own = { name: 'bus', parent_id: other.id }
    assert.match(await refusal(desk, 'PUT', `${path}/${other.id}`, own), /^400 parent_id .* itself or below/)
    assert.match(await refusal(desk, 'GET', `${path}/${foreign.id}`), /^404 There is no label class/)
  })

  it('makes, lists and changes label classes as the SDK means its nulls', async () => {
    const desk = await openWireDesk(stack)
    const path = `${desk.p}/label_classes`
    const made = await ask<Thing>(desk, 'POST', path, {
      name: 'van',
      color: '#0f0f0faa',
      type: 'background',
      norder: 3.5,
      external_id: 'e',
      description: 'with windows',
      parent_id: desk.classId,
      icon_url: 'https://example.com/van.svg',
      use_description_as_prompt: false,
    })
    assert.deepEqual(made, {
      id: made.id,
      name: 'van',
      description: 'with windows',
      type: 'background',
      color: '#0f0f0faa',
      icon_url: 'https://example.com/van.svg',
      norder: 3.5,
      parent_id: desk.classId,
      external_id: 'e',
      use_description_as_prompt: false,
    })
    const one = `${path}/${made.id}`
    const nulls = { color: null, norder: null, external_id: null, type: 'object' }
    const wanted = { ...made, name: 'bus', type: 'object', external_id: null }
    assert.deepEqual(await ask(desk, 'PUT', one, { name: 'bus', ...nulls }), wanted)
    assert.deepEqual(await ask(desk, 'GET', one), wanted)
    assert.deepEqual(await ask(desk, 'PUT', one, wanted), wanted)
    const chosen = await ask<Thing>(desk, 'POST', path, { name: 'tram', ...nulls })
    assert.match(chosen.color ?? '', /^#[0-9a-f]{8}$/)
    const list = await ask<WirePage<Thing>>(desk, 'GET', `${path}?offset=1&limit=1`)
    assert.deepEqual([list.items.map(({ name }) => name), list.meta.total], [['car'], 3])
  })

  it('deletes a label class with its labels, which the history keeps', async () => {
    const desk = await openWireDesk(stack)
    await ask(desk, 'POST', `${desk.image}/labels`, [{ class_id: desk.classId, bbox: [1, 1, 5, 5] }])
    await ask(desk, 'DELETE', `${desk.p}/label_classes/${desk.classId}`)
    assert.equal((await ask<WirePage>(desk, 'GET', `${desk.image}/labels`)).meta.total, 0)
    const history = await ask<unknown[]>(desk, 'GET', `/api/images/${desk.imageIds[0]}/changes`)
    assert.equal(history.length, 2)
  })

  it('refuses each wrong field of a tag class by its name', async () => {
    const desk = await openWireDesk(stack)
    const path = `${desk.p}/tag_classes`
    await makeTagClass(desk, 'rain')
    const group = await makeTagGroup(desk, 'Dark')
    await makeTagGroup(desk, 'Light')
    const foreign = await makeTagGroup(await openDesk(stack))
    const other = await makeTagClass(desk, 'snow')
    const wrong: [object, RegExp][] = [
      [{ name: undefined }, /^400 name is missing/],
      [{ name: 'rain' }, /^400 name "rain" exists already/],
      [{ norder: [] }, /^400 norder /],
      [{ tag_group_id: 'g' }, /^400 tag_group_id /],
      [{ tag_group_id: foreign.id }, /^404 There is no tag group/],
      [{ tag_group_name: 'Weather' }, /^400 tag_group_name "Weather" is no tag group of this project/],
      [{ tag_group_name: 'Light', tag_group_id: group.id }, /^400 tag_group_name "Light" is not the group/],
    ]
    for (const [fields, message] of wrong) {
      assert.match(await refusal(desk, 'POST', path, { name: 'hail', ...fields }), message)
      assert.match(await refusal(desk, 'PUT', `${path}/${other.id}`, { name: 'hail', ...fields }), message)
    }
    assert.match(await refusal(desk, 'DELETE', `${path}/${randomUUID()}`), /^404 There is no tag class/)
  })

  it('makes, lists, changes and deletes tag classes', async () => {
    const desk = await openWireDesk(stack)
    const path = `${desk.p}/tag_classes`
    const made = await ask<Thing>(desk, 'POST', path, { name: 'rain', norder: 2, tag_group_id: null })
    const [group] = (await ask<WirePage<Thing>>(desk, 'GET', `${desk.p}/tag_groups`)).items
    const wanted = {
      id: made.id,
      name: 'rain',
      norder: 2,
      tag_group_id: group?.id,
      tag_group_name: 'Default',
    }
    assert.deepEqual(made, wanted)
    const one = `${path}/${made.id}`
    assert.deepEqual(await ask(desk, 'PUT', one, { name: 'hail', norder: null }), { ...wanted, name: 'hail' })
    assert.deepEqual(await ask(desk, 'GET', one), { ...wanted, name: 'hail' })
    assert.equal((await ask<WirePage>(desk, 'GET', path)).meta.total, 1)
    await ask(desk, 'DELETE', one)
    assert.equal((await ask<WirePage>(desk, 'GET', path)).meta.total, 0)
  })

  it('refuses tags that are none', async () => {
    const desk = await openWireDesk(stack)
    const path = `${desk.image}/tags`
    const foreign = await makeTagClass(await openDesk(stack))
    const tagClass = await makeTagClass(desk)
    const sound = { tag_class_id: tagClass.id }
    assert.match(await refusal(desk, 'POST', path, sound), /^400 body must be array/)
    assert.match(await refusal(desk, 'POST', path, [sound, {}]), /^400 \[1\]\.tag_class_id is missing/)
    assert.match(await refusal(desk, 'POST', path, [sound, { tag_class_id: foreign.id }]), /^404 .*tag class/)
    const tooMany = Array.from({ length: 101 }, () => sound)
    assert.match(await refusal(desk, 'POST', path, tooMany), /^400 body must have at most 100 items/)
    assert.match(await refusal(desk, 'DELETE', path, [{ tag_id: 'x' }]), /^400 \[0\]\.tag_id /)
    assert.equal((await ask<WirePage>(desk, 'GET', path)).meta.total, 0)
  })

  it('tags an image, again without harm, and takes tags off by either id', async () => {
    const desk = await openWireDesk(stack)
    const path = `${desk.image}/tags`
    const [rain, snow, hail] = [
      await makeTagClass(desk, 'rain'),
      await makeTagClass(desk, 'snow'),
      await makeTagClass(desk, 'hail'),
    ]
    const wish = [{ tag_class_id: snow.id }, { tag_class_id: rain.id }]
    const tags = await ask<Tag[]>(desk, 'POST', path, wish)
    assert.deepEqual(
      tags.map(({ tag_class_name }) => tag_class_name),
      ['snow', 'rain'],
    )
    assert.deepEqual(await ask(desk, 'POST', path, wish), tags)
    assert.equal((await ask<Tag[]>(desk, 'POST', path, [{ tag_class_id: hail.id }])).length, 1)
    const list = await ask<WirePage<Tag>>(desk, 'GET', path)
    assert.deepEqual(list.items.slice(0, 2), [...tags].reverse())
    await ask(desk, 'DELETE', path, [
      { tag_id: tags[0]?.id, tag_class_id: null },
      { tag_id: null, tag_class_id: rain.id },
      { tag_id: randomUUID() },
      { tag_class_id: randomUUID() },
      {},
    ])
    const left = await ask<WirePage<Tag>>(desk, 'GET', path)
    assert.deepEqual(
      left.items.map(tag => tag.tag_class_id),
      [hail.id],
    )
  })
})
