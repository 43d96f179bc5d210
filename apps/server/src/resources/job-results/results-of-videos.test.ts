import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { ask } from '../../testing/builders.ts'
import { putJob } from '../../testing/jobs.ts'
import { type Stack, startStack } from '../../testing/stack.ts'
import { openVideoDesk, putVideo } from '../../testing/videos.ts'
import { plainResultWriter } from './plain-result-writer.ts'

describe('results of videos', () => {
  let stack: Stack
  before(async () => {
    stack = await startStack({}, { resultWriter: plainResultWriter })
  })
  after(() => stack.close())

  it('hold their segments, and what is said of these and of the video', async () => {
    const desk = await openVideoDesk(stack)
    const videoId = await putVideo(desk, desk.datasetId, 'street.avi')
    const make = (path: string, body: object) => ask<{ id: string }>(desk, 'POST', path, body)
    const project = `/api/projects/${desk.projectId}`
    const walking = await make(`${project}/activity-types`, { name: 'walking' })
    const about = (subject: string) => make(`${project}/attributes`, { name: subject, type: 'TEXT', subject })
    const [mood, weather] = [await about('SEGMENT'), await about('VIDEO')]
    const stretch = { startMs: 500, endMs: 1500, activityTypeIds: [walking.id] }
    const segment = await make(`/api/videos/${videoId}/segments`, stretch)
    const bare = await make(`/api/videos/${videoId}/segments`, { ...stretch, startMs: 2000, endMs: 3000 })
    const say = (path: string, id: string, value: string) =>
      ask(desk, 'PATCH', `${path}/attributes`, { set: { [id]: value } })
    await say(`/api/segments/${segment.id}`, mood.id, 'brisk')
    await say(`/api/videos/${videoId}`, weather.id, 'rain')
    const id = await putJob(desk, desk.datasetId, { mediaId: videoId })
    await stack.context.db.updateTable('job').set({ state: 'done' }).where('id', '=', id).execute()
    await stack.clock.tick()
    const [result] = await ask<{ url: string }[]>(desk, 'GET', `/api/jobs/${id}/results`)
    const told = (await (await fetch(result?.url ?? '')).json()) as Record<string, unknown>
    assert.deepEqual(told['attributes'], { [weather.id]: 'rain' })
    assert.deepEqual(told['segments'], [
      { id: segment.id, ...stretch, attributes: { [mood.id]: 'brisk' } },
      { id: bare.id, ...stretch, startMs: 2000, endMs: 3000, attributes: {} },
    ])
  })
})
