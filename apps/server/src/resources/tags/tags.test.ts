import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { ask, type Desk, makeDataset, makeTagClass, openDesk, putImages } from '../../testing/builders.ts'
import { type Stack, startStack } from '../../testing/stack.ts'

describe('tags', () => {
  let stack: Stack
  let desk: Desk
  let imageId = ''
  before(async () => {
    stack = await startStack()
  })
  after(() => stack.close())
  const fresh = async () => {
    desk = await openDesk(stack)
    const dataset = await makeDataset(desk)
    imageId = (await putImages(desk, dataset.id, ['a.jpg']))[0] ?? ''
  }
  const edit = (body: unknown, key = desk.key) =>
    stack.send('POST', `/api/images/${imageId}/tags`, { key, body })
  const namesOf = (tags: unknown) => (tags as { name: string }[]).map(tag => tag.name)

  it('refuses a tag class of another project by its id, and tags nothing then', async () => {
    await fresh()
    const mine = await makeTagClass(desk, 'rain')
    const foreign = await makeTagClass(await openDesk(stack), 'rain')
    for (const id of [foreign.id, randomUUID()]) {
      const { status, body } = await edit({ add: [mine.id, id] })
      assert.equal(status, 404)
      assert.equal((body as { message: string }).message, `There is no tag class ${id}`)
    }
    assert.deepEqual(await ask(desk, 'GET', `/api/images/${imageId}/tags`), [])
    assert.match(((await edit({ add: ['x'] })).body as { message: string }).message, /^add\[0\] /)
  })

  it('refuses a class name that is taken, and who may not edit the taxonomy', async () => {
    await fresh()
    const { id } = await makeTagClass(desk, 'rain')
    const path = `/api/projects/${desk.projectId}/tag-classes`
    const taken = await stack.send('POST', path, { key: desk.key, body: { name: 'rain' } })
    assert.equal((taken.body as { code: string }).code, 'name_taken')
    const labeller = await stack.key(desk.workspaceId, 'Labeller')
    assert.equal((await stack.send('POST', path, { key: labeller, body: { name: 'x' } })).status, 403)
    const { key: stranger } = await stack.workspace()
    for (const [method, at, body] of [
      ['GET', path],
      ['PATCH', `/api/tag-classes/${id}`, { name: 'x' }],
      ['DELETE', `/api/tag-classes/${id}`],
      ['GET', `/api/images/${imageId}/tags`],
      ['POST', `/api/images/${imageId}/tags`, { add: [id] }],
    ] as const)
      assert.equal((await stack.send(method, at, { key: stranger, body })).status, 404, at)
    const viewer = await stack.key(desk.workspaceId, 'View Only')
    assert.equal((await edit({ add: [id] }, viewer)).status, 403)
  })

  it('are added and removed however often, and shown on the image', async () => {
    await fresh()
    const [rain, night] = [await makeTagClass(desk, 'rain'), await makeTagClass(desk, 'night')]
    const added = await edit({ add: [night.id, rain.id.toUpperCase(), rain.id] })
    assert.deepEqual(namesOf(added.body), ['rain', 'night'])
    assert.deepEqual((await edit({ add: [rain.id, night.id] })).body, added.body)
    const image = await ask<{ tagIds: string[] }>(desk, 'GET', `/api/images/${imageId}`)
    assert.deepEqual(image.tagIds.sort(), [rain.id, night.id].sort())
    assert.deepEqual(namesOf((await edit({ remove: [rain.id, rain.id, randomUUID()] })).body), ['night'])
    assert.deepEqual(namesOf((await edit({ add: [rain.id], remove: [rain.id] })).body), ['night'])
    assert.deepEqual(namesOf((await edit({})).body), ['night'])
  })

  it('go off every image with their class', async () => {
    await fresh()
    const { id } = await makeTagClass(desk, 'rain')
    await edit({ add: [id] })
    assert.equal(await ask(desk, 'DELETE', `/api/tag-classes/${id}`), undefined)
    assert.deepEqual(await ask(desk, 'GET', `/api/images/${imageId}/tags`), [])
    assert.deepEqual(await ask(desk, 'GET', `/api/projects/${desk.projectId}/tag-classes`), [])
  })

  it('have classes in an order that can be changed', async () => {
    await fresh()
    const [rain] = [await makeTagClass(desk, 'rain'), await makeTagClass(desk, 'night')]
    await ask(desk, 'PATCH', `/api/tag-classes/${rain.id}`, { norder: 7, name: 'drizzle' })
    const classes = await ask<{ name: string; norder: number }[]>(
      desk,
      'GET',
      `/api/projects/${desk.projectId}/tag-classes`,
    )
    assert.deepEqual(
      classes.map(({ name, norder }) => [name, norder]),
      [
        ['night', 1],
        ['drizzle', 7],
      ],
    )
  })
})
