import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import {
  ask,
  boxLabel,
  type Desk,
  makeAttribute,
  makeDataset,
  makeLabelClass,
  openDesk,
  putImages,
  sendChange,
} from '../../../testing/builders.ts'
import { type Stack, startStack } from '../../../testing/stack.ts'

interface Found {
  readonly total: number
  readonly items: readonly { readonly name: string }[]
}

describe('images that lack a required attribute', () => {
  let stack: Stack
  before(async () => {
    stack = await startStack()
  })
  after(() => stack.close())

  const found = async (desk: Desk, filter: string) => {
    const path = `/api/projects/${desk.projectId}/images?${filter}`
    const { total, items } = await ask<Found>(desk, 'GET', path)
    return [total, items.map(({ name }) => name)]
  }
  const open = async () => {
    const desk = await openDesk(stack)
    const [car, tree] = [await makeLabelClass(desk), await makeLabelClass(desk)]
    const names = ['bare', 'car', 'marked', 'tree']
    const [bare = '', withCar = '', marked = '', withTree = ''] = await putImages(
      desk,
      (await makeDataset(desk)).id,
      names,
    )
    const required = await makeAttribute(desk, { name: 'Colour', type: 'TEXT', required: true })
    const free = await makeAttribute(desk, { name: 'Plate', type: 'TEXT' })
    const links = [required, free].map(({ id }) => ({ attributeId: id, classId: car.id }))
    await ask(desk, 'POST', `/api/projects/${desk.projectId}/attribute-links`, { add: links })
    const put = (imageId: string, ...added: ReturnType<typeof boxLabel>[]) =>
      sendChange(desk, imageId, { added }).then(({ status }) => assert.equal(status, 200))
    await put(withCar, boxLabel(car.id), boxLabel(car.id, { attributes: { [required.id]: 'red' } }))
    await put(marked, boxLabel(car.id, { attributes: { [required.id]: 'red' } }))
    await put(withTree, boxLabel(tree.id))
    return { desk, bare }
  }

  it('are found by the labels of classes that require one, and by themselves', async () => {
    const { desk, bare } = await open()
    const listed = (value: boolean) => found(desk, `missingAttributes=${value}`)
    assert.deepEqual(await listed(true), [1, ['car']])
    assert.deepEqual(await listed(false), [3, ['bare', 'marked', 'tree']])
    const night = await makeAttribute(desk, {
      ...{ name: 'Night', type: 'BOOL', subject: 'IMAGE' },
      required: true,
    })
    assert.deepEqual(await listed(true), [4, ['bare', 'car', 'marked', 'tree']])
    await ask(desk, 'PATCH', `/api/images/${bare}/attributes`, { set: { [night.id]: false } })
    assert.deepEqual(await listed(false), [1, ['bare']])
    assert.deepEqual(await listed(true), [3, ['car', 'marked', 'tree']])
  })

  it('are counted exactly page by page, beside other filters', async () => {
    const { desk } = await open()
    assert.deepEqual(await found(desk, 'missingAttributes=false&status=NEW'), [1, ['bare']])
  })
})
