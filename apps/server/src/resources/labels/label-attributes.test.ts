import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { AppliedChange, AttributeValues, Label } from '@gesso/core'
import { sql } from 'kysely'
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
import type { ChangeReply } from './present.ts'

describe('attributes of labels', () => {
  let stack: Stack
  before(async () => {
    stack = await startStack()
  })
  after(() => stack.close())

  const open = async () => {
    const desk = await openDesk(stack)
    const { id: classId } = await makeLabelClass(desk)
    const [imageId = ''] = await putImages(desk, (await makeDataset(desk)).id, ['a.jpg'])
    const colour = await makeAttribute(desk, { name: 'Colour', type: 'SELECTION', options: ['red', 'blue'] })
    const seen = await makeAttribute(desk, { name: 'Seen', type: 'BOOL' })
    return { ...desk, classId, imageId, colour, seen, red: colour.options[0]?.id ?? '' }
  }
  type Bench = Awaited<ReturnType<typeof open>>
  const change = async (bench: Bench, what: Parameters<typeof sendChange>[2]) => {
    const sent = await sendChange(bench, bench.imageId, what)
    assert.equal(sent.status, 200, JSON.stringify(sent.body))
    return sent.body as ChangeReply
  }
  const labelsOf = async ({ imageId, ...desk }: Desk & { imageId: string }) =>
    (await ask<{ labels: Label[] }>(desk, 'GET', `/api/images/${imageId}/labels`)).labels
  const historyOf = ({ imageId, ...desk }: Desk & { imageId: string }) =>
    ask<AppliedChange[]>(desk, 'GET', `/api/images/${imageId}/changes`)

  it('are refused by the field when the attribute does not allow them, and nothing is applied', async () => {
    const bench = await open()
    const stranger = await open()
    const ofImages = await makeAttribute(bench, { name: 'Weather', type: 'TEXT', subject: 'IMAGE' })
    const { colour, seen, classId } = bench
    const text = await makeAttribute(bench, { name: 'Plate', type: 'TEXT' })
    const cases: [AttributeValues, number, RegExp][] = [
      [
        { [colour.id]: 'red' },
        400,
        new RegExp(`^added\\[1\\]\\.attributes\\.${colour.id} is no option of "Colour"`),
      ],
      [{ [colour.id]: stranger.red }, 400, /is no option of "Colour"/],
      [{ [colour.id]: [bench.red] }, 400, /must be the id of an option/],
      [{ [seen.id]: 1 }, 400, new RegExp(`^added\\[1\\]\\.attributes\\.${seen.id} must be true or false`)],
      [{ [text.id]: 'x'.repeat(10_001) }, 400, /must have at most 10000 characters/],
      [{ [stranger.seen.id]: true }, 404, /There is no attribute of labels/],
      [{ [ofImages.id]: 'rain' }, 404, /There is no attribute of labels/],
      [{ 'no uuid': true }, 404, /There is no attribute of labels no uuid/],
    ]
    for (const [attributes, status, words] of cases) {
      const added = [boxLabel(classId), boxLabel(classId, { attributes })]
      const refused = refusalIn(await sendChange(bench, bench.imageId, { added }))
      assert.equal(refused.status, status)
      assert.match(refused.message, words)
    }
    assert.deepEqual(await labelsOf(bench), [])
  })

  it('are added, changed and taken away by changes, which the history tells', async () => {
    const bench = await open()
    const { colour, seen, red } = bench
    const label = boxLabel(bench.classId, { attributes: { [colour.id]: red } })
    const plain = boxLabel(bench.classId, { attributes: { [seen.id]: false } })
    await change(bench, { added: [label, plain] })
    assert.deepEqual(
      (await labelsOf(bench)).map(({ attributes }) => attributes),
      [{ [colour.id]: red }, { [seen.id]: false }],
    )
    const both = { [colour.id.toUpperCase()]: red, [seen.id]: true }
    const reply = await change(bench, { updated: [{ version: 1, to: { ...label, attributes: both } }] })
    assert.deepEqual(reply.change.updated[0]?.[1].attributes, { [colour.id]: red, [seen.id]: true })
    await change(bench, { updated: [{ version: 2, to: { ...label, attributes: {} } }] })
    assert.deepEqual((await labelsOf(bench))[0]?.attributes, {})
    await change(bench, { removed: [{ id: label.id, version: 3 }] })
    const told = (await historyOf(bench)).map(({ added, updated, removed }) => [
      added.map(each => each.attributes),
      updated.map(pair => pair.map(each => each.attributes)),
      removed.map(each => each.attributes),
    ])
    assert.deepEqual(told, [
      [[{ [colour.id]: red }, { [seen.id]: false }], [], []],
      [[], [[{ [colour.id]: red }, { [colour.id]: red, [seen.id]: true }]], []],
      [[], [[{ [colour.id]: red, [seen.id]: true }, {}]], []],
      [[], [], [{}]],
    ])
  })

  it('stay where an update says nothing of them, also as the answer to a conflict', async () => {
    const bench = await open()
    const attributes = { [bench.colour.id]: bench.red }
    const label = boxLabel(bench.classId, { attributes })
    await change(bench, { added: [label] })
    const { attributes: _, ...silent } = label
    const moved = await change(bench, { updated: [{ version: 1, to: { ...silent, zIndex: 7 } }] })
    assert.deepEqual(moved.change.updated[0]?.[1].attributes, attributes)
    const late = await change(bench, { updated: [{ version: 1, to: { ...silent, zIndex: 8 } }] })
    assert.deepEqual(late.conflicts[0]?.theirs?.attributes, attributes)
    assert.deepEqual((await labelsOf(bench))[0]?.attributes, attributes)
  })

  it('that say nothing are no values', async () => {
    const bench = await open()
    const text = await makeAttribute(bench, { name: 'Plate', type: 'TEXT' })
    const many = await makeAttribute(bench, { name: 'Parts', type: 'MULTIPLE-SELECTION', options: ['door'] })
    const attributes = { [text.id]: '', [many.id]: [] }
    await change(bench, { added: [boxLabel(bench.classId, { attributes })] })
    assert.deepEqual((await labelsOf(bench))[0]?.attributes, {})
  })

  it('are none in a history that was written before there were any', async () => {
    const bench = await open()
    const label = boxLabel(bench.classId)
    const { id } = (await change(bench, { added: [label] })).change
    await change(bench, { updated: [{ version: 1, to: { ...label, zIndex: 3 } }] })
    await change(bench, { updated: [{ version: 1, to: { ...label, zIndex: 4 } }] })
    await change(bench, { removed: [{ id: label.id, version: 2 }] })
    const { rowCount } = await strip(['updated', 'removed', 'conflicts'])
    assert.ok(rowCount > 0)
    for (const { added, updated, removed } of await historyOf(bench))
      for (const each of [...added, ...updated.flat(), ...removed]) assert.deepEqual(each.attributes, {})
    const again = await change(bench, { id, added: [label] })
    assert.deepEqual(again.change.added[0]?.attributes, {})
  })

  /** Takes what says that labels have no attributes out of the history. */
  async function strip(columns: readonly string[]): Promise<{ rowCount: number }> {
    let rowCount = 0
    for (const column of columns) {
      const bare = sql`replace(${sql.ref(column)}::text, ',"attributes":{}', '')::json`
      const { numAffectedRows = 0n } = await sql`
        update change set ${sql.ref(column)} = ${bare}
        where ${sql.ref(column)}::text like '%"attributes":{}%'`.execute(stack.context.db)
      rowCount += Number(numAffectedRows)
    }
    return { rowCount }
  }
})
