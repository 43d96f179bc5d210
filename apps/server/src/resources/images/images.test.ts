import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { ask, type Desk, makeDataset, openDesk, putImages, refusalIn } from '../../testing/builders.ts'
import { type Stack, startStack } from '../../testing/stack.ts'

interface Image {
  readonly name: string
  readonly datasetId: string
  readonly datasetName: string
  readonly status: string
}

describe('images', () => {
  let stack: Stack
  let desk: Desk
  let datasetId = ''
  let [first, second]: (string | undefined)[] = []
  before(async () => {
    stack = await startStack()
  })
  after(() => stack.close())
  const fresh = async () => {
    desk = await openDesk(stack)
    datasetId = (await makeDataset(desk, 'train')).id
    ;[first, second] = await putImages(desk, datasetId, ['a.jpg', 'b.jpg'])
  }
  const send = (method: string, path: string, body?: unknown, key = desk.key) =>
    stack.send(method, path, { key, body })
  const refused = async (body: unknown) => refusalIn(await send('PATCH', `/api/images/${first}`, body))

  it('refuse names that no folder can hold, and say which field and why', async () => {
    await fresh()
    const problems: [string, RegExp][] = [
      ['', /empty/],
      ['x'.repeat(300), /./],
      ['../../etc/passwd', /slash/],
      ['a/b.jpg', /slash/],
      ['a\\b.jpg', /backslash/],
      ['a\tb.jpg', /control/],
      ['a\u0085b.jpg', /control/],
      ['a\u2028b.jpg', /control/],
      ['a\ud800.jpg', /half a (character|surrogate)/],
      ['.', /dots/],
      ['..', /dots/],
      [' a.jpg', /blank/],
      ['a.jpg\u3000', /blank/],
    ]
    for (const [name, problem] of problems) {
      const { status, code, message } = await refused({ name })
      assert.deepEqual([status, code], [400, 'invalid_input'], name)
      assert.match(message, /^name /)
      assert.match(message, problem)
    }
    assert.match((await refused({ name: 'a\u0000b.jpg' })).message, /NUL/)
    assert.equal((await ask<Image>(desk, 'GET', `/api/images/${first}`)).name, 'a.jpg')
  })

  it('refuse a name that the dataset has, and datasets of other projects', async () => {
    await fresh()
    assert.equal((await refused({ name: 'b.jpg' })).code, 'name_taken')
    const other = await makeDataset(desk, 'val')
    await putImages(desk, other.id, ['a.jpg'])
    assert.equal((await refused({ datasetId: other.id })).code, 'name_taken')
    const foreign = await makeDataset(await openDesk(stack))
    const sibling = await ask<{ id: string }>(desk, 'POST', `/api/workspaces/${desk.workspaceId}/projects`, {
      name: 'Sibling',
    })
    const siblings = await makeDataset({ ...desk, projectId: sibling.id })
    for (const id of [foreign.id, siblings.id, randomUUID()])
      assert.equal((await refused({ datasetId: id })).message, `There is no dataset ${id}`)
  })

  it('are not found by strangers and not changed by those whose role forbids it', async () => {
    await fresh()
    const { key: stranger } = await stack.workspace()
    const labeller = await stack.key(desk.workspaceId, 'Labeller')
    for (const [method, path, body] of [
      ['GET', `/api/images/${first}`],
      ['PATCH', `/api/images/${first}`, { name: 'x' }],
      ['PUT', `/api/images/${first}/status`, { status: 'NEW' }],
      ['DELETE', `/api/images/${first}`],
    ] as const)
      assert.equal((await send(method, path, body, stranger)).status, 404, path)
    assert.equal((await send('PATCH', `/api/images/${first}`, { name: 'x' }, labeller)).status, 403)
    assert.equal((await send('DELETE', `/api/images/${first}`, undefined, labeller)).status, 403)
  })

  it('are accepted by those who may, and never called auto-labelled by hand', async () => {
    await fresh()
    const path = `/api/images/${first}/status`
    const labeller = await stack.key(desk.workspaceId, 'Labeller')
    for (const status of ['DONE', 'COMPLETED'])
      assert.equal((await send('PUT', path, { status }, labeller)).status, 403)
    for (const status of ['AUTO-LABELLED', 'done', null])
      assert.match(refusalIn(await send('PUT', path, { status })).message, /^status /)
    for (const status of ['IN PROGRESS', 'TO REVIEW', 'SKIPPED', 'NEW']) {
      const set = await send('PUT', path, { status }, labeller)
      assert.equal((set.body as Image).status, status)
    }
    assert.equal((await ask<Image>(desk, 'PUT', path, { status: 'DONE' })).status, 'DONE')
  })

  it('keep the time of their status while it stays the same', async () => {
    await fresh()
    const timeOf = async () => {
      const query = stack.context.db
        .selectFrom('media')
        .select('status_set_at as at')
        .where('id', '=', first ?? '')
      return (await query.executeTakeFirstOrThrow()).at.getTime()
    }
    const before = await timeOf()
    await ask(desk, 'PUT', `/api/images/${first}/status`, { status: 'NEW' })
    assert.equal(await timeOf(), before)
    await ask(desk, 'PUT', `/api/images/${first}/status`, { status: 'DONE' })
    assert.ok((await timeOf()) > before)
  })

  it('are renamed, with an emoji too, and moved, and the counts follow', async () => {
    await fresh()
    const val = await makeDataset(desk, 'val')
    const renamed = await ask<Image>(desk, 'PATCH', `/api/images/${first}`, { name: '🚗 ümlaut.jpg' })
    assert.equal(renamed.name, '🚗 ümlaut.jpg')
    const moved = await ask<Image>(desk, 'PATCH', `/api/images/${second}`, {
      name: 'c.jpg',
      datasetId: val.id,
    })
    assert.deepEqual([moved.datasetId, moved.datasetName, moved.name], [val.id, 'val', 'c.jpg'])
    assert.equal((await ask<Image>(desk, 'PATCH', `/api/images/${first}`, {})).name, '🚗 ümlaut.jpg')
    const sets = await ask<{ imageCount: number }[]>(desk, 'GET', `/api/projects/${desk.projectId}/datasets`)
    assert.deepEqual(
      sets.map(set => set.imageCount),
      [1, 1],
    )
  })

  it('are gone once deleted', async () => {
    await fresh()
    assert.equal((await send('DELETE', `/api/images/${first}`)).status, 204)
    assert.equal((await send('DELETE', `/api/images/${first}`)).status, 404)
    assert.equal((await send('GET', `/api/images/${first}`)).status, 404)
    assert.equal((await send('GET', `/api/images/${second}`)).status, 200)
  })
})
