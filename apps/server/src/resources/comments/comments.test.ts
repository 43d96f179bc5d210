import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { ask, type Desk, makeDataset, openDesk, putImages, refusalIn } from '../../testing/builders.ts'
import { frameRow, putFrames } from '../../testing/frames.ts'
import { signInAs } from '../../testing/people.ts'
import { type Stack, startStack } from '../../testing/stack.ts'
import { putVideo } from '../../testing/videos.ts'

interface Comment {
  readonly id: string
  readonly threadId: string | null
  readonly authorId: string
  readonly body: string
  readonly x: number | null
  readonly frame: number | null
  readonly resolvedAt: string | null
  readonly resolvedBy: string | null
}

interface Bench extends Desk {
  readonly imageId: string
  readonly path: string
}

describe('comments on a media', () => {
  let stack: Stack
  before(async () => {
    stack = await startStack()
  })
  after(() => stack.close())

  const open = async (): Promise<Bench> => {
    const desk = await openDesk(stack)
    const dataset = await makeDataset(desk)
    const [imageId = ''] = await putImages(desk, dataset.id, ['a.jpg'])
    return { ...desk, imageId, path: `/api/media/${imageId}/comments` }
  }
  const say = (bench: Bench, body: object, key = bench.key) =>
    ask<Comment>({ stack, key }, 'POST', bench.path, { body: 'Too wide', ...body })
  const refused = async (bench: Bench, body: object) =>
    refusalIn(await stack.send('POST', bench.path, { key: bench.key, body: { body: 'Too wide', ...body } }))

  it('refuses places that are none', async () => {
    const bench = await open()
    const cases = [
      [{ x: 5 }, 'y is missing; x is given'],
      [{ y: 5 }, 'x is missing; y is given'],
      [{ x: 641, y: 5 }, 'x is beyond the right edge, which is at 640'],
      [{ x: 5, y: 481 }, 'y is beyond the bottom edge, which is at 480'],
      [{ x: 5, y: 5, frame: 0 }, 'frame can be given only for a video'],
    ] as const
    for (const [body, message] of cases) {
      const refusal = await refused(bench, body)
      assert.deepEqual([refusal.status, refusal.message], [400, message])
    }
    assert.deepEqual(await ask(bench, 'GET', bench.path), [])
  })

  it('refuses answers to what is not a thread of this media', async () => {
    const bench = await open()
    const other = await open()
    const elsewhere = await say(other, {})
    assert.equal((await refused(bench, { threadId: elsewhere.id })).status, 404)
    const thread = await say(bench, { x: 10, y: 10 })
    const answer = await say(bench, { threadId: thread.id })
    assert.equal(
      (await refused(bench, { threadId: answer.id })).message,
      `threadId is an answer itself; answer ${thread.id}`,
    )
    assert.match((await refused(bench, { threadId: thread.id, x: 1, y: 1 })).message, /^x cannot be given/)
  })

  it('keeps threads in their order, with their place', async () => {
    const bench = await open()
    const first = await say(bench, { x: 10.5, y: 20.25 })
    const whole = await say(bench, { body: 'All of it' })
    const answer = await say(bench, { threadId: first.id, body: 'Now better?' })
    const listed = await ask<Comment[]>(bench, 'GET', bench.path)
    assert.deepEqual(listed, [first, whole, answer])
    assert.deepEqual([first.x, whole.x, answer.threadId], [10.5, null, first.id])
  })

  it('pins a comment on a frame of a video', async () => {
    const bench = await open()
    const dataset = await makeDataset(bench)
    const videoId = await putVideo(bench, dataset.id, 'street.mp4')
    const comment = await ask<Comment>(bench, 'POST', `/api/media/${videoId}/comments`, {
      body: 'Lost here',
      x: 3,
      y: 4,
      frame: 2,
    })
    assert.equal(comment.frame, 2)
  })

  it('pins it inside the frame, however large the others are, and on none that the video lacks', async () => {
    const bench = await open()
    const dataset = await makeDataset(bench)
    const frames = [frameRow('a'), frameRow('b', { width: 1000, height: 100 })]
    const { id } = await putFrames(bench, dataset.id, frames)
    const video = { ...bench, path: `/api/media/${id}/comments` }
    assert.equal(
      (await refused(video, { x: 900, y: 4, frame: 0 })).message.split(',')[0],
      'x is beyond the right edge',
    )
    assert.match((await refused(video, { x: 3, y: 400, frame: 1 })).message, /^y is beyond .* at 100/)
    assert.match(
      (await refused(video, { x: 3, y: 4, frame: 2 })).message,
      /^frame must be one of the frames 0 to 1/,
    )
    assert.equal((await say(video, { x: 900, y: 4, frame: 1 })).x, 900)
  })

  it('is resolved by whoever labels, once, and opened again', async () => {
    const bench = await open()
    const labeller = await stack.key(bench.workspaceId, 'Labeller')
    const { id } = await say(bench, { x: 1, y: 1 })
    const resolve = (resolved: boolean, key: string) =>
      ask<Comment>({ stack, key }, 'PATCH', `/api/comments/${id}`, { resolved })
    const done = await resolve(true, labeller)
    assert.ok(done.resolvedAt)
    const again = await resolve(true, bench.key)
    assert.deepEqual([again.resolvedAt, again.resolvedBy], [done.resolvedAt, done.resolvedBy])
    const opened = await resolve(false, bench.key)
    assert.deepEqual([opened.resolvedAt, opened.resolvedBy], [null, null])
    const answer = await say(bench, { threadId: id })
    const sent = await stack.send('PATCH', `/api/comments/${answer.id}`, {
      key: bench.key,
      body: { resolved: true },
    })
    assert.equal(refusalIn(sent).message, `resolved is for a whole thread; resolve ${id}`)
  })

  it('is changed by its author alone, and deleted by its author or a lead, with its answers', async () => {
    const bench = await open()
    const [labeller, another] = [
      await stack.key(bench.workspaceId, 'Labeller'),
      await stack.key(bench.workspaceId, 'Labeller'),
    ]
    const { id } = await say(bench, {}, labeller)
    await say(bench, { threadId: id }, another)
    const path = `/api/comments/${id}`
    const change = { body: { body: 'No' } }
    const byAnother = refusalIn(await stack.send('PATCH', path, { key: another, ...change }))
    assert.deepEqual([byAnother.status, byAnother.facts['field']], [400, 'body'])
    const changed = await ask<Comment>({ stack, key: labeller }, 'PATCH', path, { body: 'A bit too wide' })
    assert.equal(changed.body, 'A bit too wide')
    const refusal = refusalIn(await stack.send('DELETE', path, { key: another }))
    assert.deepEqual([refusal.status, refusal.code], [403, 'forbidden'])
    await ask(bench, 'DELETE', path)
    assert.deepEqual(await ask(bench, 'GET', bench.path), [])
  })

  it('carries the name of the person', async () => {
    const bench = await open()
    const person = await signInAs(stack, bench.workspaceId, 'Labeller')
    const sent = await stack.send('POST', bench.path, {
      body: { body: 'Mine' },
      headers: { cookie: person.cookie },
    })
    assert.equal((sent.body as Comment).authorId, person.personId)
  })
})
