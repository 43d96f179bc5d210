import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import type { AppliedChange, Label, LabelContent, RequestedLabel } from '@gesso/core'
import { sql } from 'kysely'
import {
  ask,
  boxLabel,
  type Desk,
  makeDataset,
  makeLabelClass,
  openDesk,
  putImages,
  sendChange,
} from '../../testing/builders.ts'
import { type Stack, startStack } from '../../testing/stack.ts'
import { actorOfKey } from '../access/index.ts'
import { changeLabels, findLabels, listImageLabelsAt } from './index.ts'
import type { ChangeReply } from './present.ts'

interface Bench extends Desk {
  readonly classId: string
  readonly imageId: string
  readonly otherImageId: string
}

describe('changes of labels', () => {
  let stack: Stack
  before(async () => {
    stack = await startStack()
  })
  after(() => stack.close())

  const open = async (): Promise<Bench> => {
    const desk = await openDesk(stack)
    const { id: classId } = await makeLabelClass(desk)
    const dataset = await makeDataset(desk)
    const [imageId = '', otherImageId = ''] = await putImages(desk, dataset.id, ['a.jpg', 'b.jpg'])
    return { ...desk, classId, imageId, otherImageId }
  }
  const send = async (bench: Bench, change: Parameters<typeof sendChange>[2], imageId = bench.imageId) => {
    const { status, body } = await sendChange(bench, imageId, change)
    return { status, ...(body as ChangeReply & { code: string; message: string }) }
  }
  const labelsOf = (bench: Bench, imageId = bench.imageId) =>
    ask<{ revision: number; labels: Label[] }>(bench, 'GET', `/api/images/${imageId}/labels`)
  const imageOf = (bench: Bench) =>
    stack.context.db
      .selectFrom('media')
      .select(['status', 'revision', 'label_count as labelCount'])
      .where('id', '=', bench.imageId)
      .executeTakeFirstOrThrow()
  /** Locks the class, so that changes wait at their last check, with everything before it written. */
  const holdingUp = async ({ classId }: Bench) => {
    const blocked = await stack.context.db.startTransaction().execute()
    await sql`select from label_class where id = ${classId} for update`.execute(blocked)
    return {
      async waiting() {
        const { rows } = await sql<{ pid: number }>`
          select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
            and query like '%insert into label%'`.execute(stack.context.db)
        return rows.map(row => row.pid)
      },
      release: () => blocked.rollback().execute(),
    }
  }
  const historyOf = (bench: Bench) =>
    ask<AppliedChange[]>(bench, 'GET', `/api/images/${bench.imageId}/changes`)

  it('refuses labels that are not sound, by the field, and applies nothing of the change', async () => {
    const bench = await open()
    const sound = boxLabel(bench.classId)
    const polygon = {
      shape: 'polygon',
      geometry: {
        rings: [
          [
            [0, 0],
            [1, 1],
          ],
        ],
      },
    }
    const mask = { shape: 'mask', geometry: { left: 630, top: 0, width: 20, height: 1, counts: [0, 20] } }
    const inverted = { geometry: { left: 30, top: 10, right: 10, bottom: 20 } }
    const outside = { geometry: { left: 700, top: 10, right: 710, bottom: 20 } }
    const cases: [Partial<LabelContent>, string, RegExp][] = [
      [{ classId: 'car' }, 'invalid_input', /^added\[1\]\.classId /],
      [{ id: 'x' }, 'invalid_input', /^added\[1\]\.id /],
      [{ id: sound.id }, 'invalid_input', /^added\[1\] names label .* a second time/],
      [{ zIndex: 1.5 }, 'invalid_input', /^added\[1\]\.zIndex /],
      [{ shape: 'blob' }, 'shape_unknown', /"blob"/],
      [{ geometry: {} }, 'geometry_invalid', /^added\[1\]\.geometry/],
      [inverted, 'geometry_invalid', /^added\[1\]\.geometry/],
      [outside, 'geometry_invalid', /^added\[1\]\.geometry lies outside/],
      [polygon, 'geometry_invalid', /^added\[1\]\.geometry/],
      [mask, 'geometry_invalid', /^added\[1\]\.geometry .*leaves the image/],
    ]
    for (const [flaw, code, words] of cases) {
      const refused = await send(bench, { added: [sound, boxLabel(bench.classId, flaw)] })
      assert.deepEqual([refused.status, refused.code], [400, code], JSON.stringify(flaw))
      assert.match(refused.message, words)
    }
    assert.deepEqual(await labelsOf(bench), { revision: 0, labels: [] })
    assert.deepEqual(await historyOf(bench), [])
  })

  it('refuses a class of another project, those who may not know the image, and those who may only look', async () => {
    const bench = await open()
    const stranger = await open()
    for (const classId of [stranger.classId, randomUUID()]) {
      const refused = await send(bench, { added: [boxLabel(classId)] })
      assert.deepEqual([refused.status, refused.message], [404, `There is no label class ${classId}`])
    }
    const change = { added: [boxLabel(bench.classId)] }
    const { status, message } = await send({ ...bench, key: stranger.key }, change)
    assert.deepEqual([status, message], [404, `There is no image ${bench.imageId}`])
    assert.equal((await send(bench, change, randomUUID())).status, 404)
    const viewer = { ...bench, key: await stack.key(bench.workspaceId, 'View Only') }
    assert.equal((await send(viewer, change)).status, 403)
    assert.deepEqual(await labelsOf(viewer), { revision: 0, labels: [] })
    for (const path of [`/api/images/${bench.imageId}/labels`, `/api/images/${bench.imageId}/changes`])
      assert.equal((await stack.send('GET', path, { key: stranger.key })).status, 404)
  })

  it('refuses more labels than a change may touch', async () => {
    const bench = await open()
    const removed = Array.from({ length: 5001 }, () => ({ id: randomUUID(), version: 1 }))
    const updated = removed.slice(1).map(({ version }) => ({ version, to: boxLabel(bench.classId) }))
    const { status, message } = await send(bench, { removed, updated })
    assert.deepEqual([status, message], [400, 'change touches 10001 labels; at most 10000 are accepted'])
  })

  it('adds, updates and removes, keeps the history, and starts the image', async () => {
    const bench = await open()
    const [one, two] = [boxLabel(bench.classId), boxLabel(bench.classId, { externalId: 'x', zIndex: -3 })]
    const added = await send(bench, { added: [one, two] })
    assert.deepEqual(await imageOf(bench), { status: 'IN PROGRESS', revision: 1, labelCount: 2 })
    assert.deepEqual((await labelsOf(bench)).labels, added.change.added)
    const geometry = {
      rings: [
        [
          [1, 1],
          [9, 1],
          [5, 8.25],
        ],
      ],
    }
    const to = { ...one, shape: 'polygon', geometry }
    const edited = await send(bench, { updated: [{ version: 1, to }], removed: [{ id: two.id, version: 1 }] })
    assert.deepEqual([edited.conflicts, edited.revision], [[], 2])
    const { revision, labels } = await labelsOf(bench)
    assert.deepEqual([revision, labels], [2, edited.change.updated.map(([, after]) => after)])
    assert.deepEqual(
      labels.map(({ version, shape }) => [version, shape]),
      [[2, 'polygon']],
    )
    assert.deepEqual(labels[0]?.geometry, geometry)
    assert.deepEqual(await imageOf(bench), { status: 'IN PROGRESS', revision: 2, labelCount: 1 })
    assert.deepEqual(await historyOf(bench), [added.change, edited.change])
    assert.deepEqual([edited.change.authorName, edited.change.origin], ['Owner key', 'api'])
  })

  it('touches no label of another image, nor tells what it is', async () => {
    const bench = await open()
    const stranger = await open()
    const theirs = boxLabel(stranger.classId)
    await send(stranger, { added: [theirs] })
    const before = await labelsOf(stranger)
    const mine = boxLabel(bench.classId, { id: theirs.id, zIndex: 5 })
    for (const change of [
      { added: [mine] },
      { updated: [{ version: 1, to: mine }] },
      { removed: [{ id: theirs.id, version: 1 }] },
    ]) {
      const { conflicts, change: applied } = await send(bench, change)
      assert.deepEqual([applied.added, applied.updated, applied.removed], [[], [], []])
      assert.deepEqual(
        conflicts.map(conflict => [conflict.labelId, conflict.theirs]),
        [[theirs.id, null]],
      )
    }
    assert.deepEqual(await labelsOf(stranger), before)
    assert.equal((await labelsOf(bench)).labels.length, 0)
  })

  it('answers a repeated id as the first time, also when everything was refused or its class has gone', async () => {
    const bench = await open()
    const label = boxLabel(bench.classId)
    const adding = { id: randomUUID(), added: [label] }
    const losing = { id: randomUUID(), updated: [{ version: 9, to: label }] }
    const added = await send(bench, adding)
    const lost = await send(bench, losing)
    assert.equal(lost.conflicts[0]?.reason, 'changed')
    assert.deepEqual([lost.revision, (await labelsOf(bench)).labels[0]?.version], [2, 1])
    await ask(bench, 'DELETE', `/api/label-classes/${bench.classId}?removeLabels=true`)
    assert.deepEqual(await send(bench, adding), added)
    assert.deepEqual(await send(bench, losing), lost)
    assert.equal((await labelsOf(bench)).labels.length, 0)
    const elsewhere = await send(bench, adding, bench.otherImageId)
    assert.deepEqual([elsewhere.status, elsewhere.code], [400, 'invalid_input'])
  })

  it('applies one id once, however many send it at the same time', async () => {
    const bench = await open()
    const change = { id: randomUUID(), added: [boxLabel(bench.classId)] }
    const replies = await Promise.all(Array.from({ length: 20 }, () => send(bench, change)))
    for (const reply of replies) assert.deepEqual(reply, replies[0])
    assert.equal(replies[0]?.status, 200)
    assert.deepEqual(await imageOf(bench), { status: 'IN PROGRESS', revision: 1, labelCount: 1 })
    assert.equal((await historyOf(bench)).length, 1)
  })

  it('applies twenty changes at once one after the other, and of twenty edits of one label the first', async () => {
    const bench = await open()
    const adding = Array.from({ length: 20 }, () => send(bench, { added: [boxLabel(bench.classId)] }))
    const revisions = (await Promise.all(adding)).map(reply => reply.revision)
    assert.deepEqual(
      revisions.sort((a, b) => a - b),
      Array.from({ length: 20 }, (_, index) => index + 1),
    )
    assert.equal((await imageOf(bench)).labelCount, 20)
    const [label] = (await labelsOf(bench)).labels
    assert.ok(label)
    const { version, createdAt: _, createdBy: __, updatedAt: ___, updatedBy: ____, ...content } = label
    const edits = await Promise.all(
      Array.from({ length: 20 }, (_, zIndex) =>
        send(bench, { updated: [{ version, to: { ...content, zIndex } }] }),
      ),
    )
    const winners = edits.filter(edit => edit.conflicts.length === 0)
    assert.equal(winners.length, 1)
    const standing = (await labelsOf(bench)).labels.find(each => each.id === label.id)
    assert.deepEqual(standing, winners[0]?.change.updated[0]?.[1])
    for (const edit of edits) if (edit !== winners[0]) assert.deepEqual(edit.conflicts[0]?.theirs, standing)
  })

  it('gives an id that two images ask for at once to one of them', async () => {
    const bench = await open()
    const label = boxLabel(bench.classId)
    const held = await holdingUp(bench)
    const sent = Promise.all([
      send(bench, { added: [label] }),
      send(bench, { added: [label] }, bench.otherImageId),
    ])
    while ((await held.waiting()).length < 2);
    await held.release()
    const replies = await sent
    assert.deepEqual(
      replies.map(reply => reply.status),
      [200, 200],
    )
    assert.deepEqual(replies.map(reply => reply.conflicts.length).sort(), [0, 1])
  })

  it('leaves nothing when the connection is lost in the middle', async () => {
    const bench = await open()
    const held = await holdingUp(bench)
    const sent = send(bench, { added: [boxLabel(bench.classId)] })
    let pids = await held.waiting()
    while (pids.length === 0) pids = await held.waiting()
    for (const pid of pids) await sql`select pg_terminate_backend(${pid})`.execute(stack.context.db)
    await held.release()
    assert.equal((await sent).status, 500)
    assert.deepEqual(await labelsOf(bench), { revision: 0, labels: [] })
    assert.deepEqual(await imageOf(bench), { status: 'NEW', revision: 0, labelCount: 0 })
    assert.deepEqual(await historyOf(bench), [])
  })

  it('keeps a foreign form until the geometry changes without one', async () => {
    const bench = await open()
    const actor = await actorOfKey(stack.context, bench.key)
    assert.ok(actor)
    const label = boxLabel(bench.classId)
    const form = {
      polygon: [
        [10, 20],
        [20, 44],
      ],
    }
    const edit = async (to: RequestedLabel, forms?: Map<string, typeof form>) => {
      const updated = [{ version: 0, to }]
      const request = { id: randomUUID(), added: [], updated, removed: [] }
      const options = { origin: 'api', force: true, ...(forms ? { foreignForms: forms } : {}) } as const
      const { conflicts } = await changeLabels(stack.context, actor, bench.imageId, request, options)
      assert.deepEqual(conflicts, [])
      const [row] = await findLabels(stack.context, actor, bench.projectId, [label.id])
      return row?.foreignForm
    }
    const request = { id: randomUUID(), added: [label], updated: [], removed: [] }
    const forms = new Map([[label.id, form]])
    await changeLabels(stack.context, actor, bench.imageId, request, { origin: 'api', foreignForms: forms })
    assert.deepEqual(await edit({ ...label, zIndex: 4 }), form)
    const other = { polygon: [[1, 2]] }
    assert.deepEqual(await edit(label, new Map([[label.id, other]])), other)
    const moved = { ...label, geometry: { left: 0, top: 0, right: 5, bottom: 5 } }
    assert.equal(await edit(moved), null)
  })

  it('are read in parts, by id, and as previews', async () => {
    const bench = await open()
    const actor = await actorOfKey(stack.context, bench.key)
    assert.ok(actor)
    const labels = Array.from({ length: 305 }, () => boxLabel(bench.classId))
    const ids = labels.map(label => label.id)
    await send(bench, { added: labels })
    const at = (offset: number, limit: number, imageId = bench.imageId) =>
      listImageLabelsAt(stack.context, actor, imageId, { offset, limit })
    const part = await at(300, 100)
    assert.deepEqual([part.total, part.labels.map(label => label.id)], [305, ids.slice(300)])
    assert.deepEqual(await at(400, 100), { total: 305, labels: [] })
    assert.deepEqual(await at(0, 100, bench.otherImageId), { total: 0, labels: [] })
    const wanted = [ids[7] ?? '', randomUUID(), ids[2] ?? '']
    const found = await findLabels(stack.context, actor, bench.projectId, wanted)
    assert.deepEqual(
      found.map(label => label.id),
      [ids[7], ids[2]],
    )
    const query = [bench.otherImageId, bench.imageId, randomUUID()].map(id => `imageId=${id}`).join('&')
    const path = `/api/projects/${bench.projectId}/labels?${query}`
    const previews = await ask<{ imageId: string; labels: LabelContent[] }[]>(bench, 'GET', path)
    assert.deepEqual(
      previews.map(preview => preview.labels.length),
      [0, 300, 0],
    )
    assert.deepEqual(previews[1]?.labels[0], { ...labels[0], attributes: {} })
  })
})
