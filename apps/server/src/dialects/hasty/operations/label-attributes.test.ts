import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { type MadeAttribute, makeAttribute, makeLabelClass } from '../../../testing/builders.ts'
import { type Stack, startStack } from '../../../testing/stack.ts'
import { ask, openWireDesk, refusal, type WirePage } from '../testing/wire-desk.ts'

interface Value {
  readonly id: string
  readonly label_id: string
  readonly value: unknown
}

interface Common {
  readonly name: string
  readonly is_conflicting: boolean
}

describe('attribute values over the Hasty API', () => {
  let stack: Stack
  before(async () => {
    stack = await startStack()
  })
  after(() => stack.close())

  const open = async () => {
    const desk = await openWireDesk(stack)
    const bus = (await makeLabelClass(desk, 'bus')).id
    const made = await ask<{ items: { id: string }[] }>(desk, 'POST', `${desk.image}/labels`, [
      { class_id: desk.classId, bbox: [1, 1, 5, 5] },
      { class_id: bus, bbox: [1, 1, 9, 9] },
    ])
    const [car = '', other = ''] = made.items.map(({ id }) => id)
    const colour = await makeAttribute(desk, {
      ...{ name: 'Colour', type: 'SELECTION', description: 'of the paint' },
      options: ['red', 'blue'],
    })
    const parts = await makeAttribute(desk, {
      name: 'Parts',
      type: 'MULTIPLE-SELECTION',
      options: ['a', 'b'],
    })
    const count = await makeAttribute(desk, { name: 'Count', type: 'INT' })
    return { desk, bus, car, other, colour, parts, count, red: colour.options[0]?.id ?? '' }
  }

  it('sets each type of value, gives it back as it was set, and takes it away with null', async () => {
    const { desk, car, colour, parts, count, red } = await open()
    const [text, share, seen] = [
      await makeAttribute(desk, { name: 'Plate', type: 'TEXT' }),
      await makeAttribute(desk, { name: 'Share', type: 'FLOAT' }),
      await makeAttribute(desk, { name: 'Seen', type: 'BOOL' }),
    ]
    const path = `${desk.p}/labels/${car}/attributes`
    const values: [MadeAttribute, string, unknown][] = [
      [colour, 'SELECTION', red],
      [parts, 'MULTIPLE-SELECTION', parts.options.map(({ id }) => id).reverse()],
      [count, 'INT', 0],
      [text, 'TEXT', 'B-XY 1'],
      [share, 'FLOAT', 0.25],
      [seen, 'BOOL', false],
    ]
    const wanted: unknown[] = []
    for (const [attribute, type, value] of values) {
      const set = await ask(desk, 'POST', `${path}/${attribute.id}`, { value, predicted_values: ['x'] })
      const description = attribute === colour ? 'of the paint' : null
      wanted.push({ id: attribute.id, label_id: car, name: attribute.name, type, description, value })
      assert.deepEqual(set, wanted.at(-1))
    }
    assert.deepEqual(await ask(desk, 'GET', path), { meta: { object: 'list', total: 6 }, items: wanted })
    const part = await ask<WirePage>(desk, 'GET', `${path}?offset=4&limit=1`)
    assert.deepEqual([part.meta.total, part.items], [6, [wanted[4]]])
    const cleared = await ask(desk, 'POST', `${path}/${count.id}`, { value: null })
    assert.equal(cleared.value, null)
    assert.equal((await ask<WirePage>(desk, 'GET', path)).meta.total, 5)
  })

  it('refuses a value that the attribute does not allow, and what is not there', async () => {
    const { desk, car, colour, count } = await open()
    const stranger = await open()
    const ofImages = await makeAttribute(desk, { name: 'Weather', type: 'TEXT', subject: 'IMAGE' })
    const path = `${desk.p}/labels/${car}/attributes`
    const wrong: [string, object, RegExp][] = [
      [count.id, { value: 'three' }, /^400 value must be a whole number/],
      [count.id, {}, /^400 value is missing/],
      [count.id, { value: {} }, /^400 value /],
      [colour.id, { value: 'red' }, /^400 value is no option of "Colour"/],
      [stranger.colour.id, { value: stranger.red }, /^404 There is no attribute of labels/],
      [ofImages.id, { value: 'rain' }, /^404 There is no attribute of labels/],
    ]
    for (const [id, body, message] of wrong)
      assert.match(await refusal(desk, 'POST', `${path}/${id}`, body), message)
    const theirs = `${desk.p}/labels/${stranger.car}/attributes`
    assert.match(await refusal(desk, 'GET', theirs), /^404 There is no label/)
    assert.match(await refusal(desk, 'POST', `${theirs}/${count.id}`, { value: 1 }), /^404 There is no label/)
    assert.equal((await ask<WirePage>(desk, 'GET', path)).meta.total, 0)
  })

  it('sets values of many labels at once, all or none, and lists those of an image', async () => {
    const { desk, car, other, colour, count, red } = await open()
    const path = `${desk.image}/attributes`
    const sound = { id: colour.id, label_id: car, value: red }
    const wrong: [object, RegExp][] = [
      [{ id: count.id, label_id: other, value: 1.5 }, /^400 \[1\]\.value must be a whole number/],
      [{ id: count.id, label_id: other }, /^400 \[1\]\.value is missing/],
      [{ id: 'x', label_id: other, value: 1 }, /^400 \[1\]\.id /],
      [{ id: randomUUID(), label_id: other, value: 1 }, /^404 There is no attribute of labels/],
      [{ id: count.id, label_id: randomUUID(), value: 1 }, /^404 There is no label/],
    ]
    for (const [each, message] of wrong)
      assert.match(await refusal(desk, 'POST', path, [sound, each]), message)
    const elsewhere = `${desk.p}/images/${desk.imageIds[1]}/attributes`
    assert.match(await refusal(desk, 'POST', elsewhere, [sound]), /^404 There is no label/)
    assert.equal((await ask<WirePage>(desk, 'GET', path)).meta.total, 0)
    const many = [
      { id: count.id, label_id: other, value: 3 },
      sound,
      { id: count.id, label_id: car, value: null },
    ]
    const set = await ask<Value[]>(desk, 'POST', path, many)
    assert.deepEqual(
      set.map(({ id, label_id, value }) => ({ id, label_id, value })),
      many,
    )
    assert.deepEqual(Object.keys(set[0] ?? {}), ['id', 'label_id', 'name', 'type', 'description', 'value'])
    const page = await ask<WirePage<Value>>(desk, 'GET', `${path}?offset=1&limit=1`)
    assert.deepEqual([page.meta.total, page.items.map(({ label_id }) => label_id)], [2, [other]])
    const changes = await ask<unknown[]>(desk, 'GET', `/api/images/${desk.imageIds[0]}/changes`)
    assert.equal(changes.length, 2, 'one for the labels, one for their values')
    assert.deepEqual(await ask(desk, 'PUT', path, []), [])
  })

  it('keeps the values of a label that is replaced', async () => {
    const { desk, car, count } = await open()
    await ask(desk, 'POST', `${desk.p}/labels/${car}/attributes/${count.id}`, { value: 3 })
    const moved = { label_id: car, class_id: desk.classId, bbox: [2, 2, 8, 8], polygon: null, mask: null }
    await ask(desk, 'PUT', `${desk.image}/labels`, [moved])
    const { items } = await ask<WirePage<Value>>(desk, 'GET', `${desk.p}/labels/${car}/attributes`)
    assert.deepEqual(
      items.map(({ value }) => value),
      [3],
    )
  })

  it('loses none of the values that many clients set at once, nor a geometry set meanwhile', async () => {
    const { desk, car, count, colour, parts, red } = await open()
    const path = `${desk.p}/labels/${car}/attributes`
    const one = { label_id: car, class_id: desk.classId, bbox: [2, 2, 8, 8] }
    await Promise.all([
      ask(desk, 'POST', `${path}/${count.id}`, { value: 3 }),
      ask(desk, 'POST', `${path}/${colour.id}`, { value: red }),
      ask(desk, 'PUT', `${desk.image}/labels`, [one]),
      ask(desk, 'POST', `${path}/${parts.id}`, { value: [parts.options[0]?.id] }),
    ])
    assert.equal((await ask<WirePage>(desk, 'GET', path)).meta.total, 3)
    const label = await ask(desk, 'GET', `${desk.p}/labels/${car}`)
    assert.deepEqual(label.bbox, [2, 2, 8, 8])
  })

  it('tells what labels have in common, and where they differ', async () => {
    const { desk, bus, car, other, colour, parts, count } = await open()
    const path = `${desk.image}/attributes/common`
    const link = ({ id }: MadeAttribute, class_id: string) => ({ attribute_id: id, class_id })
    await ask(desk, 'POST', `${desk.p}/attributes_classes`, [
      ...[colour, count].flatMap(each => [link(each, desk.classId), link(each, bus)]),
      link(parts, bus),
    ])
    for (const id of [car, other])
      await ask(desk, 'POST', `${desk.p}/labels/${id}/attributes/${count.id}`, { value: 3 })
    const told = async (...ids: string[]) =>
      (await ask<Common[]>(desk, 'POST', path, ids)).map(each => [each.name, each.is_conflicting])
    assert.deepEqual(await told(), [])
    assert.deepEqual(await told(car, other), [
      ['Colour', false],
      ['Count', false],
    ])
    await ask(desk, 'POST', `${desk.p}/labels/${car}/attributes/${count.id}`, { value: 4 })
    assert.deepEqual(await told(car, other, bus), [
      ['Colour', false],
      ['Count', true],
    ])
    assert.equal((await told(bus)).length, 3)
    const [first] = await ask<unknown[]>(desk, 'POST', path, [car])
    assert.deepEqual(first, {
      ...{ id: colour.id, is_required: false, name: 'Colour', type: 'SELECTION' },
      ...{ description: 'of the paint', norder: 0, is_conflicting: false },
    })
    assert.match(await refusal(desk, 'POST', path, [randomUUID()]), /^404 There is no label/)
    assert.match(await refusal(desk, 'POST', path, ['x']), /^400 \[0\] /)
  })
})
