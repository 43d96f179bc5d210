import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import {
  ask,
  boxLabel,
  type Desk,
  makeDataset,
  makeLabelClass,
  openDesk,
  refusalIn,
  sendChange,
} from '../../testing/builders.ts'
import { type Stack, startStack } from '../../testing/stack.ts'
import { doJob, hire, newJob, sendImages, takeSome } from '../../testing/work.ts'

interface Batch {
  readonly id: string
  readonly name: string
  readonly datasetId: string
  readonly isDefault: boolean
  readonly label: string | null
}

describe('batches', () => {
  let stack: Stack
  let desk: Desk
  before(async () => {
    stack = await startStack()
    desk = await openDesk(stack)
  })
  after(() => stack.close())

  const path = () => `/api/projects/${desk.projectId}/batches`
  const make = (body: object) => ask<Batch>(desk, 'POST', path(), body)
  const refused = async (body: object) => refusalIn(await stack.send('POST', path(), { key: desk.key, body }))

  it('have names of their own, and datasets of their project', async () => {
    const { name } = await make({ name: 'Monday' })
    for (const taken of [` ${name} `, 'Default batch'])
      assert.deepEqual((await refused({ name: taken })).facts, { field: 'name', name: taken.trim() })
    const other = await openDesk(stack)
    const { id: datasetId } = await makeDataset(other)
    assert.equal((await refused({ name: 'Tuesday', datasetId })).status, 404)
    const { id: batchId } = await ask<Batch>(other, 'POST', `/api/projects/${other.projectId}/batches`, {
      name: 'A',
    })
    const body = { jobs: [newJob({ batchId })] }
    const jobs = await stack.send('POST', `/api/projects/${desk.projectId}/jobs`, { key: desk.key, body })
    assert.deepEqual([jobs.status, refusalIn(jobs).facts], [404, { what: 'batch', id: batchId }])
  })

  it('put what their jobs bring into a dataset of their name, or one that is named', async () => {
    const { id, name } = await makeDataset(desk, 'Wednesday')
    assert.equal((await make({ name })).datasetId, id)
    assert.equal((await make({ name: 'Thursday', datasetId: id })).datasetId, id)
  })

  it('are one that is always there, and those that were made, newest first', async () => {
    desk = await openDesk(stack)
    const list = () =>
      ask<{ items: Batch[]; next: string | null; total: number }>(desk, 'GET', `${path()}?limit=1`)
    const [first, again] = await Promise.all([list(), list()])
    assert.deepEqual(first, again)
    assert.deepEqual(
      [first.items[0]?.name, first.items[0]?.isDefault, first.total],
      ['Default batch', true, 1],
    )
    const { id } = await make({ name: 'Friday', label: 'F', description: null })
    const page = await list()
    assert.deepEqual([page.items.map(each => each.id), page.total], [[id], 2])
    const rest = await ask<{ items: Batch[] }>(desk, 'GET', `${path()}?cursor=${page.next}`)
    assert.deepEqual(
      rest.items.map(each => each.isDefault),
      [true],
    )
    const changed = await ask<Batch>(desk, 'PATCH', `/api/batches/${id}`, { name: 'Saturday', label: null })
    assert.deepEqual([changed.name, changed.label], ['Saturday', null])
  })

  it('tell how far they are', async () => {
    desk = await openDesk(stack)
    const [ann = '', ben = ''] = await hire(desk, 2)
    const { id: batchId } = await make({ name: 'Sunday' })
    await sendImages(desk, 3, { batchId })
    const job = await takeSome(desk, ann)
    const { id: classId } = await makeLabelClass(desk)
    await sendChange(desk, job.mediaId, { added: [boxLabel(classId), boxLabel(classId)] })
    await doJob(desk, ann, job.id, 'submit')
    await doJob(desk, ben, (await takeSome(desk, ben)).id, 'accept')
    const { jobs, doneJobs, failedJobs, frames, doneFrames, labels } = await ask<Record<string, number>>(
      desk,
      'GET',
      `/api/batches/${batchId}`,
    )
    assert.deepEqual([jobs, doneJobs, failedJobs, frames, doneFrames, labels], [3, 1, 0, 3, 1, 2])
  })
})
