import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { NewsSubject } from '../../events/index.ts'
import { ask, type Desk, makeDataset, openDesk, putImages } from '../../testing/builders.ts'
import { type Stack, startStack } from '../../testing/stack.ts'
import { hire, readJob, type SentJob, sendImages } from '../../testing/work.ts'

describe('news', () => {
  let stack: Stack
  let desk: Desk
  before(async () => {
    stack = await startStack()
    desk = await openDesk(stack)
  })
  after(() => stack.close())

  /** What was the case, for everybody, when news of a subject were told while something was done. */
  async function heard<T>(
    subject: NewsSubject,
    act: () => Promise<unknown>,
    look: () => Promise<T>,
  ): Promise<T[]> {
    const found: Promise<T>[] = []
    const stop = stack.context.news.listen(subject, () => found.push(look()))
    await act()
    stop()
    return Promise.all(found)
  }
  const jobsOf = () => `jobs of ${desk.projectId}` as const

  it('of jobs are told once they are committed, whatever is done to them', async () => {
    const [maker, reviewer] = await hire(desk, 2)
    const list = `/api/projects/${desk.projectId}/jobs`
    let job: SentJob | undefined
    const sent = await heard(
      jobsOf(),
      async () => ([job] = await sendImages(desk, 1)),
      async () => undefined,
    )
    assert.equal(sent.length, 1)
    assert(job)
    const { id } = job
    const now = async () => {
      const { state, step, priority, assigneeId } = await readJob(desk, id)
      return [state, step, priority, assigneeId]
    }
    const after = async (path: string, body: object) => {
      const found = await heard(jobsOf(), () => ask(desk, 'POST', path, body), now)
      assert.ok(found.length > 0, `${path} was not told`)
      return found.at(-1)
    }
    assert.deepEqual(await after(`${list}/priority`, { jobIds: [id], priority: 7 }), [
      'waiting',
      'maker',
      7,
      null,
    ])
    assert.deepEqual(await after(`${list}/assign`, { jobIds: [id], personId: maker }), [
      'waiting',
      'maker',
      7,
      maker,
    ])
    assert.deepEqual(await after(`${list}/next`, { personId: maker }), ['held', 'maker', 7, maker])
    assert.deepEqual(await after(`/api/jobs/${id}/submit`, { personId: maker }), [
      'waiting',
      'review',
      7,
      null,
    ])
    assert.deepEqual(await after(`/api/jobs/${id}/take`, { personId: reviewer }), [
      'held',
      'review',
      7,
      reviewer,
    ])
    assert.deepEqual(await after(`/api/jobs/${id}/release`, { personId: reviewer }), [
      'waiting',
      'review',
      7,
      null,
    ])
    assert.deepEqual(await after(`${list}/move`, { jobIds: [id], step: 'maker' }), [
      'waiting',
      'maker',
      7,
      null,
    ])
  })

  it('of jobs tell of batches, and not of other projects', async () => {
    const path = `/api/projects/${desk.projectId}/batches`
    const batch = () => ask(desk, 'POST', path, { name: crypto.randomUUID() })
    const look = async () => true
    assert.deepEqual(await heard(jobsOf(), batch, look), [true])
    assert.deepEqual(await heard('jobs of another', batch, look), [])
  })

  it('of comments are told when one is written, resolved and deleted', async () => {
    const { id: datasetId } = await makeDataset(desk)
    const [mediaId = ''] = await putImages(desk, datasetId, ['a.jpg'])
    const path = `/api/media/${mediaId}/comments`
    let id = ''
    const look = async () =>
      (await ask<{ resolvedAt: string | null }[]>(desk, 'GET', path)).map(each => each.resolvedAt !== null)
    const during = (act: () => Promise<unknown>) => heard(`comments on ${mediaId}`, act, look)
    const write = async () => {
      id = (await ask<{ id: string }>(desk, 'POST', path, { body: 'Look' })).id
    }
    assert.deepEqual(await during(write), [[false]])
    const resolve = () => ask(desk, 'PATCH', `/api/comments/${id}`, { resolved: true })
    assert.deepEqual(await during(resolve), [[true]])
    assert.deepEqual(await during(() => stack.send('DELETE', `/api/comments/${id}`, { key: desk.key })), [[]])
  })

  it('are streamed: one at the beginning, and one for what happens', async () => {
    const { id: datasetId } = await makeDataset(desk)
    const [mediaId = ''] = await putImages(desk, datasetId, ['b.jpg'])
    const path = `/api/media/${mediaId}/comments`
    const stopped = new AbortController()
    const response = await fetch(`${stack.url}${path}/feed`, {
      headers: { 'x-api-key': desk.key },
      signal: stopped.signal,
    })
    assert.equal(response.headers.get('content-type'), 'text/event-stream; charset=utf-8')
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    assert.ok(reader)
    const until = async (wanted: string) => {
      let text = ''
      while (!text.endsWith(wanted)) {
        const { value, done } = await reader.read()
        assert.equal(done, false)
        text += value
      }
      return text
    }
    assert.equal(await until('data: changed\n\n'), 'retry: 1000\n\ndata: changed\n\n')
    await ask(desk, 'POST', path, { body: 'Look' })
    assert.equal(await until('data: changed\n\n'), 'data: changed\n\n')
    await reader.cancel()
    stopped.abort()
  })
})
