import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { ask, type Desk, makeDataset, refusalIn } from '../../../testing/builders.ts'
import { type Stack, startStack } from '../../../testing/stack.ts'
import { openVideoDesk, putVideo } from '../../../testing/videos.ts'
import { type Actor, actorOfKey } from '../../access/index.ts'
import type { VideoFilter } from '../contract.ts'
import { listVideosAt } from './list-videos.ts'

/** A video as the test knows it. */
interface Known {
  readonly id: string
  readonly name: string
  readonly datasetId: string
  readonly status: string
  readonly health: string
  readonly active: boolean
}

interface Page {
  readonly items: readonly { readonly id: string }[]
  readonly next: string | null
  readonly total: number
}

/** What a step does, to which video, and what is read after it. */
const steps = fc.array(
  fc.record({
    deed: fc.constantFrom('add', 'delete', 'rename', 'move', 'status', 'segment', 'unread', 'none', 'none'),
    which: fc.nat(50),
    offset: fc.nat(8),
    limit: fc.integer({ min: 1, max: 6 }),
    filter: fc.constantFrom('none', 'dataset', 'status', 'health', 'activity', 'name', 'all'),
  }),
  { minLength: 25, maxLength: 40 },
)
type Step = typeof steps extends fc.Arbitrary<readonly (infer S)[]> ? S : never

