import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { ask, type Desk, type MadeAttribute, makeAttribute, refusalIn } from '../../testing/builders.ts'
import { type Stack, startStack } from '../../testing/stack.ts'
import { openVideoDesk, putVideo } from '../../testing/videos.ts'

interface Values {
  readonly values: Readonly<Record<string, unknown>>
}

interface Segment {
  readonly id: string
  readonly startMs: number
}

describe('own values of videos and segments', () => {
  let stack: Stack
  before(async () => {
    stack = await startStack()
  })
  after(() => stack.close())

  const open = async () => {
    const desk = await openVideoDesk(stack)
    const video = await putVideo(desk, desk.datasetId, 'one.mp4')
    const path = `/api/projects/${desk.projectId}/activity-types`
    const { id: typeId } = await ask<{ id: string }>(desk, 'POST', path, { name: 'walk' })
    const segment = await ask<Segment>(desk, 'POST', `/api/videos/${video}/segments`, {
      ...{ startMs: 100, endMs: 900, activityTypeIds: [typeId] },
    })
    const options = ['dry', 'wet']
    const road = await makeAttribute(desk, { name: 'Road', type: 'SELECTION', subject: 'VIDEO', options })
    const speed = await makeAttribute(desk, { name: 'Speed', type: 'INT', subject: 'SEGMENT', max: 9 })
    return { desk, typeId, video, segment, road, speed }
  }
  const values = async (desk: Desk, path: string) =>
    (await ask<Values>(desk, 'GET', `/api/${path}/attributes`)).values
  const set = async (desk: Desk, path: string, body: object) =>
    (await ask<Values>(desk, 'PATCH', `/api/${path}/attributes`, body)).values
  const refused = async (desk: Desk, path: string, given: object, key = desk.key) =>
    refusalIn(await stack.send('PATCH', `/api/${path}/attributes`, { key, body: { set: given } }))

  it('are refused where the attribute is about other things, or the value is none of its', async () => {
    const { desk, video, segment, road, speed } = await open()
    const [ofVideo, ofSegment] = [`videos/${video}`, `segments/${segment.id}`]
    const unknown = await refused(desk, ofVideo, { [speed.id]: 3 })
    assert.deepEqual([unknown.status, unknown.facts['what']], [404, 'attribute of videos'])
    assert.equal((await refused(desk, ofSegment, { [road.id]: road.options[0]?.id })).status, 404)
    const wrong = await refused(desk, ofSegment, { [speed.id]: 10 })
    assert.deepEqual([wrong.code, wrong.facts['field']], ['invalid_input', `set.${speed.id}`])
    assert.equal((await refused(desk, ofVideo, { [road.id]: randomUUID() })).status, 400)
    const { key: stranger } = await stack.workspace()
    assert.equal((await refused(desk, ofVideo, {}, stranger)).status, 404)
    assert.equal((await refused(desk, ofSegment, {}, stranger)).status, 404)
    assert.deepEqual([await values(desk, ofVideo), await values(desk, ofSegment)], [{}, {}])
  })

  it('are set, read and taken away', async () => {
    const { desk, video, segment, road, speed } = await open()
    const wet = road.options[1]?.id ?? ''
    assert.deepEqual(await set(desk, `videos/${video}`, { set: { [road.id]: wet } }), { [road.id]: wet })
    assert.deepEqual(await values(desk, `videos/${video}`), { [road.id]: wet })
    await set(desk, `segments/${segment.id}`, { set: { [speed.id]: 7 } })
    assert.deepEqual(await values(desk, `segments/${segment.id}`), { [speed.id]: 7 })
    assert.deepEqual(await set(desk, `videos/${video}`, { remove: [road.id] }), {})
  })

  it('go with a dropped option and with their attribute, whose subject stands while there are any', async () => {
    const { desk, video, segment, road, speed } = await open()
    const [dry, wet] = road.options
    await set(desk, `videos/${video}`, { set: { [road.id]: wet?.id } })
    await set(desk, `segments/${segment.id}`, { set: { [speed.id]: 7 } })
    const body = { subject: 'VIDEO' }
    const sent = await stack.send('PATCH', `/api/attributes/${speed.id}`, { key: desk.key, body })
    assert.equal(refusalIn(sent).facts['field'], 'subject')
    await ask<MadeAttribute>(desk, 'PATCH', `/api/attributes/${road.id}`, { options: [dry] })
    assert.deepEqual(await values(desk, `videos/${video}`), {})
    await ask(desk, 'DELETE', `/api/attributes/${speed.id}`)
    assert.deepEqual(await values(desk, `segments/${segment.id}`), {})
  })

  it('are on both pieces of a segment that another one cuts in two', async () => {
    const { desk, typeId, video, segment, speed } = await open()
    await set(desk, `segments/${segment.id}`, { set: { [speed.id]: 7 } })
    const between = { startMs: 300, endMs: 400, activityTypeIds: [typeId], replaceOverlap: true }
    await ask(desk, 'POST', `/api/videos/${video}/segments`, between)
    const pieces = await ask<Segment[]>(desk, 'GET', `/api/videos/${video}/segments`)
    const told = await Promise.all(pieces.map(({ id }) => values(desk, `segments/${id}`)))
    assert.deepEqual(told, [{ [speed.id]: 7 }, {}, { [speed.id]: 7 }])
  })
})
