import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Run } from '@gesso/client'
import type { Label } from '@gesso/core'
import {
  ask,
  boxLabel,
  type Desk,
  makeDataset,
  makeLabelClass,
  openDesk,
  putImages,
  refusalIn,
  sendChange,
} from '../../../testing/builders.ts'
import { type Stack, startStack } from '../../../testing/stack.ts'

interface Found {
  readonly imageId: string
  readonly imageName: string
  readonly duplicates: { labelId: string; keptId: string; classId: string; iou: number }[]
}

interface Removal {
  readonly removed: number
  readonly left: { imageId: string; imageName: string; labelId: string; reason: string }[]
}

describe('duplicates', () => {
  let stack: Stack
  before(async () => {
    stack = await startStack()
  })
  after(() => stack.close())

  const pathOf = ({ projectId }: Desk, what: string) => `/api/projects/${projectId}/duplicates/${what}`
  const ended = async (desk: Desk, id: string): Promise<Run> => {
    const run = await ask<Run>(desk, 'GET', `/api/runs/${id}`)
    return ['queued', 'running'].includes(run.state) ? ended(desk, id) : run
  }
  const search = async (desk: Desk, body: object = {}) => {
    const run = await ended(desk, (await ask<Run>(desk, 'POST', pathOf(desk, 'searches'), body)).id)
    assert.equal(run.state, 'done', run.error ?? '')
    return run
  }
  const foundBy = ({ result }: Run): Found[] => Object(result).images
  const remove = (desk: Desk, runId: string) =>
    ask<Removal>(desk, 'POST', pathOf(desk, 'removals'), { runId })
  const labelsOn = async (desk: Desk, imageId: string) =>
    (await ask<{ labels: Label[] }>(desk, 'GET', `/api/images/${imageId}/labels`)).labels
  const idsOn = async (desk: Desk, imageId: string) => (await labelsOn(desk, imageId)).map(({ id }) => id)

  /** An image for each number: as many labels of one place, and one elsewhere. */
  const labelled = async (desk: Desk, counts: readonly number[], datasetId?: string) => {
    const { id: classId } = await makeLabelClass(desk)
    const dataset = datasetId ?? (await makeDataset(desk)).id
    const imageIds = await putImages(
      desk,
      dataset,
      counts.map((_, index) => `${dataset} ${index}.jpg`),
    )
    const images = []
    for (const [index, imageId] of imageIds.entries()) {
      const same = Array.from({ length: counts[index] ?? 0 }, () => boxLabel(classId))
      const other = boxLabel(classId, { geometry: { left: 100, top: 10, right: 130, bottom: 20 } })
      await sendChange(desk, imageId, { added: [...same, other] })
      images.push({ imageId, same: same.map(({ id }) => id), other: other.id, label: boxLabel(classId) })
    }
    return images
  }
  const moved = async (desk: Desk, imageId: string, id: string) => {
    const label = (await labelsOn(desk, imageId)).find(each => each.id === id)
    assert.ok(label)
    const { version, createdAt: _, createdBy: __, updatedAt: ___, updatedBy: ____, ...content } = label
    const geometry = { left: 11, top: 10, right: 30, bottom: 20 }
    const sent = await sendChange(desk, imageId, { updated: [{ version, to: { ...content, geometry } }] })
    assert.equal(sent.status, 200)
  }

  it('refuses a threshold out of range, datasets of others, projects of videos, and those who may not', async () => {
    const [desk, other] = [await openDesk(stack), await openDesk(stack)]
    const refused = async (body: unknown, key = desk.key, path = pathOf(desk, 'searches')) =>
      refusalIn(await stack.send('POST', path, { key, body }))
    assert.match((await refused({ iou: 0.4 })).message, /^iou /)
    assert.match((await refused({ iou: 1.1 })).message, /^iou /)
    const theirs = (await makeDataset(other)).id
    assert.match((await refused({ datasetIds: [theirs] })).message, /^datasetIds has .* not of this project/)
    assert.equal((await refused({}, other.key)).status, 404)
    assert.equal((await refused({}, await stack.key(desk.workspaceId, 'View Only'))).status, 403)
    const path = `/api/workspaces/${desk.workspaceId}/projects`
    const videos = await ask<{ id: string }>(desk, 'POST', path, { name: 'Videos', contentType: 'VIDEOS' })
    const { code } = await refused({}, desk.key, pathOf({ ...desk, projectId: videos.id }, 'searches'))
    assert.equal(code, 'content_type_refused')
    const runs = await ask<{ total: number }>(desk, 'GET', `/api/projects/${desk.projectId}/runs`)
    assert.equal(runs.total, 0)
  })

  it('refuses to remove by a run that is another project’s, or no search, or not done', async () => {
    const [desk, other] = [await openDesk(stack), await openDesk(stack)]
    const refused = async (runId: string, key = desk.key) =>
      refusalIn(await stack.send('POST', pathOf(desk, 'removals'), { key, body: { runId } }))
    const run = await search(desk)
    assert.equal((await refused((await search(other)).id)).status, 404)
    assert.equal((await refused(run.id, other.key)).status, 404)
    assert.equal((await refused(run.id, await stack.key(desk.workspaceId, 'View Only'))).status, 403)
    const path = `/api/workspaces/${desk.workspaceId}/projects`
    const beside = await ask<{ id: string }>(desk, 'POST', path, { name: 'Beside' })
    const besides = await search({ ...desk, projectId: beside.id })
    assert.equal((await refused(besides.id)).status, 404)
    const exported = await ask<Run>(desk, 'POST', `/api/projects/${desk.projectId}/exports`, {
      format: 'json_coco',
    })
    assert.match((await refused(exported.id)).message, /^runId .*it is no search for them/)
    await stack.context.db.updateTable('run').set({ state: 'cancelled' }).where('id', '=', run.id).execute()
    assert.match((await refused(run.id)).message, /^runId .*it is cancelled/)
  })

  it('finds them on all images, and removes them by changes of the history', async () => {
    const desk = await openDesk(stack)
    const [one, two, none] = await labelled(desk, [3, 2, 1])
    assert.ok(one && two && none)
    const run = await search(desk)
    const { images: _, ...counts } = Object(run.result)
    assert.deepEqual(counts, { iou: 0.95, imagesLookedAt: 3, labelsCompared: 9, duplicates: 3, listed: 3 })
    assert.deepEqual([run.done, run.total], [3, 3])
    assert.deepEqual(
      foundBy(run).map(({ imageId, duplicates }) => [
        imageId,
        duplicates.map(each => [each.labelId, each.keptId]),
      ]),
      [
        [one.imageId, one.same.slice(1).map(id => [id, one.same[0]])],
        [two.imageId, [[two.same[1], two.same[0]]]],
      ],
    )
    assert.equal(foundBy(run)[0]?.duplicates[0]?.iou, 1)
    assert.deepEqual(await remove(desk, run.id), { removed: 3, left: [] })
    assert.deepEqual(await idsOn(desk, one.imageId), [one.same[0], one.other])
    assert.deepEqual(await idsOn(desk, none.imageId), [none.same[0], none.other])
    const changes = await ask<{ removed: Label[] }[]>(desk, 'GET', `/api/images/${one.imageId}/changes`)
    assert.deepEqual(
      changes.map(({ removed }) => removed.map(({ id }) => id)),
      [[], one.same.slice(1)],
    )
    assert.equal(Object((await search(desk)).result).duplicates, 0)
    const again = await remove(desk, run.id)
    assert.deepEqual([again.removed, again.left.map(({ reason }) => reason)], [0, Array(3).fill('removed')])
  })

  it('leaves what was edited since, and what stands for a label that was', async () => {
    const desk = await openDesk(stack)
    const [edited, kept, gone] = await labelled(desk, [3, 2, 2])
    assert.ok(edited && kept && gone)
    const run = await search(desk)
    await moved(desk, edited.imageId, edited.same[1] ?? '')
    await moved(desk, kept.imageId, kept.same[0] ?? '')
    const removed = (await labelsOn(desk, gone.imageId)).filter(({ id }) => id === gone.same[0])
    await sendChange(desk, gone.imageId, { removed })
    const removal = await remove(desk, run.id)
    assert.equal(removal.removed, 1)
    assert.deepEqual(
      removal.left.map(({ labelId, reason }) => [labelId, reason]),
      [
        [edited.same[1], 'changed'],
        [kept.same[1], 'kept changed'],
        [gone.same[1], 'kept changed'],
      ],
    )
    assert.deepEqual(await idsOn(desk, edited.imageId), [edited.same[0], edited.same[1], edited.other])
    assert.deepEqual(await idsOn(desk, gone.imageId), [gone.same[1], gone.other])
  })

  it('are looked for in some datasets only, where that is asked', async () => {
    const desk = await openDesk(stack)
    const dataset = await makeDataset(desk)
    const [wanted] = await labelled(desk, [2], dataset.id)
    await labelled(desk, [2])
    const run = await search(desk, { datasetIds: [dataset.id], iou: 1 })
    assert.deepEqual(
      foundBy(run).map(({ imageId }) => imageId),
      [wanted?.imageId],
    )
  })

  it('are all counted, and the first thousand listed', async () => {
    const desk = await openDesk(stack)
    await labelled(desk, [2, 601, 501])
    const run = await search(desk)
    assert.deepEqual([Object(run.result).duplicates, Object(run.result).listed], [1101, 1000])
    assert.equal((await remove(desk, run.id)).removed, 1000)
    assert.equal(Object((await search(desk)).result).duplicates, 101)
  })
})
