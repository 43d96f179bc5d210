import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { countUploads, type UploadTarget } from './upload.ts'
import { createUploadQueue, type UploadQueue } from './upload-queue.ts'

const target: UploadTarget = { projectId: 'p', datasetId: 'd', holds: 'images' }

interface Sending {
  readonly name: string
  readonly sent: (part: number) => void
  readonly end: () => void
  readonly fail: (error: Error) => void
}

/** A queue whose files arrive when the test says so. */
function heldQueue() {
  const sending: Sending[] = []
  const arrived: boolean[] = []
  const queue = createUploadQueue(
    {
      bring: (file, _target, sent, signal) =>
        new Promise<void>((end, fail) => {
          sending.push({ name: file.name, sent, end, fail })
          signal.addEventListener('abort', () => fail(signal.reason))
        }),
      explain: error => ({ message: String(error), passing: String(error).includes('away') }),
      arrived: (_target, last) => arrived.push(last),
    },
    2,
  )
  return { queue, sending, arrived }
}

const files = (...names: string[]) => names.map(name => new File(['x'], name))
const states = (queue: UploadQueue) => queue.uploads.get().map(({ state }) => state.get().at)
const settled = () => new Promise(resolve => setImmediate(resolve))

describe('the upload queue', () => {
  it('sends as many at a time as asked, and the next when one has arrived', async () => {
    const { queue, sending, arrived } = heldQueue()
    queue.add(files('a', 'b', 'c'), target)
    assert.deepEqual(states(queue), ['sending', 'sending', 'waiting'])
    sending[0]?.end()
    await settled()
    assert.deepEqual(states(queue), ['done', 'sending', 'sending'])
    sending[1]?.end()
    sending[2]?.end()
    await settled()
    assert.deepEqual(arrived, [false, false, true])
  })

  it('says that the server reads a file once all of it is sent', () => {
    const { queue, sending } = heldQueue()
    queue.add(files('a'), target)
    sending[0]?.sent(0.5)
    assert.deepEqual(queue.uploads.get()[0]?.state.get(), { at: 'sending', sent: 0.5 })
    sending[0]?.sent(1)
    assert.deepEqual(states(queue), ['reading'])
  })

  it('keeps a refused file with its reason and goes on', async () => {
    const { queue, sending } = heldQueue()
    queue.add(files('a', 'b', 'c'), target)
    sending[0]?.fail(new Error('no picture'))
    await settled()
    const [first] = queue.uploads.get()
    assert.deepEqual(first?.state.get(), { at: 'refused', message: 'Error: no picture', passing: false })
    assert.equal(sending.length, 3)
  })

  it('tries again what failed on the way, not what was refused for itself', async () => {
    const { queue, sending } = heldQueue()
    queue.add(files('a', 'b'), target)
    sending[0]?.fail(new Error('server away'))
    sending[1]?.fail(new Error('no picture'))
    await settled()
    queue.retryPassing()
    assert.deepEqual(states(queue), ['sending', 'refused'])
  })

  it('stops what is cancelled, sent or waiting, and forgets it when cleared', async () => {
    const { queue } = heldQueue()
    queue.add(files('a', 'b', 'c'), target)
    queue.cancelAll()
    await settled()
    assert.deepEqual(states(queue), ['cancelled', 'cancelled', 'cancelled'])
    queue.clear()
    assert.deepEqual(states(queue), [])
  })
})

describe('upload counts', () => {
  it('count what was cancelled neither as done nor as missing', () => {
    const counts = countUploads([
      { at: 'done' },
      { at: 'cancelled' },
      { at: 'waiting' },
      { at: 'refused', message: '', passing: false },
    ])
    assert.deepEqual(
      { going: counts.going, done: counts.done, progress: counts.progress },
      { going: 1, done: 1, progress: 2 / 3 },
    )
  })
})
