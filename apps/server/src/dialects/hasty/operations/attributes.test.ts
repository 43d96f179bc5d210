import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { makeAttribute, makeLabelClass, openDesk } from '../../../testing/builders.ts'
import { type Stack, startStack } from '../../../testing/stack.ts'
import { ask, openWireDesk, refusal, type WirePage } from '../testing/wire-desk.ts'

interface Lov {
  readonly id: string
  readonly value: string
}

interface Attribute {
  readonly id: string
  readonly name: string
  readonly values: readonly Lov[]
}

const colour = { name: 'Colour', type: 'SELECTION', values: [{ value: 'red' }, { value: 'blue' }] }

describe('attributes over the Hasty API', () => {
  let stack: Stack
  before(async () => {
    stack = await startStack()
  })
  after(() => stack.close())

  it('refuses each wrong field by its name', async () => {
    const desk = await openWireDesk(stack)
    const path = `${desk.p}/attributes`
    const { id } = await makeAttribute(desk, { name: 'Other', type: 'SELECTION' })
    await makeAttribute(desk, { name: 'Taken', type: 'TEXT' })
    const foreign = await makeAttribute(await openDesk(stack), { name: 'Theirs', type: 'TEXT' })
    const wrong: [object, RegExp][] = [
      [{ name: undefined }, /^400 name is missing/],
      [{ name: 'Taken' }, /^400 name "Taken" exists already/],
      [{ type: undefined }, /^400 type is missing/],
      [{ type: 'COLOR' }, /^400 type must be one of SELECTION/],
      [{ subject_type: 'PROJECT' }, /^400 subject_type must be one of IMAGE/],
      [{ values: [{ value: 'red' }, { value: 'red' }] }, /^400 values\[1\]\.value "red" stands there twice/],
      [{ values: ['red'] }, /^400 values\[0\] must be object/],
      [{ values: [{}] }, /^400 values\[0\]\.value is missing/],
      [{ type: 'TEXT' }, /^400 values are for SELECTION/],
      [{ type: 'INT', values: [], min: 2, max: 1 }, /^400 max must not be less than min/],
      [{ prediction_type: 'guess' }, /^400 prediction_type must be one of llm, ocr/],
      [{ is_required: 'yes' }, /^400 is_required must be boolean/],
      [{ norder: '1' }, /^400 norder must be number/],
    ]
    for (const [fields, message] of wrong) {
      assert.match(await refusal(desk, 'POST', path, { ...colour, ...fields }), message)
      assert.match(await refusal(desk, 'PUT', `${path}/${id}`, { ...colour, ...fields }), message)
    }
    for (const method of ['PUT', 'DELETE'])
      assert.match(await refusal(desk, method, `${path}/${foreign.id}`, colour), /^404 There is no attribute/)
    assert.equal((await ask<WirePage>(desk, 'GET', path)).meta.total, 2)
  })

  it('makes, lists, changes and deletes attributes of every type and subject', async () => {
    const desk = await openWireDesk(stack)
    const path = `${desk.p}/attributes`
    const full = {
      is_required: true,
      name: 'Colour',
      type: 'MULTIPLE-SELECTION',
      subject_type: 'LABEL',
      default: 'red',
      description: 'Color of the label',
      min: 0,
      max: 0,
      norder: 3.5,
      prediction_type: 'llm',
      prediction_model: 'gemini-2.0-flash',
      prediction_prompt: 'Which colour?',
    }
    const made = await ask<Attribute>(desk, 'POST', path, { ...full, values: [{ value: 'red' }] })
    assert.deepEqual(made, {
      id: made.id,
      ...full,
      class_count: 0,
      values: [{ id: made.values[0]?.id, value: 'red' }],
    })
    const nulls = {
      description: null,
      default: null,
      norder: null,
      subject_type: null,
      prediction_type: null,
    }
    const changed = await ask(desk, 'PUT', `${path}/${made.id}`, {
      ...{ name: 'Paint', type: 'MULTIPLE-SELECTION', values: made.values },
      ...nulls,
    })
    assert.deepEqual(changed, { ...made, ...nulls, name: 'Paint', norder: 3.5, subject_type: 'LABEL' })
    for (const [index, type] of ['SELECTION', 'TEXT', 'INT', 'FLOAT', 'BOOL'].entries()) {
      const subject_type = ['IMAGE', 'VIDEO', 'LABEL', 'SEGMENT'][index % 4]
      const one = await ask(desk, 'POST', path, { name: type, type, subject_type, values: [] })
      assert.deepEqual([one.type, one.subject_type, one.values], [type, subject_type, []])
    }
    // Clients from before there were subjects mean labels.
    const { values: _, ...bare } = { ...colour, name: 'Old' }
    assert.equal((await ask(desk, 'POST', path, bare)).subject_type, 'LABEL')
    const page = await ask<WirePage<Attribute>>(desk, 'GET', `${path}?offset=1&limit=2`)
    assert.deepEqual([page.meta.total, page.items.map(({ name }) => name)], [7, ['SELECTION', 'TEXT']])
    await ask(desk, 'DELETE', `${path}/${made.id}`)
    assert.equal((await ask<WirePage>(desk, 'GET', path)).meta.total, 6)
  })

  it('keeps the ids of values by their text, and drops what is left out', async () => {
    const desk = await openWireDesk(stack)
    const path = `${desk.p}/attributes`
    const { id, values } = await ask<Attribute>(desk, 'POST', path, {
      ...colour,
      values: [{ value: 'red' }, { value: 'green' }, { value: 'blue' }],
    })
    const [red, , blue] = values
    const put = (given: object[]) =>
      ask<Attribute>(desk, 'PUT', `${path}/${id}`, { ...colour, values: given }).then(each => each.values)
    assert.deepEqual(await put([{ value: 'blue' }, { value: 'red' }]), [blue, red])
    assert.deepEqual(await put([{ id: red?.id, value: 'crimson' }]), [{ id: red?.id, value: 'crimson' }])
  })

  it('adds links to those that are there, reorders them, and takes away what a DELETE names', async () => {
    const desk = await openWireDesk(stack)
    const path = `${desk.p}/attributes_classes`
    const bus = await makeLabelClass(desk, 'bus')
    const [seen, count] = [
      await makeAttribute(desk, { name: 'Seen', type: 'BOOL' }),
      await makeAttribute(desk, { name: 'Count', type: 'INT' }),
    ]
    const link = (attribute: { id: string }, class_id: string, orders: object = {}) => ({
      ...{ attribute_id: attribute.id, class_id, attribute_order: 0, class_order: 0 },
      ...orders,
    })
    assert.deepEqual(await ask(desk, 'GET', path), [])
    const two = [link(seen, desk.classId), link(count, desk.classId)]
    assert.deepEqual(await ask(desk, 'POST', path, two), two)
    const moved = link(seen, bus.id, { attribute_order: 12.5, class_order: 3.25 })
    const all = await ask<unknown[]>(desk, 'POST', path, [moved, link(count, bus.id)])
    assert.equal(all.length, 4)
    assert.deepEqual(await ask(desk, 'GET', path), all)
    assert.ok(all.some(each => JSON.stringify(each) === JSON.stringify(moved)))
    const [listed] = (await ask<WirePage<{ class_count: number }>>(desk, 'GET', `${desk.p}/attributes`)).items
    assert.equal(listed?.class_count, 2)
    const { attribute_id, class_id } = moved
    await ask(desk, 'DELETE', path, [
      { attribute_id, class_id },
      { attribute_id, class_id: randomUUID() },
    ])
    assert.equal((await ask<unknown[]>(desk, 'GET', path)).length, 3)
    const wrong: [object, RegExp][] = [
      [{ attribute_id }, /^400 \[0\]\.class_id is missing/],
      [{ attribute_id: 'x', class_id }, /^400 \[0\]\.attribute_id /],
    ]
    for (const [each, message] of wrong)
      for (const method of ['POST', 'DELETE'])
        assert.match(await refusal(desk, method, path, [each]), message)
    assert.match(
      await refusal(desk, 'POST', path, [link(seen, desk.classId, { attribute_order: 'first' })]),
      /^400 \[0\]\.attribute_order must be number/,
    )
    assert.match(await refusal(desk, 'POST', path, [link({ id: randomUUID() }, bus.id)]), /^404 .*attribute/)
  })
})
