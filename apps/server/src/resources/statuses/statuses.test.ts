import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { ask, type Desk, makeDataset, openDesk, putImages, refusalIn } from '../../testing/builders.ts'
import { type Stack, startStack } from '../../testing/stack.ts'

interface Status {
  readonly id: string
  readonly name: string
  readonly color: string
}

interface Listed {
  readonly items: { readonly id: string; readonly status: string }[]
  readonly total: number
}

describe('custom statuses', () => {
  let stack: Stack
  before(async () => {
    stack = await startStack()
  })
  after(() => stack.close())

  const make = (desk: Desk, name: string, other: object = {}) =>
    ask<Status>(desk, 'POST', `/api/projects/${desk.projectId}/statuses`, { name, ...other })
  const set = (desk: Desk, imageId: string, status: string) =>
    stack.send('PUT', `/api/images/${imageId}/status`, { key: desk.key, body: { status } })
  const listed = (desk: Desk, query: string) =>
    ask<Listed>(desk, 'GET', `/api/projects/${desk.projectId}/images?${query}`)
  const withImages = async (count: number) => {
    const desk = await openDesk(stack)
    const { id } = await makeDataset(desk)
    const names = Array.from({ length: count }, (_, index) => `${index}.jpg`)
    return { desk, imageIds: await putImages(desk, id, names) }
  }

  it('are refused a name that is taken, also by a usual status', async () => {
    const desk = await openDesk(stack)
    const path = `/api/projects/${desk.projectId}/statuses`
    const { id } = await make(desk, 'Second look')
    await make(desk, 'Third look')
    for (const name of [' Second look ', 'to review', 'DONE']) {
      const refusal = refusalIn(await stack.send('POST', path, { key: desk.key, body: { name } }))
      assert.deepEqual([refusal.status, refusal.code, refusal.facts.field], [400, 'name_taken', 'name'])
    }
    for (const name of ['Third look', 'done']) {
      const sent = await stack.send('PATCH', `/api/statuses/${id}`, { key: desk.key, body: { name } })
      assert.equal(refusalIn(sent).code, 'name_taken')
    }
  })

  it('cannot be set across projects, nor can what is no status', async () => {
    const { desk, imageIds } = await withImages(1)
    const foreign = await make(await openDesk(stack), 'Elsewhere')
    for (const id of [foreign.id, randomUUID()]) {
      const { status, message } = refusalIn(await set(desk, imageIds[0] ?? '', id))
      assert.deepEqual([status, message], [404, `There is no status ${id}`])
    }
    for (const word of ['AUTO-LABELLED', 'done', '']) {
      const { status, message } = refusalIn(await set(desk, imageIds[0] ?? '', word))
      assert.equal(status, 400)
      assert.match(message, /^status must be one of NEW, .*, or the id of a custom status$/)
    }
    assert.equal((await listed(desk, 'status=NEW')).total, 1)
  })

  it('are made, listed in their order, and changed', async () => {
    const desk = await openDesk(stack)
    const [first, second] = [
      await make(desk, 'A', { color: '#AABBCC99' }),
      await make(desk, 'B', { norder: -1 }),
    ]
    assert.equal(first.color, '#aabbcc')
    assert.match(second.color, /^#[0-9a-f]{6}$/)
    const list = () => ask<Status[]>(desk, 'GET', `/api/projects/${desk.projectId}/statuses`)
    assert.deepEqual(
      (await list()).map(({ name }) => name),
      ['B', 'A'],
    )
    await ask(desk, 'PATCH', `/api/statuses/${first.id}`, { name: 'C', norder: -2 })
    assert.deepEqual(
      (await list()).map(({ name, color }) => [name, color]),
      [
        ['C', '#aabbcc'],
        ['B', second.color],
      ],
    )
  })

  it('are set, filtered by and counted like any other', async () => {
    const { desk, imageIds } = await withImages(3)
    const status = await make(desk, 'Second look')
    const [a = '', b = ''] = imageIds
    for (const id of [a, b]) assert.equal((await set(desk, id, status.id.toUpperCase())).status, 200)
    const page = await listed(desk, `status=${status.id.toUpperCase()}`)
    assert.deepEqual(
      [page.total, page.items.map(each => [each.id, each.status])],
      [
        2,
        [
          [a, status.id],
          [b, status.id],
        ],
      ],
    )
    assert.equal((await listed(desk, `status=${status.id}&status=NEW`)).total, 3)
    const project = await ask<{ statusCounts: object }>(desk, 'GET', `/api/projects/${desk.projectId}`)
    assert.deepEqual(project.statusCounts, { NEW: 1, [status.id]: 2 })
  })

  it('are deleted once their media have moved to the status that was named, or to NEW', async () => {
    const { desk, imageIds } = await withImages(2)
    const [old, other] = [await make(desk, 'Old'), await make(desk, 'Other')]
    const foreign = await make(await openDesk(stack), 'Foreign')
    for (const id of imageIds) await set(desk, id, old.id)
    const path = `/api/statuses/${old.id}`
    const itself = refusalIn(await stack.send('DELETE', `${path}?moveTo=${old.id}`, { key: desk.key }))
    assert.match(itself.message, /^moveTo is the status that is to be deleted/)
    const gone = refusalIn(await stack.send('DELETE', `${path}?moveTo=${foreign.id}`, { key: desk.key }))
    assert.equal(gone.status, 404)
    assert.equal((await listed(desk, `status=${old.id}`)).total, 2)
    await ask(desk, 'DELETE', `${path}?moveTo=${other.id.toUpperCase()}`)
    assert.equal((await listed(desk, `status=${other.id}`)).total, 2)
    await ask(desk, 'DELETE', `/api/statuses/${other.id}`)
    assert.equal((await listed(desk, 'status=NEW')).total, 2)
    assert.deepEqual(await ask(desk, 'GET', `/api/projects/${desk.projectId}/statuses`), [])
    assert.equal(refusalIn(await set(desk, imageIds[0] ?? '', old.id)).status, 404)
  })

  it('let nothing enter any more once their end has begun, and can be deleted again', async () => {
    const { desk, imageIds } = await withImages(1)
    const status = await make(desk, 'Old')
    await stack.context.db
      .updateTable('custom_status')
      .set({ retired_at: new Date() })
      .where('id', '=', status.id)
      .execute()
    assert.equal(refusalIn(await set(desk, imageIds[0] ?? '', status.id)).status, 404)
    await ask(desk, 'DELETE', `/api/statuses/${status.id}`)
  })
})
