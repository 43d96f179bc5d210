import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { ask, type Desk, makeDataset, openDesk, putImages } from '../../testing/builders.ts'
import { type Stack, startStack } from '../../testing/stack.ts'

describe('datasets', () => {
  let stack: Stack
  let desk: Desk
  before(async () => {
    stack = await startStack()
  })
  after(() => stack.close())
  const fresh = async () => {
    desk = await openDesk(stack)
    return desk
  }
  const post = (body: unknown, key = desk.key) =>
    stack.send('POST', `/api/projects/${desk.projectId}/datasets`, { key, body })
  const list = () => ask<object[]>(desk, 'GET', `/api/projects/${desk.projectId}/datasets`)

  it('refuses names that are missing, blank, too long or no text, and says which field', async () => {
    await fresh()
    for (const body of [{}, { name: '' }, { name: ' \t' }, { name: 'x'.repeat(256) }, { name: {} }]) {
      const { status, body: error } = await post(body)
      assert.equal(status, 400, JSON.stringify(body))
      assert.match((error as { message: string }).message, /^name /)
    }
    assert.deepEqual(await list(), [])
  })

  it('refuses a name that the project has already, however often it is asked for at once', async () => {
    await fresh()
    const sent = await Promise.all([1, 2, 3, 4].map(() => post({ name: 'train' })))
    assert.deepEqual(sent.map(({ status }) => status).sort(), [200, 400, 400, 400])
    const other = await makeDataset(desk, 'val')
    const renamed = await stack.send('PATCH', `/api/datasets/${other.id}`, {
      key: desk.key,
      body: { name: 'train' },
    })
    assert.equal((renamed.body as { code: string }).code, 'name_taken')
  })

  it('is not found by keys of other workspaces, and forbidden to roles that only look or label', async () => {
    await fresh()
    const { id } = await makeDataset(desk)
    const { key: stranger } = await stack.workspace()
    const labeller = await stack.key(desk.workspaceId, 'Labeller')
    for (const [method, path, body] of [
      ['GET', `/api/projects/${desk.projectId}/datasets`],
      ['POST', `/api/projects/${desk.projectId}/datasets`, { name: 'x' }],
      ['PATCH', `/api/datasets/${id}`, { name: 'x' }],
      ['DELETE', `/api/datasets/${id}`],
    ] as const) {
      assert.equal((await stack.send(method, path, { key: stranger, body })).status, 404, path)
      if (method !== 'GET')
        assert.equal((await stack.send(method, path, { key: labeller, body })).status, 403, path)
    }
    assert.equal((await list()).length, 1)
    const unknown = await stack.send('DELETE', `/api/datasets/${randomUUID()}`, { key: desk.key })
    assert.equal(unknown.status, 404)
  })

  it('are listed in their order: 0, 1, 2 unless said otherwise', async () => {
    await fresh()
    for (const body of [{ name: ' a ' }, { name: 'b' }, { name: 'c', norder: 0.5 }, { name: 'd' }])
      assert.equal((await post(body)).status, 200)
    const found = (await list()) as { name: string; norder: number }[]
    assert.deepEqual(
      found.map(({ name, norder }) => [name, norder]),
      [
        ['a', 0],
        ['c', 0.5],
        ['b', 1],
        ['d', 2],
      ],
    )
  })

  it('are renamed and reordered one field at a time', async () => {
    await fresh()
    const { id } = await makeDataset(desk, 'a')
    const path = `/api/datasets/${id}`
    assert.deepEqual(await ask(desk, 'PATCH', path, { norder: -3 }), {
      id,
      projectId: desk.projectId,
      name: 'a',
      norder: -3,
      imageCount: 0,
    })
    await ask(desk, 'PATCH', path, { name: 'b' })
    assert.deepEqual(await list(), [{ id, projectId: desk.projectId, name: 'b', norder: -3, imageCount: 0 }])
  })

  it('count their images of every status, and take them along when they are deleted', async () => {
    await fresh()
    const [one, other] = [await makeDataset(desk, 'one'), await makeDataset(desk, 'other')]
    const [first = ''] = await putImages(desk, one.id, ['a.jpg', 'b.jpg'])
    await putImages(desk, one.id, ['c.jpg'], 'DONE')
    await putImages(desk, other.id, ['a.jpg'])
    const counts = async () => ((await list()) as { imageCount: number }[]).map(row => row.imageCount)
    assert.deepEqual(await counts(), [3, 1])
    assert.equal(await ask(desk, 'DELETE', `/api/datasets/${one.id}`), undefined)
    assert.deepEqual(await counts(), [1])
    assert.equal((await stack.send('GET', `/api/images/${first}`, { key: desk.key })).status, 404)
  })
})
