import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { ask, boxLabel, type Desk, makeLabelClass } from '../../../testing/builders.ts'
import { type Stack, startStack } from '../../../testing/stack.ts'
import { openVideoDesk, sendVideo, streetVideo, videoRead } from '../../../testing/videos.ts'
import { doJob, hire, takeSome } from '../../../testing/work.ts'

interface Made {
  readonly id: string
}

describe('results of videos with a file of their own', () => {
  let stack: Stack
  let desk: Desk & { datasetId: string }
  let videoId = ''
  before(async () => {
    stack = await startStack()
    desk = await openVideoDesk(stack)
    const sent = await sendVideo(desk, 'street.avi', await streetVideo())
    videoId = (await videoRead<Made & { health: string }>(desk, sent)).id
  })
  after(() => stack.close())

  const make = (path: string, body: object) => ask<Made>(desk, 'POST', path, body)

  it('hold the segments with their activities and values, and the tracks frame by frame', async () => {
    const project = `/api/projects/${desk.projectId}`
    const walking = await make(`${project}/activity-types`, { name: 'walking' })
    const mood = await make(`${project}/attributes`, { name: 'mood', type: 'TEXT', subject: 'SEGMENT' })
    const [maker = '', reviewer = ''] = await hire(desk, 2)
    await ask(desk, 'POST', `${project}/jobs/from-media`, { mediaIds: [videoId] })
    const job = await takeSome(desk, maker)
    const segment = await make(`/api/videos/${videoId}/segments`, {
      startMs: 500,
      endMs: 1500,
      activityTypeIds: [walking.id],
    })
    await ask(desk, 'PATCH', `/api/segments/${segment.id}/attributes`, { set: { [mood.id]: 'brisk' } })
    const { id: classId } = await makeLabelClass(desk)
    const track = { ...boxLabel(classId), keyframes: [] as object[] }
    track.keyframes = [
      { frame: 0, outside: false, geometry: track.geometry, attributes: {} },
      { frame: 2, outside: true, geometry: track.geometry, attributes: {} },
    ]
    await ask(desk, 'POST', `/api/videos/${videoId}/changes`, {
      id: crypto.randomUUID(),
      added: [track],
      updated: [],
      removed: [],
    })
    await doJob(desk, maker, job.id, 'submit')
    await takeSome(desk, reviewer)
    await doJob(desk, reviewer, job.id, 'accept')
    await stack.clock.tick()
    const [result] = await ask<{ url: string }[]>(desk, 'GET', `/api/jobs/${job.id}/results`)
    const { data } = (await (await fetch(result?.url ?? '')).json()) as { data: Record<string, unknown> }
    assert.deepEqual(data['segments'], [
      {
        _id: segment.id,
        labels: ['walking'],
        start_ms: 500,
        end_ms: 1500,
        attributes: { mood: { value: 'brisk' } },
      },
    ])
    assert.deepEqual(data['attributes'], {})
    assert.deepEqual((data['video_data'] as { name: string }).name, 'street.avi')
    const { annotations } = data['annotation_data'] as {
      annotations: { frames: Record<string, unknown> }[]
    }
    assert.deepEqual(
      annotations.map(({ frames }) => Object.keys(frames)),
      [['0', '1']],
    )
  })
})
