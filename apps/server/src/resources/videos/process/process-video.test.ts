import assert from 'node:assert/strict'
import { readdir } from 'node:fs/promises'
import { after, before, describe, it } from 'node:test'
import type { Video } from '@gesso/client'
import { ask } from '../../../testing/builders.ts'
import { keptFiles } from '../../../testing/kept-files.ts'
import { type Stack, startStack } from '../../../testing/stack.ts'
import { openVideoDesk, sendVideo, streetVideo, videoRead } from '../../../testing/videos.ts'
import { processVideo } from './process-video.ts'

describe('a run that reads a video', () => {
  let stack: Stack
  before(async () => {
    stack = await startStack()
  })
  after(() => stack.close())

  const made = async () => {
    const desk = await openVideoDesk(stack)
    const video = await videoRead<Video>(desk, await sendVideo(desk, 'street.avi', await streetVideo()))
    const { db } = stack.context
    const row = await db
      .selectFrom('video')
      .select('run_id')
      .where('media_id', '=', video.id)
      .executeTakeFirstOrThrow()
    return { desk, video, runId: row.run_id ?? '' }
  }
  const scratch = () => readdir(stack.context.settings.scratchFolder)

  it('leaves nothing when it is broken off, and can be begun again', async () => {
    const { desk, video, runId } = await made()
    const before = await keptFiles(stack)
    const stopped = new AbortController()
    const broken = processVideo(stack.context, video.id, {
      runId,
      signal: stopped.signal,
      progress: () => stopped.abort(new Error('the server stops')),
    })
    await assert.rejects(broken, /the server stops/)
    assert.deepEqual([await keptFiles(stack), await scratch()], [before, []])

    const signal = new AbortController().signal
    const again = await processVideo(stack.context, video.id, { runId, signal, progress: () => undefined })
    await stack.context.db.transaction().execute(transaction => again.settle(transaction))
    const now = await ask<Video>(desk, 'GET', `/api/videos/${video.id}`)
    assert.deepEqual([now.health, now.durationFrames], ['OK', 30])
    assert.notEqual(now.playUrl, video.playUrl)
    // The files that it had are noted for the sweep, and no others.
    assert.equal((await keptFiles(stack)).unowned.length, 2)
  })

  it('gives nothing to a video that is gone or that another run reads', async () => {
    const { desk, video } = await made()
    const signal = new AbortController().signal
    const control = { runId: '01890000-0000-7000-8000-000000000000', signal, progress: () => undefined }
    const late = await processVideo(stack.context, video.id, control)
    await stack.context.db.transaction().execute(transaction => late.settle(transaction))
    const kept = await ask<Video>(desk, 'GET', `/api/videos/${video.id}`)
    assert.equal(kept.playUrl, video.playUrl)
    await ask(desk, 'DELETE', `/api/videos/${video.id}`)
    const { result } = await processVideo(stack.context, video.id, control)
    assert.deepEqual(result, { videoId: video.id, gone: true })
  })

  it('says of itself when it was cancelled, and the video can be read again', async () => {
    const { desk, video, runId } = await made()
    const { db } = stack.context
    await db.updateTable('video').set({ health: 'PROCESSING' }).where('media_id', '=', video.id).execute()
    const seen = () => ask<Video>(desk, 'GET', `/api/videos/${video.id}`)
    for (const [state, problem] of [
      ['cancelled', 'reading it was cancelled'],
      ['failed', 'the disk is full'],
    ] as const) {
      const error = state === 'failed' ? problem : null
      await db.updateTable('run').set({ state, error }).where('id', '=', runId).execute()
      const { health, problem: told, playUrl } = await seen()
      assert.deepEqual([health, told, playUrl], ['ERROR', problem, null])
    }
    const list = `/api/projects/${desk.projectId}/videos?health=ERROR`
    assert.equal((await ask<{ total: number }>(desk, 'GET', list)).total, 1)
    const sent = await stack.send('POST', `/api/videos/${video.id}/read`, { key: desk.key })
    assert.equal((sent.body as Video).health, 'PROCESSING')
    const again = await videoRead<Video>(desk, sent)
    assert.deepEqual([again.health, again.problem], ['OK', null])
  })
})
