import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import type { AppliedChange } from '@gesso/core'
import {
  ask,
  boxLabel,
  type Desk,
  makeDataset,
  makeLabelClass,
  openDesk,
  putImages,
  sendChange,
} from '../../testing/builders.ts'
import { type Stack, startStack } from '../../testing/stack.ts'
import type { presentLabelClass } from './present.ts'

type View = ReturnType<typeof presentLabelClass>

describe('label classes', () => {
  let stack: Stack
  before(async () => {
    stack = await startStack()
  })
  after(() => stack.close())

  const make = (desk: Desk, body: unknown) =>
    ask<View>(desk, 'POST', `/api/projects/${desk.projectId}/label-classes`, body)
  const refused = async (desk: Desk, method: string, path: string, body?: unknown) => {
    const sent = await stack.send(method, path, { key: desk.key, body })
    return { status: sent.status, ...(sent.body as { code: string; message: string }) }
  }

  it('refuses a name that is taken or blank, and a colour that is none', async () => {
    const desk = await openDesk(stack)
    const path = `/api/projects/${desk.projectId}/label-classes`
    const car = await make(desk, { name: 'car' })
    const bus = await make(desk, { name: 'bus' })
    assert.equal((await refused(desk, 'POST', path, { name: ' car ' })).code, 'name_taken')
    assert.equal(
      (await refused(desk, 'PATCH', `/api/label-classes/${bus.id}`, { name: 'car' })).code,
      'name_taken',
    )
    assert.match((await refused(desk, 'POST', path, { name: '  ' })).message, /^name /)
    assert.match((await refused(desk, 'POST', path, { name: 'x', color: 'red' })).message, /^color /)
    assert.deepEqual(await ask(desk, 'GET', path), [car, bus])
  })

  it('refuses those who may not know of it, and those who may not edit the taxonomy', async () => {
    const desk = await openDesk(stack)
    const { id } = await makeLabelClass(desk)
    const stranger = await openDesk(stack)
    const labeller = { ...desk, key: await stack.key(desk.workspaceId, 'Labeller') }
    const path = `/api/projects/${desk.projectId}/label-classes`
    for (const [method, at, body] of [
      ['GET', path],
      ['POST', path, { name: 'x' }],
      ['PATCH', `/api/label-classes/${id}`, { name: 'x' }],
      ['DELETE', `/api/label-classes/${id}`],
    ] as const) {
      assert.equal((await refused(stranger, method, at, body)).status, 404, `${method} ${at}`)
      const expected = method === 'GET' ? 200 : 403
      assert.equal((await stack.send(method, at, { key: labeller.key, body })).status, expected, method)
    }
  })

  it('refuses a parent of another project, itself, and one below it', async () => {
    const desk = await openDesk(stack)
    const foreign = await makeLabelClass(await openDesk(stack))
    const vehicle = await make(desk, { name: 'vehicle' })
    const car = await make(desk, { name: 'car', parentId: vehicle.id })
    const van = await make(desk, { name: 'van', parentId: car.id })
    const path = `/api/projects/${desk.projectId}/label-classes`
    for (const parentId of [foreign.id, randomUUID()]) {
      assert.equal((await refused(desk, 'POST', path, { name: 'x', parentId })).status, 404)
      assert.equal((await refused(desk, 'PATCH', `/api/label-classes/${car.id}`, { parentId })).status, 404)
    }
    for (const parentId of [vehicle.id, car.id, van.id]) {
      const { status, message } = await refused(desk, 'PATCH', `/api/label-classes/${vehicle.id}`, {
        parentId,
      })
      assert.equal(status, 400)
      assert.match(message, /^parentId /)
    }
    const freed = await ask<View>(desk, 'PATCH', `/api/label-classes/${van.id}`, { parentId: null })
    assert.equal(freed.parentId, null)
  })

  it('makes no circle of parents when two changes meet', async () => {
    const desk = await openDesk(stack)
    const [one, two] = [await makeLabelClass(desk), await makeLabelClass(desk)]
    const sent = await Promise.all([
      refused(desk, 'PATCH', `/api/label-classes/${one.id}`, { parentId: two.id }),
      refused(desk, 'PATCH', `/api/label-classes/${two.id}`, { parentId: one.id }),
    ])
    assert.deepEqual(sent.map(each => each.status).sort(), [200, 400])
  })

  it('chooses order and colour when they are left out, and keeps colours with their alpha', async () => {
    const desk = await openDesk(stack)
    const [first, second] = [await make(desk, { name: 'a' }), await make(desk, { name: 'b' })]
    assert.deepEqual([first.norder, second.norder], [10, 11])
    assert.match(first.color, /^#[0-9a-f]{6}4d$/)
    assert.notEqual(first.color, second.color)
    const third = await make(desk, { name: 'c', norder: 3.5, color: '#ABCDEF' })
    assert.deepEqual([third.norder, third.color], [3.5, '#abcdef4d'])
    const path = `/api/label-classes/${third.id}`
    const edited = await ask<View>(desk, 'PATCH', path, { color: '#ABCDEF80' })
    assert.deepEqual(edited, { ...third, color: '#abcdef80' })
    const listed = await ask<View[]>(desk, 'GET', `/api/projects/${desk.projectId}/label-classes`)
    assert.deepEqual(listed, [edited, first, second])
  })

  it('stay new until somebody confirms them', async () => {
    const desk = await openDesk(stack)
    const { id, isNew } = await make(desk, { name: 'car' })
    assert.equal(isNew, false)
    const path = `/api/label-classes/${id}`
    await ask(desk, 'PATCH', path, { isNew: true })
    assert.equal((await ask<View>(desk, 'PATCH', path, { name: 'bus' })).isNew, true)
    assert.equal((await ask<View>(desk, 'PATCH', path, { isNew: false })).isNew, false)
  })

  it('are not deleted while they have labels, unless their removal is asked for; the history keeps them', async () => {
    const desk = await openDesk(stack)
    const { id: classId, name } = await makeLabelClass(desk)
    const other = await makeLabelClass(desk)
    const dataset = await makeDataset(desk)
    const [imageId = '', emptyId = ''] = await putImages(desk, dataset.id, ['a.jpg', 'b.jpg'])
    const [mine, theirs] = [boxLabel(classId), boxLabel(other.id)]
    await sendChange(desk, imageId, { added: [mine, theirs] })
    const inUse = await refused(desk, 'DELETE', `/api/label-classes/${classId}`)
    assert.equal(inUse.code, 'label_class_in_use')
    assert.match(inUse.message, new RegExp(`"${name}" has 1 labels`))
    await ask(desk, 'DELETE', `/api/label-classes/${classId}?removeLabels=true`)
    const { labels } = await ask<{ labels: { id: string }[] }>(desk, 'GET', `/api/images/${imageId}/labels`)
    assert.deepEqual(
      labels.map(label => label.id),
      [theirs.id],
    )
    const history = await ask<AppliedChange[]>(desk, 'GET', `/api/images/${imageId}/changes`)
    assert.deepEqual(
      history.at(-1)?.removed.map(label => label.id),
      [mine.id],
    )
    assert.deepEqual(await ask(desk, 'GET', `/api/images/${emptyId}/changes`), [])
    assert.equal((await refused(desk, 'DELETE', `/api/label-classes/${classId}`)).status, 404)
  })
})
