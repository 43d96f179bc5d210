import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { ask, boxLabel, type Desk, makeDataset, makeLabelClass, openDesk } from '../../../testing/builders.ts'
import { frameRow, putFrames } from '../../../testing/frames.ts'
import { type SignedIn, signInAs } from '../../../testing/people.ts'
import { type Stack, startStack } from '../../../testing/stack.ts'
import type { SentJob } from '../../../testing/work.ts'

describe('figures of people who work on videos', () => {
  let stack: Stack
  let desk: Desk
  before(async () => {
    stack = await startStack()
    desk = await openDesk(stack)
  })
  after(() => stack.close())

  const by = async <T>(who: SignedIn, path: string, body: object = {}): Promise<T> => {
    const headers = { cookie: who.cookie, origin: stack.url }
    const sent = await stack.send('POST', path, { body, headers })
    assert.ok(sent.status < 300, `${path}: ${JSON.stringify(sent.body)}`)
    return sent.body as T
  }

  it('compare what was made with what was accepted in every frame, not in the first alone', async () => {
    const [maker, reviewer] = [
      await signInAs(stack, desk.workspaceId, 'Labeller'),
      await signInAs(stack, desk.workspaceId, 'Labeller'),
    ]
    const { id: datasetId } = await makeDataset(desk)
    const { id: classId } = await makeLabelClass(desk)
    const frames = Array.from({ length: 11 }, (_, place) => frameRow(`${place}.jpg`))
    const video = await putFrames(desk, datasetId, frames)
    const path = `/api/projects/${desk.projectId}/jobs`
    await ask(desk, 'POST', `${path}/from-media`, { mediaIds: [video.id] })
    const take = async (who: SignedIn) => {
      const { job } = await by<{ job: SentJob | null }>(who, `${path}/next`)
      assert.ok(job)
      return job
    }
    const change = (who: SignedIn, given: object) =>
      by(who, `/api/videos/${video.id}/changes`, {
        id: crypto.randomUUID(),
        ...{ added: [], updated: [], removed: [] },
        ...given,
      })
    const keyframe = (frame: number, left: number) => ({
      frame,
      outside: false,
      geometry: { left, top: 0, right: left + 10, bottom: 10 },
      attributes: {},
    })
    const label = (last: number) => {
      const first = keyframe(0, 0)
      return { geometry: first.geometry, keyframes: [first, keyframe(10, last)] }
    }
    const [near, far] = [boxLabel(classId, label(0)), boxLabel(classId, label(0))]

    const made = await take(maker)
    await change(maker, { added: [near, far] })
    await by(maker, `/api/jobs/${made.id}/submit`)
    await take(reviewer)
    const moved = [
      { version: 1, to: { ...near, ...label(2) } },
      { version: 1, to: { ...far, ...label(50) } },
    ]
    await change(reviewer, { updated: moved })
    await by(reviewer, `/api/jobs/${made.id}/accept`)

    const figuresPath = `/api/projects/${desk.projectId}/people-figures`
    const { people } = await ask<{ people: Record<string, unknown>[] }>(desk, 'GET', figuresPath)
    const figures = people.find(({ personId }) => personId === maker.personId)
    assert.equal(figures?.['agreement'], 0.5, 'one of two is where it was made')
    const ious = Array.from({ length: 11 }, (_, frame) => (10 - frame / 5) / (10 + frame / 5))
    const mean = ious.reduce((sum, iou) => sum + iou, 0) / 11
    assert.ok(Math.abs(Number(figures?.['iou']) - mean) < 1e-9, `${figures?.['iou']}, not ${mean}`)
  })
})
