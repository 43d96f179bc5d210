import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { AppliedChange } from '@gesso/core'
import { localFeed } from '../../events/index.ts'
import {
  boxLabel,
  type Desk,
  makeDataset,
  makeLabelClass,
  openDesk,
  putImages,
  sendChange,
} from '../../testing/builders.ts'
import { type Stack, startStack } from '../../testing/stack.ts'
import { followChanges } from './follow-changes.ts'
import type { ChangeReply } from './present.ts'

interface Bench extends Desk {
  readonly classId: string
  readonly imageId: string
}

describe('the feed of an image', () => {
  let stack: Stack
  before(async () => {
    stack = await startStack()
  })
  after(() => stack.close())

  const open = async (on = stack): Promise<Bench> => {
    const desk = await openDesk(on)
    const { id: classId } = await makeLabelClass(desk)
    const dataset = await makeDataset(desk)
    const [imageId = ''] = await putImages(desk, dataset.id, ['a.jpg'])
    return { ...desk, classId, imageId }
  }
  const add = async (bench: Bench): Promise<AppliedChange> => {
    const { body } = await sendChange(bench, bench.imageId, { added: [boxLabel(bench.classId)] })
    return (body as ChangeReply).change
  }

  it('is closed to those who may not know the image', async () => {
    const bench = await open()
    const path = `/api/images/${bench.imageId}/feed`
    assert.equal((await stack.send('GET', path)).status, 401)
    assert.equal((await stack.send('GET', path, { key: (await open()).key })).status, 404)
  })

  it('tells what was missed, then what happens, and goes on after the last id that was seen', async () => {
    const bench = await open()
    const missed = [await add(bench), await add(bench), await add(bench)]
    const first = await listen(bench, '?after=1')
    assert.deepEqual(await first.next(), missed[1])
    assert.deepEqual(await first.next(), missed[2])
    const live = await add(bench)
    assert.deepEqual(await first.next(), live)
    assert.match(first.text(), /^retry: 1000\n\nid: 2\ndata: \{/)
    await first.stop()
    const again = await listen(bench, '?after=0', { 'last-event-id': '3' })
    assert.deepEqual(await again.next(), live)
    await again.stop()
  })

  it('tells changes in their order, however they are heard of', async () => {
    const bench = await open()
    const feed = localFeed()
    const context = { ...stack.context, feed }
    const stopped = new AbortController()
    const changes = followChanges(context, bench.imageId, 0, 60_000, stopped.signal)
    const made = [await add(bench)]
    assert.deepEqual(await told(changes), made[0])
    const coming = told(changes)
    made.push(await add(bench), await add(bench), await add(bench))
    for (const change of [made[2], made[1], made[3], made[0]])
      if (change) feed.publish(bench.imageId, () => change)
    assert.deepEqual(await coming, made[1])
    assert.deepEqual([await told(changes), await told(changes)], [made[2], made[3]])
    const last = changes.next()
    stopped.abort()
    assert.equal((await last).done, true)
  })

  it('says when it is quiet, and reads a flood from the history', async () => {
    const bench = await open()
    const feed = localFeed()
    const stopped = new AbortController()
    const changes = followChanges({ ...stack.context, feed }, bench.imageId, 0, 1, stopped.signal)
    assert.equal(await told(changes), 'quiet')
    const made: AppliedChange[] = []
    for (let count = 0; count < 103; count++) made.push(await add(bench))
    for (const change of made) feed.publish(bench.imageId, () => change)
    for (const change of made) assert.deepEqual(await told(changes), change)
    assert.equal(await told(changes), 'quiet')
    stopped.abort()
    assert.equal((await changes.next()).done, true)
  })

  it('ends when the server stops', async () => {
    const other = await startStack()
    const bench = await open(other)
    const listening = await listen(bench, '')
    await other.close()
    assert.equal(await listening.next(), undefined)
  })

  async function told(changes: AsyncGenerator<AppliedChange | 'quiet', void>) {
    const { value } = await changes.next()
    return value
  }
})

async function listen(bench: Bench, search: string, headers: Record<string, string> = {}) {
  const stopped = new AbortController()
  const response = await fetch(`${bench.stack.url}/api/images/${bench.imageId}/feed${search}`, {
    headers: { 'x-api-key': bench.key, ...headers },
    signal: stopped.signal,
  })
  assert.equal(response.status, 200)
  assert.equal(response.headers.get('content-type'), 'text/event-stream; charset=utf-8')
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  assert.ok(reader)
  let text = ''
  let read = 0
  return {
    text: () => text,
    async next(): Promise<AppliedChange | undefined> {
      for (;;) {
        const end = text.indexOf('\n\n', read)
        const event = text.slice(read, end)
        if (end >= 0) {
          read = end + 2
          const data = /^data: (.*)$/m.exec(event)?.[1]
          if (data !== undefined) return JSON.parse(data)
          continue
        }
        const { value, done } = await reader.read()
        if (done) return undefined
        text += value
      }
    },
    async stop() {
      await reader.cancel().catch(() => undefined)
      stopped.abort()
    },
  }
}
