import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import type { AppliedChange, AttributeValues, Label } from '@gesso/core'
import {
  ask,
  boxLabel,
  type Desk,
  makeAttribute,
  makeDataset,
  makeLabelClass,
  openDesk,
  putImages,
  refusalIn,
  sendChange,
} from '../../testing/builders.ts'
import { type Stack, startStack } from '../../testing/stack.ts'

interface Shown {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly subject: string
  readonly norder: number
  readonly required: boolean
  readonly options: readonly { readonly id: string; readonly value: string }[]
  readonly links: readonly { readonly classId: string }[]
}

describe('attributes', () => {
  let stack: Stack
  before(async () => {
    stack = await startStack()
  })
  after(() => stack.close())

  const open = async () => {
    const desk = await openDesk(stack)
    const { id: classId } = await makeLabelClass(desk, 'car')
    const imageIds = await putImages(desk, (await makeDataset(desk)).id, ['a.jpg', 'b.jpg'])
    const path = `/api/projects/${desk.projectId}/attributes`
    return { ...desk, classId, imageIds, imageId: imageIds[0] ?? '', path }
  }
  type Bench = Awaited<ReturnType<typeof open>>
  const refused = async (desk: Desk, method: string, path: string, body: unknown) => {
    const { status, message } = refusalIn(await stack.send(method, path, { key: desk.key, body }))
    return `${status} ${message}`
  }
  const listed = (bench: Bench) => ask<Shown[]>(bench, 'GET', bench.path)
  const labelled = async (bench: Bench, attributes: AttributeValues, imageId = bench.imageId) => {
    const label = boxLabel(bench.classId, { attributes })
    const sent = await sendChange(bench, imageId, { added: [label] })
    assert.equal(sent.status, 200, JSON.stringify(sent.body))
    return label
  }
  const valuesOf = async (bench: Bench, imageId = bench.imageId) => {
    const { labels } = await ask<{ labels: Label[] }>(bench, 'GET', `/api/images/${imageId}/labels`)
    return labels.map(label => label.attributes)
  }

  it('are refused by the field when they are not sound', async () => {
    const bench = await open()
    const sound = { name: 'Colour', type: 'SELECTION' }
    const { id } = await makeAttribute(bench, { ...sound, name: 'Taken' })
    const wrong: [object, RegExp][] = [
      [{ name: ' ' }, /^400 name must not be blank/],
      [{ name: 'Taken' }, /^400 name "Taken" exists already/],
      [{ type: 'COLOUR' }, /^400 type must be one of SELECTION/],
      [{ subject: 'PROJECT' }, /^400 subject must be one of IMAGE/],
      [{ type: 'TEXT', options: [{ value: 'red' }] }, /^400 options are for SELECTION/],
      [
        { options: [{ value: 'red' }, { value: 'red' }] },
        /^400 options\[1\]\.value "red" stands there twice/,
      ],
      [{ options: [{ value: ' ' }] }, /^400 options\[0\]\.value must not be blank/],
      [{ type: 'INT', min: 3, max: 2 }, /^400 max must not be less than min/],
      [{ norder: 'last' }, /^400 norder /],
    ]
    for (const [fields, words] of wrong) {
      assert.match(await refused(bench, 'POST', bench.path, { ...sound, ...fields }), words)
      if ('name' in fields && fields.name === 'Taken') continue
      assert.match(await refused(bench, 'PATCH', `/api/attributes/${id}`, { ...sound, ...fields }), words)
    }
    assert.deepEqual(
      (await listed(bench)).map(({ name }) => name),
      ['Taken'],
    )
  })

  it('are made in order, and of one name for each subject', async () => {
    const bench = await open()
    await makeAttribute(bench, { name: 'Colour', type: 'SELECTION', options: ['red', 'blue'], norder: 3 })
    await makeAttribute(bench, { name: 'Colour', type: 'TEXT', subject: 'IMAGE', required: true })
    await makeAttribute(bench, { name: 'First', type: 'BOOL', norder: -1 })
    const shown = (await listed(bench)).map(({ name, type, subject, norder, required, options }) => [
      ...[name, type, subject, norder, required],
      options.map(({ value }) => value),
    ])
    assert.deepEqual(shown, [
      ['First', 'BOOL', 'LABEL', -1, false, []],
      ['Colour', 'SELECTION', 'LABEL', 3, false, ['red', 'blue']],
      ['Colour', 'TEXT', 'IMAGE', 4, true, []],
    ])
  })

  it('keep the ids of options by their text or their id, in the new order', async () => {
    const bench = await open()
    const { id, options } = await makeAttribute(bench, {
      name: 'Colour',
      type: 'SELECTION',
      options: ['red', 'green', 'blue'],
    })
    const [red, green, blue] = options.map(option => option.id)
    const edited = async (given: object[]) =>
      (await ask<Shown>(bench, 'PATCH', `/api/attributes/${id}`, { options: given })).options
    assert.deepEqual(await edited([{ value: 'blue' }, { id: red, value: 'crimson' }, { value: 'green' }]), [
      { id: blue, value: 'blue' },
      { id: red, value: 'crimson' },
      { id: green, value: 'green' },
    ])
    const swapped = [
      { id: green, value: 'blue' },
      { id: blue, value: 'green' },
    ]
    assert.deepEqual(await edited(swapped), swapped)
    const [kept, made] = await edited([{ value: 'blue' }, { value: 'crimson' }])
    assert.equal(kept?.id, green)
    assert.ok(made && ![red, green, blue].includes(made.id))
    const untouched = await ask<Shown>(bench, 'PATCH', `/api/attributes/${id}`, { name: 'Paint' })
    assert.deepEqual(untouched.options, [kept, made])
  })

  it('take a dropped option off labels and images, which the history tells', async () => {
    const bench = await open()
    const one = await makeAttribute(bench, { name: 'Colour', type: 'SELECTION', options: ['red', 'blue'] })
    const many = await makeAttribute(bench, {
      name: 'Parts',
      type: 'MULTIPLE-SELECTION',
      options: ['a', 'b'],
    })
    const ofImage = await makeAttribute(bench, {
      ...{ name: 'Parts', type: 'MULTIPLE-SELECTION', options: ['a', 'b'], subject: 'IMAGE' },
    })
    const [red = '', blue = ''] = one.options.map(({ id }) => id)
    const [a = '', b = ''] = many.options.map(({ id }) => id)
    const [imageA = '', imageB = ''] = ofImage.options.map(({ id }) => id)
    await labelled(bench, { [one.id]: red, [many.id]: [a, b] })
    await labelled(bench, { [one.id]: blue, [many.id]: [a] })
    const image = `/api/images/${bench.imageId}/attributes`
    await ask(bench, 'PATCH', image, { set: { [ofImage.id]: [imageA, imageB] } })
    for (const [id, value] of [
      [one.id, 'blue'],
      [many.id, 'b'],
      [ofImage.id, 'b'],
    ])
      await ask(bench, 'PATCH', `/api/attributes/${id}`, { options: [{ value }] })
    assert.deepEqual(await valuesOf(bench), [{ [many.id]: [b] }, { [one.id]: blue }])
    assert.deepEqual(await ask(bench, 'GET', image), { values: { [ofImage.id]: [imageB] } })
    const history = await ask<AppliedChange[]>(bench, 'GET', `/api/images/${bench.imageId}/changes`)
    assert.deepEqual(
      history.map(({ updated }) => updated.length),
      [0, 0, 1, 2],
    )
  })

  it('are deleted with the values of labels and images', async () => {
    const bench = await open()
    const seen = await makeAttribute(bench, { name: 'Seen', type: 'BOOL' })
    const ofImage = await makeAttribute(bench, { name: 'Night', type: 'BOOL', subject: 'IMAGE' })
    await labelled(bench, { [seen.id]: true })
    await labelled(bench, { [seen.id]: false }, bench.imageIds[1])
    const image = `/api/images/${bench.imageId}/attributes`
    await ask(bench, 'PATCH', image, { set: { [ofImage.id]: true } })
    await ask(bench, 'DELETE', `/api/attributes/${seen.id}`)
    await ask(bench, 'DELETE', `/api/attributes/${ofImage.id}`)
    assert.deepEqual([await valuesOf(bench), await valuesOf(bench, bench.imageIds[1])], [[{}], [{}]])
    assert.deepEqual(await ask(bench, 'GET', image), { values: {} })
    assert.deepEqual(await listed(bench), [])
    const gone = await stack.send('DELETE', `/api/attributes/${seen.id}`, { key: bench.key })
    assert.equal(gone.status, 404)
  })

  it('leave no value behind, however many are set while they are deleted', async () => {
    const bench = await open()
    const seen = await makeAttribute(bench, { name: 'Seen', type: 'BOOL' })
    const labels = await Promise.all(Array.from({ length: 5 }, () => labelled(bench, {})))
    const setting = Array.from({ length: 20 }, (_, turn) => {
      const label = labels[turn % labels.length] ?? boxLabel(bench.classId)
      const added = [boxLabel(bench.classId, { attributes: { [seen.id]: true } })]
      return turn % 2
        ? sendChange(bench, bench.imageId, { added })
        : sendChange(bench, bench.imageId, {
            updated: [{ version: 1, to: { ...label, attributes: { [seen.id]: true } } }],
          })
    })
    const [, ...sent] = await Promise.all([ask(bench, 'DELETE', `/api/attributes/${seen.id}`), ...setting])
    assert.ok(sent.every(({ status }) => status === 200 || status === 404))
    assert.ok((await valuesOf(bench)).every(values => Object.keys(values).length === 0))
  })

  it('keep their type and their subject while anything has a value', async () => {
    const bench = await open()
    const seen = await makeAttribute(bench, { name: 'Seen', type: 'BOOL' })
    await labelled(bench, { [seen.id]: true })
    const path = `/api/attributes/${seen.id}`
    const problem = 'cannot change while anything has a value of "Seen"'
    assert.equal(await refused(bench, 'PATCH', path, { type: 'TEXT' }), `400 type ${problem}`)
    assert.equal(await refused(bench, 'PATCH', path, { subject: 'IMAGE' }), `400 subject ${problem}`)
    const free = await makeAttribute(bench, { name: 'Free', type: 'SELECTION', options: ['x'] })
    const changed = await ask<Shown>(bench, 'PATCH', `/api/attributes/${free.id}`, { type: 'INT' })
    assert.deepEqual([changed.type, changed.options], ['INT', []])
    await ask(bench, 'POST', `/api/projects/${bench.projectId}/attribute-links`, {
      add: [{ attributeId: free.id, classId: bench.classId }],
    })
    assert.match(
      await refused(bench, 'PATCH', `/api/attributes/${free.id}`, { subject: 'IMAGE' }),
      /^400 subject cannot change while it is linked/,
    )
  })

  it('are linked to classes of their project, reordered and unlinked', async () => {
    const bench = await open()
    const stranger = await open()
    const path = `/api/projects/${bench.projectId}/attribute-links`
    const seen = await makeAttribute(bench, { name: 'Seen', type: 'BOOL' })
    const night = await makeAttribute(bench, { name: 'Night', type: 'BOOL', subject: 'IMAGE' })
    const theirs = await makeAttribute(stranger, { name: 'Seen', type: 'BOOL' })
    const link = { attributeId: seen.id, classId: bench.classId }
    const wrong: [object, RegExp][] = [
      [{ ...link, attributeId: theirs.id }, /^404 There is no attribute of labels/],
      [{ ...link, attributeId: night.id }, /^404 There is no attribute of labels/],
      [{ ...link, classId: stranger.classId }, /^404 There is no label class/],
      [{ ...link, classId: randomUUID() }, /^404 There is no label class/],
      [{ ...link, classOrder: '1' }, /^400 add\[1\]\.classOrder /],
    ]
    for (const [each, words] of wrong)
      assert.match(await refused(bench, 'POST', path, { add: [link, each] }), words)
    assert.deepEqual((await listed(bench))[0]?.links, [])
    const linked = { ...link, attributeOrder: 0, classOrder: 0 }
    assert.deepEqual(await ask(bench, 'POST', path, { add: [link, link] }), [linked])
    const moved = { ...link, attributeOrder: 12.5, classOrder: 3.25 }
    assert.deepEqual(await ask(bench, 'POST', path, { add: [moved] }), [moved])
    assert.deepEqual((await listed(bench))[0]?.links, [moved])
    assert.deepEqual(
      await ask(stranger, 'POST', `/api/projects/${stranger.projectId}/attribute-links`, { remove: [link] }),
      [],
    )
    assert.deepEqual(
      await ask(bench, 'POST', path, { remove: [link, { ...link, classId: randomUUID() }] }),
      [],
    )
    await ask(bench, 'POST', path, { add: [link] })
    await ask(bench, 'DELETE', `/api/label-classes/${bench.classId}`)
    assert.deepEqual((await listed(bench))[0]?.links, [])
  })

  it('stay new until somebody confirms them', async () => {
    const bench = await open()
    const { id } = await makeAttribute(bench, { name: 'Night', type: 'BOOL' })
    const path = `/api/attributes/${id}`
    const edited = async (body: object) => (await ask<{ isNew: boolean }>(bench, 'PATCH', path, body)).isNew
    assert.equal(await edited({ norder: 3 }), false)
    assert.equal(await edited({ isNew: true }), true)
    assert.equal(await edited({ name: 'Dark' }), true)
    assert.equal(await edited({ isNew: false }), false)
  })

  it('have values of the image itself, each judged', async () => {
    const bench = await open()
    const night = await makeAttribute(bench, { name: 'Night', type: 'BOOL', subject: 'IMAGE' })
    const count = await makeAttribute(bench, { name: 'Count', type: 'INT', subject: 'IMAGE', min: 0 })
    const ofLabels = await makeAttribute(bench, { name: 'Seen', type: 'BOOL' })
    const path = `/api/images/${bench.imageId}/attributes`
    const wrong: [AttributeValues, RegExp][] = [
      [{ [night.id]: true, [count.id]: -1 }, new RegExp(`^400 set\\.${count.id} must not be less than 0`)],
      [{ [night.id]: true, [ofLabels.id]: true }, /^404 There is no attribute of images/],
      [{ [night.id]: true, x: true }, /^404 There is no attribute of images x/],
    ]
    for (const [set, words] of wrong) assert.match(await refused(bench, 'PATCH', path, { set }), words)
    assert.deepEqual(await ask(bench, 'GET', path), { values: {} })
    const set = { [night.id]: false, [count.id]: 3 }
    assert.deepEqual(await ask(bench, 'PATCH', path, { set }), { values: set })
    const left = { values: { [count.id]: 4 } }
    assert.deepEqual(await ask(bench, 'PATCH', path, { set: { [count.id]: 4 }, remove: [night.id] }), left)
    assert.deepEqual(await ask(bench, 'GET', path), left)
  })
})
