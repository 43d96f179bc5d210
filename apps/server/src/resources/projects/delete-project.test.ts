import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { ask, makeDataset, openDesk, photo, sendImage } from '../../testing/builders.ts'
import { keptFiles } from '../../testing/kept-files.ts'
import { type Stack, startStack } from '../../testing/stack.ts'

interface Run {
  readonly id: string
  readonly state: string
}

describe('deleting a project', () => {
  let stack: Stack
  before(async () => {
    stack = await startStack()
  })
  after(() => stack.close())

  it('leaves no file of its images, uploads and exports behind', async () => {
    const desk = await openDesk(stack)
    const dataset = await makeDataset(desk)
    assert.equal((await sendImage(desk, dataset.id, 'rocket.jpg', await photo('rocket.jpg'))).status, 200)
    const path = `/api/projects/${desk.projectId}`
    let run = await ask<Run>(desk, 'POST', `${path}/exports`, { format: 'images' })
    while (run.state !== 'done') {
      assert.match(run.state, /^(queued|running)$/)
      run = await ask<Run>(desk, 'GET', `/api/runs/${run.id}`)
    }
    const { onDisk } = await keptFiles(stack)
    assert.ok(onDisk.some(file => file.includes('/exports/')))
    await ask(desk, 'DELETE', path)
    assert.deepEqual(await keptFiles(stack), { onDisk: [], unowned: [] })
  })
})
