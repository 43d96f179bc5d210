import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { ChangeRequest, Keyframe, RequestedLabel } from '@gesso/core'
import { v7 as uuidv7 } from 'uuid'
import {
  ask,
  boxLabel,
  type Desk,
  makeAttribute,
  makeDataset,
  makeLabelClass,
  openDesk,
  putImages,
  refusalIn,
} from '../../../testing/builders.ts'
import { frameRow, putFrames } from '../../../testing/frames.ts'
import { type Stack, startStack } from '../../../testing/stack.ts'
import { putVideo } from '../../../testing/videos.ts'
import { actorOfKey } from '../../access/index.ts'
import { type ChangeReply, changeLabels, findLabels } from '../index.ts'

const box = { left: 10, top: 10, right: 30, bottom: 20 }
const keyframe = (frame: number, other: Partial<Keyframe> = {}): Keyframe => ({
  frame,
  outside: false,
  geometry: box,
  attributes: {},
  ...other,
})

describe('labels on videos', () => {
  let stack: Stack
  let desk: Desk
  let datasetId: string
  let classId: string
  let videoId: string
  before(async () => {
    stack = await startStack()
    desk = await openDesk(stack)
    datasetId = (await makeDataset(desk)).id
    classId = (await makeLabelClass(desk, 'car')).id
    const small = { width: 100, height: 100 }
    const unknown = { width: null, height: null }
    const frames = [frameRow('a'), frameRow('b', small), frameRow('c', unknown), frameRow('d')]
    videoId = (await putFrames(desk, datasetId, frames)).id
  })
  after(() => stack.close())

  const track = (keyframes: readonly Keyframe[], other: Partial<RequestedLabel> = {}) =>
    boxLabel(classId, { keyframes, ...other })
  const send = (change: Partial<ChangeRequest>, { key = desk.key, id = videoId } = {}) =>
    stack.send('POST', `/api/videos/${id}/changes`, {
      key,
      body: { id: uuidv7(), added: [], updated: [], removed: [], ...change },
    })
  const made = async (change: Partial<ChangeRequest>) => {
    const sent = await send(change)
    assert.equal(sent.status, 200, JSON.stringify(sent.body))
    return sent.body as ChangeReply
  }
  const refused = async (label: RequestedLabel) => {
    const { status, code, facts } = refusalIn(await send({ added: [label] }))
    return [status, code, facts['field']]
  }
  const listed = () =>
    ask<{ labels: (RequestedLabel & { version: number })[]; revision: number }>(
      desk,
      'GET',
      `/api/videos/${videoId}/labels`,
    )

  it('are refused by field where their keyframes cannot stand', async () => {
    const far = { left: 200, top: 200, right: 300, bottom: 300 }
    const wrong: [readonly Keyframe[] | undefined, string, string][] = [
      [undefined, 'invalid_input', 'added[0].keyframes'],
      [[], 'invalid_input', 'added[0].keyframes'],
      [[keyframe(4)], 'invalid_input', 'added[0].keyframes[0].frame'],
      [[keyframe(1), keyframe(0)], 'invalid_input', 'added[0].keyframes[1].frame'],
      [[keyframe(1), keyframe(1)], 'invalid_input', 'added[0].keyframes[1].frame'],
      [[keyframe(0, { outside: true })], 'invalid_input', 'added[0].keyframes[0].outside'],
      [[keyframe(0), keyframe(1, { geometry: {} })], 'geometry_invalid', 'added[0].keyframes[1].geometry'],
      [[keyframe(0), keyframe(1, { geometry: far })], 'geometry_invalid', 'added[0].keyframes[1].geometry'],
    ]
    for (const [keyframes, code, field] of wrong) {
      const { keyframes: _, ...label } = track([])
      assert.deepEqual(await refused(keyframes ? { ...label, keyframes } : label), [400, code, field])
    }
    assert.equal((await listed()).revision, 0)
  })

  it('take any geometry on a frame of which nobody knows the size', async () => {
    const far = { left: 5000, top: 0, right: 6000, bottom: 10 }
    const label = track([keyframe(2, { geometry: far })])
    await made({ added: [label] })
    await made({ removed: [{ id: label.id, version: (await listed()).revision }] })
  })

  it('are refused on a video that nobody has read, and keyframes on an image', async () => {
    const unread = await putVideo(desk, datasetId, 'unread.mp4')
    await stack.context.db
      .updateTable('video')
      .set({ duration_frames: null })
      .where('media_id', '=', unread)
      .execute()
    const onUnread = refusalIn(await send({ added: [track([keyframe(0)])] }, { id: unread }))
    assert.deepEqual([onUnread.status, onUnread.facts['field']], [400, 'videoId'])
    const [imageId = ''] = await putImages(desk, datasetId, ['car.jpg'])
    const body = { id: uuidv7(), added: [track([keyframe(0)])], updated: [], removed: [] }
    const path = `/api/images/${imageId}/changes`
    assert.equal(
      refusalIn(await stack.send('POST', path, { key: desk.key, body })).facts['field'],
      'added[0].keyframes',
    )
    assert.equal(refusalIn(await send({}, { id: imageId })).status, 404)
    const paths = ['labels', 'changes', 'feed'].map(what => `/api/images/${videoId}/${what}`)
    for (const wrong of paths)
      assert.equal(refusalIn(await stack.send('GET', wrong, { key: desk.key })).status, 404)
    const onVideo = await stack.send('POST', `/api/images/${videoId}/changes`, { key: desk.key, body })
    assert.equal(refusalIn(onVideo).status, 404)
  })

  it('are of nobody else', async () => {
    const other = await openDesk(stack)
    assert.equal(refusalIn(await send({}, { key: other.key })).status, 404)
    for (const what of ['labels', 'changes', 'feed'])
      assert.equal(
        refusalIn(await stack.send('GET', `/api/videos/${videoId}/${what}`, { key: other.key })).status,
        404,
      )
  })

  it('keep their keyframes, and begin where the first one is', async () => {
    const first = keyframe(1, { geometry: { ...box, left: 5 } })
    const label = track([first, keyframe(3, { outside: true })])
    const { change } = await made({ added: [label] })
    assert.deepEqual(change.added[0]?.geometry, first.geometry)
    const [stands] = (await listed()).labels.filter(({ id }) => id === label.id)
    assert.deepEqual(stands?.keyframes, label.keyframes)
    assert.deepEqual(stands?.geometry, first.geometry)
    const history = await ask<{ added: RequestedLabel[] }[]>(desk, 'GET', `/api/videos/${videoId}/changes`)
    assert.deepEqual(history.at(-1)?.added[0]?.keyframes, label.keyframes)
  })

  it('are changed as labels of images are: once, the first edit stands, the status follows', async () => {
    const label = track([keyframe(0)])
    const request = { id: uuidv7(), added: [label] }
    const { revision } = await made(request)
    assert.equal((await made(request)).revision, revision)
    const moved = { ...label, keyframes: [keyframe(0), keyframe(2, { geometry: { ...box, left: 1 } })] }
    await made({ updated: [{ version: revision, to: moved }] })
    const late = await made({ updated: [{ version: revision, to: { ...label, keyframes: [keyframe(3)] } }] })
    assert.deepEqual(late.conflicts[0]?.theirs?.keyframes, moved.keyframes)
    assert.deepEqual(late.conflicts[0]?.yours?.keyframes, [keyframe(3)])
    const video = await ask<{ status: string }>(desk, 'GET', `/api/videos/${videoId}`)
    assert.equal(video.status, 'IN PROGRESS')
  })

  it('have values at keyframes, which are judged and go with their attribute', async () => {
    const colour = await makeAttribute(desk, { name: 'Colour', type: 'TEXT', subject: 'LABEL' })
    const wheels = await makeAttribute(desk, { name: 'Wheels', type: 'INT', subject: 'LABEL' })
    const wrong = track([keyframe(0), keyframe(1, { attributes: { [wheels.id]: 'four' } })])
    assert.deepEqual(await refused(wrong), [
      400,
      'invalid_input',
      `added[0].keyframes[1].attributes.${wheels.id}`,
    ])
    const label = track([keyframe(0), keyframe(1, { attributes: { [colour.id]: 'red', [wheels.id]: 4 } })])
    await made({ added: [label] })
    await ask(desk, 'DELETE', `/api/attributes/${colour.id}`)
    const [stands] = (await listed()).labels.filter(({ id }) => id === label.id)
    assert.deepEqual(
      stands?.keyframes?.map(({ attributes }) => attributes),
      [{}, { [wheels.id]: 4 }],
    )
  })

  it('are locked to Labellers by hand, and to nobody else', async () => {
    const labeller = await stack.key(desk.workspaceId, 'Labeller')
    const label = track([keyframe(0)], { locked: true })
    assert.equal(refusalIn(await send({ added: [label] }, { key: labeller })).status, 403)
    const { revision } = await made({ added: [label] })
    const { locked: _, ...moved } = { ...label, keyframes: [keyframe(1)] }
    const edits: Partial<ChangeRequest>[] = [
      { updated: [{ version: revision, to: moved }] },
      { updated: [{ version: revision, to: { ...moved, locked: false } }] },
      { removed: [{ id: label.id, version: revision }] },
    ]
    for (const edit of edits) {
      const { status, facts } = refusalIn(await send(edit, { key: labeller }))
      assert.deepEqual([status, facts['capability']], [403, 'edit locked labels'])
    }
    const actor = await actorOfKey(stack.context, labeller)
    assert.ok(actor)
    const request = { id: uuidv7(), added: [], updated: [{ version: revision, to: moved }], removed: [] }
    const imported = await changeLabels(stack.context, actor, videoId, request, { origin: 'import' })
    const [still] = await findLabels(stack.context, actor, desk.projectId, [label.id])
    assert.equal(still?.locked, true, 'what is not said of the lock leaves it')
    const unlocked = { version: imported.revision, to: { ...moved, locked: false } }
    const { change } = await made({ updated: [unlocked] })
    assert.equal(change.updated[0]?.[1].locked, undefined)
    const { status } = await send(
      { removed: [{ id: label.id, version: change.revision }] },
      { key: labeller },
    )
    assert.equal(status, 200)
  })

  it('tell those who follow', async () => {
    const ended = new AbortController()
    const url = `${stack.url}/api/videos/${videoId}/feed?after=${(await listed()).revision}`
    const response = await fetch(url, { headers: { 'x-api-key': desk.key }, signal: ended.signal })
    const label = track([keyframe(0), keyframe(2)])
    await made({ added: [label] })
    let heard = ''
    for await (const part of response.body ?? []) {
      heard += Buffer.from(part).toString()
      if (heard.includes(label.id)) break
    }
    ended.abort()
    assert.match(heard, /"keyframes":\[\{"frame":0/)
  })
})
