import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
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
  refusalIn,
  sendChange,
} from '../../../testing/builders.ts'
import { type Stack, startStack } from '../../../testing/stack.ts'

interface LabelPage {
  readonly items: readonly { readonly label: { readonly id: string }; readonly className: string }[]
  readonly next: string | null
  readonly total: number
}

describe('the list of a project’s labels', () => {
  let stack: Stack
  let desk: Desk
  const idOf = new Map<string, string>()
  let car: string
  let bus: string
  let datasets: string[]
  let colour: string
  before(async () => {
    stack = await startStack()
    desk = await openDesk(stack)
    car = (await makeLabelClass(desk, 'car')).id
    bus = (await makeLabelClass(desk, 'bus')).id
    datasets = [(await makeDataset(desk)).id, (await makeDataset(desk)).id]
    colour = (await makeAttribute(desk, { name: 'Colour', type: 'TEXT' })).id
    const links = [{ attributeId: colour, classId: car }]
    await ask(desk, 'POST', `/api/projects/${desk.projectId}/attribute-links`, { add: links })
    const [one = ''] = await putImages(desk, datasets[0] ?? '', ['one.jpg'])
    const [two = ''] = await putImages(desk, datasets[1] ?? '', ['two.jpg'], 'DONE')
    const polygon = {
      rings: [
        [
          [1, 1],
          [9, 1],
          [9, 9],
        ],
      ],
    }
    await put(one, 'red car', boxLabel(car, { attributes: { [colour]: 'red' } }))
    await put(one, 'car', boxLabel(car))
    await put(two, 'bus', boxLabel(bus))
    await put(two, 'outlined bus', { ...boxLabel(bus), shape: 'polygon', geometry: polygon })
  })
  after(() => stack.close())

  const put = async (imageId: string, name: string, label: ReturnType<typeof boxLabel>) => {
    const { status, body } = await sendChange(desk, imageId, { added: [label] })
    assert.equal(status, 200, JSON.stringify(body))
    idOf.set(label.id, name)
  }
  const page = (query: string) =>
    ask<LabelPage>(desk, 'GET', `/api/projects/${desk.projectId}/label-list?${query}`)
  const found = async (query: string) => {
    const { items, total } = await page(query)
    assert.equal(total, items.length, query)
    return items.map(({ label }) => idOf.get(label.id))
  }

  it('refuses what no list has, naming the field', async () => {
    const refused = async (query: string) => {
      const path = `/api/projects/${desk.projectId}/label-list?${query}`
      return refusalIn(await stack.send('GET', path, { key: desk.key })).message
    }
    assert.match(await refused('labelClassId=x'), /^labelClassId\[0\] /)
    assert.match(await refused('shape=blob'), /^shape\[0\] /)
    assert.match(await refused('imageName=a%00b'), /^imageName /)
    assert.match(await refused('status=Done'), /^status\[0\] /)
    const { key } = await stack.workspace()
    assert.equal((await stack.send('GET', `/api/projects/${desk.projectId}/label-list`, { key })).status, 404)
  })

  it('is narrowed by class, shape, dataset, status, name and what is missing, all at once', async () => {
    assert.deepEqual(await found(''), ['red car', 'car', 'bus', 'outlined bus'])
    assert.deepEqual(await found(`labelClassId=${car}`), ['red car', 'car'])
    assert.equal((await found(`labelClassId=${car}&labelClassId=${bus}`)).length, 4)
    assert.deepEqual(await found(`labelClassId=${randomUUID()}`), [])
    assert.deepEqual(await found('shape=polygon'), ['outlined bus'])
    assert.equal((await found('shape=polygon&shape=box')).length, 4)
    assert.deepEqual(await found('shape=mask'), [])
    assert.deepEqual(await found(`datasetId=${datasets[1]}`), ['bus', 'outlined bus'])
    assert.deepEqual(await found(`status=DONE&shape=box`), ['bus'])
    assert.deepEqual(await found('imageName=ONE'), ['red car', 'car'])
    assert.deepEqual(await found(`withoutAttributeId=${colour}&labelClassId=${car}`), ['car'])
  })

  it('comes page by page, each label exactly once, with an exact total', async () => {
    const seen: (string | undefined)[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { items, next, total }: LabelPage = await page(`limit=3${cursor && `&cursor=${cursor}`}`)
      assert.equal(total, 4)
      seen.push(...items.map(({ label }) => idOf.get(label.id)))
      cursor = next
    }
    assert.deepEqual(seen, ['red car', 'car', 'bus', 'outlined bus'])
  })
})
