import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import {
  ask,
  boxLabel,
  type Desk,
  makeDataset,
  makeLabelClass,
  makeTagClass,
  openDesk,
  putImages,
  refusalIn,
  sendChange,
} from '../../../testing/builders.ts'
import { type Stack, startStack } from '../../../testing/stack.ts'
import { actorOfKey } from '../../access/index.ts'
import { listImagesAt } from './list-images-at.ts'

interface ImagePage {
  readonly items: { id: string; name: string; tagIds: string[] }[]
  readonly next: string | null
  readonly total: number
}

interface Around {
  readonly previous: { name: string }[]
  readonly next: { name: string }[]
  readonly offset: number
  readonly total: number
}

const numbered = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => `${String(from + index).padStart(3, '0')}.jpg`)

describe('lists of images', () => {
  let stack: Stack
  let desk: Desk
  before(async () => {
    stack = await startStack()
  })
  after(() => stack.close())
  const list = (query = '') => ask<ImagePage>(desk, 'GET', `/api/projects/${desk.projectId}/images${query}`)
  const names = (page: { items: { name: string }[] }) => page.items.map(({ name }) => name)
  const refused = async (query: string) =>
    refusalIn(await stack.send('GET', `/api/projects/${desk.projectId}/images${query}`, { key: desk.key }))

  it('refuses filters and cursors that cannot be, and says which', async () => {
    desk = await openDesk(stack)
    assert.match((await refused('?datasetId=x')).message, /^datasetId\[0\] /)
    assert.match((await refused('?status=Done')).message, /^status\[0\] must be one of NEW/)
    assert.match((await refused('?limit=0')).message, /^limit /)
    assert.match((await refused('?limit=501')).message, /^limit /)
    assert.match((await refused('?name=a%00b')).message, /^name /)
    assert.equal((await refused('?cursor=x')).code, 'cursor_invalid')
    assert.equal(
      (await refused(`?cursor=${Buffer.from('[1]').toString('base64url')}`)).code,
      'cursor_invalid',
    )
    const { key: stranger } = await stack.workspace()
    const sent = await stack.send('GET', `/api/projects/${desk.projectId}/images`, { key: stranger })
    assert.equal(sent.status, 404)
  })

  it('come in the order they were made, page by page, each exactly once, with an exact total', async () => {
    desk = await openDesk(stack)
    const [one, other] = [await makeDataset(desk), await makeDataset(desk)]
    for (let start = 0; start < 50; start += 10)
      await putImages(desk, start % 20 ? one.id : other.id, numbered(start, start + 10))
    const seen: string[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: ImagePage = await list(`?limit=7${cursor && `&cursor=${cursor}`}`)
      assert.equal(page.total, 50)
      seen.push(...names(page))
      cursor = page.next
    }
    assert.deepEqual(seen, numbered(0, 50))
  })

  it('are filtered by dataset, status, class, tag and name, all at once', async () => {
    desk = await openDesk(stack)
    const [one, other] = [await makeDataset(desk), await makeDataset(desk)]
    const ids = await putImages(desk, one.id, ['Car 1.jpg', 'car_2.jpg', 'bus%.jpg'])
    await putImages(desk, one.id, ['CAR 3.jpg'], 'DONE')
    await putImages(desk, other.id, ['car 1.jpg'], 'TO REVIEW')
    const rain = await makeTagClass(desk, 'rain')
    const car = await makeLabelClass(desk, 'car')
    for (const id of ids.slice(1)) {
      await ask(desk, 'POST', `/api/images/${id}/tags`, { add: [rain.id] })
      assert.equal((await sendChange(desk, id, { added: [boxLabel(car.id), boxLabel(car.id)] })).status, 200)
    }
    const found = async (query: string) => {
      const page = await list(query)
      assert.equal(page.total, page.items.length, query)
      return names(page)
    }
    assert.deepEqual(await found(`?datasetId=${other.id}`), ['car 1.jpg'])
    assert.equal((await found(`?datasetId=${other.id}&datasetId=${one.id}`)).length, 5)
    assert.deepEqual(await found(`?datasetId=${randomUUID()}`), [])
    assert.deepEqual(await found('?status=DONE&status=TO%20REVIEW'), ['CAR 3.jpg', 'car 1.jpg'])
    assert.deepEqual(await found(`?status=DONE&datasetId=${other.id}`), [])
    assert.equal((await found('?name=CAR')).length, 4)
    assert.deepEqual(await found('?name=_'), ['car_2.jpg'])
    assert.deepEqual(await found('?name=%25'), ['bus%.jpg'])
    assert.deepEqual(await found(`?tagClassId=${rain.id}`), ['car_2.jpg', 'bus%.jpg'])
    assert.deepEqual(await found(`?labelClassId=${car.id}`), ['car_2.jpg', 'bus%.jpg'])
    const all = `?labelClassId=${car.id}&tagClassId=${rain.id}&name=car&datasetId=${one.id}&limit=1`
    assert.deepEqual(await found(all), ['car_2.jpg'])
    assert.deepEqual(await found(`?labelClassId=${randomUUID()}`), [])
    assert.deepEqual((await list(`?name=car_2`)).items[0]?.tagIds, [rain.id])
  })

  it('are told what lies around an image under a filter, nearest first, and its place', async () => {
    desk = await openDesk(stack)
    const { id: datasetId } = await makeDataset(desk)
    const ids = [
      ...(await putImages(desk, datasetId, numbered(0, 3))),
      ...(await putImages(desk, datasetId, numbered(3, 6), 'DONE')),
      ...(await putImages(desk, datasetId, numbered(6, 9))),
    ]
    const around = async (index: number, query = '') => {
      const found = await ask<Around>(desk, 'GET', `/api/images/${ids[index]}/neighbours${query}`)
      return [
        found.previous.map(({ name }) => Number.parseInt(name, 10)),
        found.next.map(({ name }) => Number.parseInt(name, 10)),
        found.offset,
        found.total,
      ]
    }
    assert.deepEqual(await around(0), [[], [1, 2], 0, 9])
    assert.deepEqual(await around(4), [[3, 2], [5, 6], 4, 9])
    assert.deepEqual(await around(8, '?count=10'), [[7, 6, 5, 4, 3, 2, 1, 0], [], 8, 9])
    assert.deepEqual(await around(7, '?status=NEW&count=3'), [[6, 2, 1], [8], 4, 6])
    assert.deepEqual(await around(4, '?status=NEW'), [[2, 1], [6, 7], 3, 6])
    assert.deepEqual(await around(4, `?datasetId=${datasetId}&name=00`), [[3, 2], [5, 6], 4, 9])
    const path = `/api/images/${randomUUID()}/neighbours`
    assert.equal((await stack.send('GET', path, { key: desk.key })).status, 404)
  })

  it('are read from any place as they are now, whatever was read before', async () => {
    desk = await openDesk(stack)
    const [one, other] = [await makeDataset(desk), await makeDataset(desk)]
    const ids = [
      ...(await putImages(desk, one.id, numbered(0, 6))),
      ...(await putImages(desk, other.id, numbered(6, 12), 'DONE')),
    ]
    const actor = await actorOfKey(stack.context, desk.key)
    assert.ok(actor)
    const at = async (offset: number, conditions = {}, limit = 3) => {
      const found = await listImagesAt(stack.context, actor, desk.projectId, conditions, { offset, limit })
      return [found.items.map(({ name }) => Number.parseInt(name, 10)), found.total]
    }
    const walk = async () => [await at(0), await at(3), await at(6), await at(9), await at(12), await at(99)]
    const whole = [
      [[0, 1, 2], 12],
      [[3, 4, 5], 12],
      [[6, 7, 8], 12],
      [[9, 10, 11], 12],
      [[], 12],
      [[], 12],
    ]
    assert.deepEqual(await walk(), whole)
    assert.deepEqual(await walk(), whole)
    assert.deepEqual(await at(8, {}, 2), [[8, 9], 12])
    assert.deepEqual(await at(2, { status: ['DONE'] }), [[8, 9, 10], 6])
    assert.deepEqual(await at(1, { name: '00' }), [[1, 2, 3], 10])
    await ask(desk, 'DELETE', `/api/images/${ids[0]}`)
    assert.deepEqual(await at(3), [[4, 5, 6], 11])
    await ask(desk, 'PUT', `/api/images/${ids[7]}/status`, { status: 'NEW' })
    assert.deepEqual(await at(2, { status: ['DONE'] }), [[9, 10, 11], 5])
    await ask(desk, 'PATCH', `/api/images/${ids[1]}`, { datasetId: other.id })
    assert.deepEqual(await at(3, { datasetId: [one.id] }), [[5], 4])
    assert.deepEqual(await at(0, { datasetId: [other.id] }), [[1, 6, 7], 7])
  })
})