describe('lists of videos', () => {
  let stack: Stack
  let actor: Actor
  let desk: Desk & { datasetId: string }
  let other: string
  let walking: string
  before(async () => {
    stack = await startStack()
  })
  after(() => stack.close())

  const open = async () => {
    desk = await openVideoDesk(stack)
    other = (await makeDataset(desk)).id
    const path = `/api/projects/${desk.projectId}/activity-types`
    walking = (await ask<{ id: string }>(desk, 'POST', path, { name: 'walking' })).id
    const found = await actorOfKey(stack.context, desk.key)
    assert.ok(found)
    actor = found
  }
  let made = 0
  const added = async (): Promise<Known> => {
    const name = `day ${++made}.mp4`
    const id = await putVideo(desk, desk.datasetId, name)
    return { id, name, datasetId: desk.datasetId, status: 'NEW', health: 'OK', active: false }
  }
  /** Leaves a video as a run does that was given up while it read it. */
  const giveUpReading = async (id: string) => {
    const { db } = stack.context
    const run = uuidv7()
    await sql`insert into run (id, project_id, kind, state, input, created_at)
      values (${run}, ${desk.projectId}, 'video', 'running', '{}', now())`.execute(db)
    await sql`update video set health = 'PROCESSING', run_id = ${run} where media_id = ${id}`.execute(db)
    // Read in between, so that what was noted of the list would be wrong afterwards.
    await listVideosAt(stack.context, actor, desk.projectId, { health: ['ERROR'] }, { offset: 0, limit: 9 })
    await sql`update run set state = 'failed' where id = ${run}`.execute(db)
  }
  const deeds: Readonly<Record<Step['deed'], (known: Known[], at: number) => Promise<Known | undefined>>> = {
    none: async (known, at) => known[at],
    add: async (known, at) => {
      known.push(await added())
      return known[at]
    },
    delete: async (known, at) => {
      await ask(desk, 'DELETE', `/api/videos/${known[at]?.id}`)
      return undefined
    },
    rename: async (known, at) => {
      const name = `${known[at]?.name.startsWith('night') ? 'day' : 'night'} ${++made}.mp4`
      await ask(desk, 'PATCH', `/api/videos/${known[at]?.id}`, { name })
      return known[at] && { ...known[at], name }
    },
    move: async (known, at) => {
      const datasetId = known[at]?.datasetId === other ? desk.datasetId : other
      await ask(desk, 'PATCH', `/api/videos/${known[at]?.id}`, { datasetId })
      return known[at] && { ...known[at], datasetId }
    },
    status: async (known, at) => {
      const status = known[at]?.status === 'DONE' ? 'NEW' : 'DONE'
      await ask(desk, 'PUT', `/api/videos/${known[at]?.id}/status`, { status })
      return known[at] && { ...known[at], status }
    },
    segment: async (known, at) => {
      const path = `/api/videos/${known[at]?.id}/segments`
      const found = await ask<{ items?: { id: string }[] } | { id: string }[]>(desk, 'GET', path)
      const [segment] = Array.isArray(found) ? found : (found.items ?? [])
      if (segment) await ask(desk, 'DELETE', `/api/segments/${segment.id}`)
      else await ask(desk, 'POST', path, { startMs: 0, endMs: 100, activityTypeIds: [walking] })
      return known[at] && { ...known[at], active: !segment }
    },
    unread: async (known, at) => {
      await giveUpReading(known[at]?.id ?? '')
      return known[at] && { ...known[at], health: 'ERROR' }
    },
  }
  const filterOf = (name: Step['filter']): VideoFilter => {
    const all = {
      dataset: { datasetId: [other] },
      status: { status: ['DONE'] },
      health: { health: ['ERROR' as const] },
      activity: { activityTypeId: [walking] },
      name: { name: 'NIGHT' },
    }
    if (name === 'none') return {}
    return name === 'all' ? { ...all.dataset, ...all.status, ...all.name } : all[name]
  }
  const meets = (video: Known, { datasetId, status, health, activityTypeId, name }: VideoFilter) =>
    (!datasetId || datasetId.includes(video.datasetId)) &&
    (!status || status.includes(video.status)) &&
    (!health || health.some(each => each === video.health)) &&
    (!activityTypeId || video.active) &&
    (!name || video.name.toLowerCase().includes(name.toLowerCase()))

  it('are read from any place as they are now, whatever was read and changed before', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async walk => {
        await open()
        let known: Known[] = []
        for (let count = 0; count < 6; count++) known.push(await added())
        for (const { deed, which, filter: name, ...page } of walk) {
          const at = which % Math.max(1, known.length)
          if (known.length > 0 || deed === 'add') {
            const changed = await deeds[deed](known, at)
            known = known.flatMap((video, index) => (index === at ? (changed ?? []) : video))
          }
          const filter = filterOf(name)
          const wanted = known.filter(video => meets(video, filter)).map(({ id }) => id)
          const found = await listVideosAt(stack.context, actor, desk.projectId, filter, page)
          const ids = wanted.slice(page.offset, page.offset + page.limit)
          assert.deepEqual([found.items.map(({ id }) => id), found.total], [ids, wanted.length])
        }
      }),
      // Each run opens a project of its own: to shrink what fails would take minutes.
      { numRuns: 4, endOnFailure: true },
    )
  })

  it('come page by page, each exactly once, with an exact total', async () => {
    await open()
    const known: string[] = []
    for (let count = 0; count < 11; count++) known.push((await added()).id)
    const seen: string[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const query: string = cursor && `&cursor=${cursor}`
      const page: Page = await ask(desk, 'GET', `/api/projects/${desk.projectId}/videos?limit=4${query}`)
      assert.equal(page.total, 11)
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.next
    }
    assert.deepEqual(seen, known)
    const path = `/api/projects/${desk.projectId}/videos?name=a%00b`
    assert.match(refusalIn(await stack.send('GET', path, { key: desk.key })).message, /^name /)
  })

  it('tell a long list right to whoever walks and jumps in it', async () => {
    await open()
    await sql`with made as (
      insert into media (id, project_id, dataset_id, kind, name, exif, status, status_set_at, created_at, updated_at)
      select gen_random_uuid(), ${desk.projectId}, ${desk.datasetId}, 'video', 'v' || place, '{}', 'NEW', now(), now(),
        now() from generate_series(1, 6000) place returning id)
      insert into video (media_id, health) select id, 'OK' from made`.execute(stack.context.db)
    const { rows } = await sql<{ id: string }>`
      select id from media where project_id = ${desk.projectId} order by id`.execute(stack.context.db)
    const at = async (offset: number) => {
      const found = await listVideosAt(
        stack.context,
        actor,
        desk.projectId,
        { name: 'v' },
        { offset, limit: 2 },
      )
      const ids = rows.slice(offset, offset + 2).map(({ id }) => id)
      assert.deepEqual([found.items.map(({ id }) => id), found.total], [ids, 6000])
    }
    for (const offset of [5000, 3000, 5500, 5502, 5504, 4999, 2500]) await at(offset)
  })
})
