import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import type { Database } from '../../../db/index.ts'
import { ask, type Desk, makeDataset, openDesk, putImages } from '../../../testing/builders.ts'
import { type Stack, startStack } from '../../../testing/stack.ts'
import { stateOfList } from './queries.ts'

describe('counters of media', () => {
  let stack: Stack
  let desk: Desk
  let datasetId: string
  let ids: string[]
  before(async () => {
    stack = await startStack()
    desk = await openDesk(stack)
    datasetId = (await makeDataset(desk)).id
    const names = Array.from({ length: 20 }, (_, at) => `${at}.jpg`)
    ids = await putImages(desk, datasetId, names)
  })
  after(() => stack.close())

  const setStatus = (status: string, some: readonly string[]) =>
    stack.context.db.updateTable('media').set({ status }).where('id', 'in', some).execute()
  const total = async (query = '') =>
    (await ask<{ total: number }>(desk, 'GET', `/api/projects/${desk.projectId}/images${query}`)).total

  const slotOf = async (transaction: Database) =>
    (await sql<{ slot: number }>`select media_count_slot() as slot`.execute(transaction)).rows[0]?.slot
  /** Does something in a transaction of a connection that counts in another slot. */
  const besides = (
    slot: number | undefined,
    act: (transaction: Database) => Promise<void>,
    tries = 5,
  ): Promise<void> =>
    stack.context.db.transaction().execute(async transaction => {
      if ((await slotOf(transaction)) !== slot) return act(transaction)
      assert.ok(tries > 0, 'all connections count in one slot')
      return besides(slot, act, tries - 1)
    })

  it('keep nobody waiting who changes another image until it is on the disk', async () => {
    const { db } = stack.context
    await setStatus('DONE', ids.slice(0, 2))
    const [held = '', other = ''] = ids
    const review = (transaction: Database, id: string) =>
      transaction.updateTable('media').set({ status: 'TO REVIEW' }).where('id', '=', id).execute()
    await db.transaction().execute(async transaction => {
      await review(transaction, held)
      await besides(await slotOf(transaction), async meanwhile => {
        // Would wait for the end of the transaction around it, were the counter one row.
        await sql`set local lock_timeout = '10s'`.execute(meanwhile)
        await review(meanwhile, other)
      })
    })
    assert.equal(await total('?status=TO%20REVIEW'), 2)
  })

  it('are exact, whichever connections images come, change and go by', async () => {
    const { db } = stack.context
    const stamp = async () => (await stateOfList(db, desk.projectId, { datasetId: [datasetId] })).stamp
    const seen = new Set([await stamp()])
    const turns = ['IN PROGRESS', 'DONE', 'TO REVIEW', 'NEW'] as const
    for (const status of turns) {
      await Promise.all(ids.map(id => setStatus(status, [id])))
      seen.add(await stamp())
      const expected = Object.fromEntries(turns.map(each => [each, each === status ? ids.length : 0]))
      for (const each of turns)
        assert.equal(
          await total(`?status=${encodeURIComponent(each)}`),
          expected[each],
          `${each} of ${status}`,
        )
    }
    assert.equal(seen.size, 1 + turns.length, 'whatever is remembered of the list is looked up again')
    await Promise.all(ids.slice(0, 12).map(id => ask(desk, 'DELETE', `/api/images/${id}`)))
    assert.equal(await total(), 8)
    const [dataset] = await ask<{ imageCount: number }[]>(
      desk,
      'GET',
      `/api/projects/${desk.projectId}/datasets`,
    )
    assert.equal(dataset?.imageCount, 8)
    const project = await ask<{ statusCounts?: unknown }>(desk, 'GET', `/api/projects/${desk.projectId}`)
    assert.deepEqual(project.statusCounts, { NEW: 8 })
  })

  it('go with their dataset', async () => {
    await ask(desk, 'DELETE', `/api/datasets/${datasetId}`)
    const { rows } = await sql`select from media_count where dataset_id = ${datasetId}`.execute(
      stack.context.db,
    )
    assert.deepEqual([await total(), rows.length], [0, 0])
  })
})
