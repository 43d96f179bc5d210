import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { objects, saved } from './annotator.ts'
import { assertAccessible } from './axe.ts'
import { type Journey, type ReadyProject, readyProject, startJourney } from './journey.ts'
import { bodyOf, type Listening, listening } from './listening.ts'
import { markedPicture, measuredMap, type PictureMap, pictureSize } from './marked-pictures.ts'
import { invite, join } from './people.ts'
import { drag, type Place } from './places.ts'
import { car, frameIds, plate, shadow, sign } from './tracks-to-correct.ts'
import {
  askWire,
  assertPoints,
  cornersOf,
  type FrameResult,
  type WireObject,
  type WirePoint,
} from './wire-jobs.ts'

const { width, height } = pictureSize
const share = ([x, y]: Place): WirePoint => ({ x: x / width, y: y / height })

let journey: Journey
let ready: ReadyProject
let pictures: Listening
let listener: Listening | undefined
/** where results are told; nobody listens there at first */
let told: { readonly port: number; readonly heard: { secret: unknown; body: string }[] }
/** leads and reviews */
let ann: Page
/** makes */
let ben: Page
let jobId = ''
/** what the maker did, in shares of the picture */
let moved: readonly WirePoint[]
let corner: WirePoint
let drawn: readonly [readonly WirePoint[], readonly WirePoint[]]
let within: WirePoint = { x: 0, y: 0 }

before(async () => {
  journey = await startJourney({ GESSO_ALLOW_PRIVATE_URLS: '1' })
  ready = await readyProject(journey.program, [])
  const blank = await journey.page()
  const files = await Promise.all(frameIds.map((_, place) => markedPicture(blank, place + 1)))
  pictures = await listening(({ url = '' }, response) => {
    const file = files[frameIds.findIndex(id => url === `/${id}.png`)]
    if (file) response.writeHead(200, { 'content-type': 'image/png' }).end(file)
    else response.writeHead(404).end()
  })
  const absent = await listening(() => undefined)
  told = { port: absent.port, heard: [] }
  await absent.close()
})

after(async () => {
  await journey?.end()
  await pictures?.close()
  await listener?.close()
})

const project = () => ({ projectId: ready.project.id })
const workOf = (page: Page, below = '') =>
  page.goto(`${journey.program.url}/projects/${ready.project.id}/work${below}`)
const job = () => journey.program.api.getJob({ params: { jobId } })
const frame = (page: Page, number: number) =>
  page.getByText(`${number} / ${frameIds.length}`, { exact: true }).waitFor()
const goTo = async (page: Page, number: number) => {
  await page.keyboard.press('Home')
  await frame(page, 1)
  for (let at = 2; at <= number; at++) {
    await page.keyboard.press('.')
    await frame(page, at)
  }
}
/** Waits until the job lies there, at its first frame, with its tracks: they take room from the picture. */
const opened = async (page: Page) => {
  await page.getByLabel('Picture and labels of drive-1').waitFor()
  await page.getByLabel('Opening the image').waitFor({ state: 'detached' })
  await frame(page, 1)
  await page.getByRole('button', { name: /^Car, track 4/ }).waitFor()
}
const measured = async (page: Page) => {
  const map = await measuredMap(page)
  const { halfPixel } = map
  within = { x: Math.max(within.x, halfPixel / width), y: Math.max(within.y, halfPixel / height) }
  return map
}
/** The middle of a rectangle of the wire, on the page. */
const middle = ({ onPage }: PictureMap, coordinates: readonly WirePoint[] = []) => {
  const [{ x: left, y: top } = { x: 0, y: 0 }, , { x: right, y: bottom } = { x: 0, y: 0 }] = coordinates
  return onPage([((left + right) / 2) * width, ((top + bottom) / 2) * height])
}
const shifted = (coordinates: readonly WirePoint[] = [], by: WirePoint) =>
  coordinates.map(({ x, y }) => ({ x: x + by.x, y: y + by.y }))
/** How far the hand went between two places of the page, in shares of the picture. */
const wayOf = ({ inPicture }: PictureMap, [from, to]: readonly [Place, Place]): WirePoint => {
  const [start, end] = [share(inPicture(from)), share(inPicture(to))]
  return { x: end.x - start.x, y: end.y - start.y }
}

describe('the work on a sequence of frames', () => {
  it('begins with a job that a customer asks for, with labels, while nobody listens for its result', async () => {
    const { api } = journey.program
    const [workflow] = await api.listWorkflows({ params: project() })
    assert(workflow)
    const steps = workflow.steps.map(step =>
      step.kind === 'review' ? { ...step, reasons: ['Box too loose', 'Object missed'] } : step,
    )
    const { id, name, attachments, routes } = workflow
    await api.changeWorkflow({
      params: { workflowId: id },
      body: { name, tag: null, attachments, steps, routes },
    })
    await api.setCallback({
      params: project(),
      body: { url: `http://127.0.0.1:${told.port}/done`, secret: 'sesame' },
    })
    const made = await askWire<{ job_id: string }>(
      journey.program,
      'POST',
      `/v1/projects/${ready.project.id}/jobs`,
      {
        reference_id: 'drive-1',
        work_flow_id: id,
        data: {
          video_data: {
            frames: frameIds.map(frame_id => ({ frame_id, src: `${pictures.url}/${frame_id}.png` })),
          },
          maker_response: { video2d: { data: { annotations: [car, sign, shadow, plate] } } },
        },
      },
    )
    jobId = made.job_id
    ann = await journey.ownerPage()
    const link = await invite(ann, journey.program, 'Labeller')
    ben = await journey.page()
    await join(ben, link, 'Ben')
    await workOf(ann)
    await ann.getByRole('button', { name: /^Label 1 waiting/ }).waitFor()
  })

  it('is taken from the queue by its maker, with what came along', async () => {
    await workOf(ben)
    await ben.getByRole('button', { name: 'Take next job' }).click()
    await opened(ben)
    await objects(ben, 3)
    for (const track of ['Car, track 1', 'Sign, track 2', 'Plate, track 3'])
      await ben.getByRole('button', { name: `${track}, 5 keyframes` }).waitFor()
    await ben.getByRole('button', { name: 'Car, track 4, 4 keyframes' }).waitFor()
    await assertAccessible(ben, 'a job on frames')
  })

  it('is corrected by hand: moved, reshaped, removed and drawn, but not where it is locked', async () => {
    const map = await measured(ben)
    await goTo(ben, 3)
    await objects(ben, 4)
    const here = car.frames['front_0003']?.coordinates
    const from = middle(map, here)
    const way: [Place, Place] = [from, [from[0] + 31, from[1] - 17]]
    await drag(ben, way)
    moved = shifted(here, wayOf(map, way))
    await ben.mouse.click(...middle(map, shadow.frames['front_0002']?.coordinates))
    await ben.keyboard.press('Delete')
    await objects(ben, 3)
    await ben.keyboard.press('Escape')

    await goTo(ben, 5)
    const fixed = middle(map, plate.frames['front_0005']?.coordinates)
    await drag(ben, [fixed, [fixed[0] + 30, fixed[1] + 30]])
    await ben.keyboard.press('Escape')
    const { p3 = { x: 0, y: 0 }, p1 = { x: 0, y: 0 } } = sign.frames['front_0005']?.points ?? {}
    const pulled = map.onPage([p3.x * width, p3.y * height])
    await ben.mouse.click(...map.onPage([((p1.x + p3.x) / 2) * width, ((p1.y + p3.y) / 2) * height]))
    const end: Place = [pulled[0] + 26, pulled[1] + 11]
    await drag(ben, [pulled, end])
    corner = share(map.inPicture(end))
    await ben.keyboard.press('Escape')

    await goTo(ben, 2)
    await ben.keyboard.press('2')
    await ben.keyboard.press('b')
    const corners: [Place, Place] = [map.onPage([300, 700]), map.onPage([500, 860])]
    await drag(ben, corners)
    const [start, stop] = corners.map(place => share(map.inPicture(place)))
    assert(start && stop)
    const first = cornersOf(start.x, start.y, stop.x, stop.y)
    await ben.keyboard.press('v')
    await goTo(ben, 4)
    const held = middle(map, first)
    const on: [Place, Place] = [held, [held[0] + 60, held[1] - 8]]
    await drag(ben, on)
    drawn = [first, shifted(first, wayOf(map, on))]
    await ben.getByRole('button', { name: 'Car, track 4, 2 keyframes' }).waitFor()
    await saved(ben)
    await assertAccessible(ben, 'a corrected job on frames')
    await ben.keyboard.press('Control+Enter')
    await ben.getByRole('heading', { name: 'Nothing waits for you' }).waitFor()
  })

  it('is rejected by its reviewer, who has seen that own edits differ from what the maker left', async () => {
    await workOf(ann)
    await ann.getByRole('button', { name: 'Take next job' }).click()
    await opened(ann)
    await ann.getByRole('heading', { name: 'Difference 0' }).waitFor()
    const map = await measured(ann)
    await goTo(ann, 2)
    const held = middle(map, drawn[0])
    await drag(ann, [held, [held[0] + 40, held[1]]])
    await ann.getByRole('heading', { name: 'Difference 1' }).waitFor()
    await ann.keyboard.press('d')
    await ann.locator('svg[data-count="1"]').waitFor()
    await assertAccessible(ann, 'what differs on a frame')
    await ann.keyboard.press('Control+z')
    await ann.getByRole('heading', { name: 'Difference 0' }).waitFor()
    await saved(ann)
    await ann.keyboard.press('Control+Shift+Enter')
    const form = ann.getByRole('dialog', { name: 'Reject this job' })
    await form.getByLabel('Box too loose').check()
    await form.getByLabel('Comment').fill('The car in front, at frame 2')
    await form.getByRole('button', { name: 'Reject' }).click()
    await ann.getByRole('heading', { name: 'Nothing waits for you' }).waitFor()
  })

  it('comes back to its maker with what was said, and is mended', async () => {
    await ben.getByRole('button', { name: 'Look again' }).click()
    await opened(ben)
    const said = ben.getByRole('region', { name: 'What the reviewer said' })
    await said.getByText('Box too loose').waitFor()
    await said.getByText('The car in front, at frame 2').waitFor()
    const map = await measured(ben)
    await goTo(ben, 2)
    const [first, second] = drawn
    const [{ x: left, y: top } = { x: 0, y: 0 }, , { x: right, y: bottom } = { x: 0, y: 0 }] = first
    await ben.mouse.click(...middle(map, first))
    const handle = map.onPage([right * width, bottom * height])
    const end: Place = [handle[0] - 22, handle[1] - 14]
    await drag(ben, [handle, end])
    const tight = share(map.inPicture(end))
    drawn = [cornersOf(left, top, tight.x, tight.y), second]
    await saved(ben)
    await ben.getByRole('button', { name: /^Submit/ }).click()
    await ben.getByRole('heading', { name: 'Nothing waits for you' }).waitFor()
  })

  it('is accepted once its reviewer sees what became of it', async () => {
    await ann.getByRole('button', { name: 'Look again' }).click()
    await opened(ann)
    await ann.getByRole('heading', { name: 'Difference 0' }).waitFor()
    await ann.getByRole('combobox', { name: 'Compare with' }).click()
    await ann.getByRole('option', { name: /rejected \(review\)/ }).click()
    await ann.getByRole('heading', { name: 'Difference 1' }).waitFor()
    await ann.getByRole('button', { name: /^Car moved/ }).click()
    await frame(ann, 2)
    await ann.keyboard.press('d')
    await ann.locator('svg[data-count="1"]').waitFor()
    await assertAccessible(ann, 'what became of a job on frames')
    await ann.keyboard.press('Control+Enter')
    await ann.getByRole('heading', { name: 'Nothing waits for you' }).waitFor()
    assert.equal((await job()).state, 'done')
  })

  it('is told to a listener that was down, as soon as it is there', async () => {
    await workOf(ann, '/callback')
    await ann
      .getByRole('row')
      .filter({ hasText: 'Waiting' })
      .getByText(/ECONNREFUSED/)
      .waitFor()
    listener = await listening(async (request, response) => {
      told.heard.push({ secret: request.headers['x-playment-key'], body: await bodyOf(request) })
      response.end()
    }, told.port)
    await ann.getByRole('row').filter({ hasText: 'Delivered' }).waitFor()
    assert.equal(told.heard.length, 1)
    const [{ secret, body } = { secret: '', body: '' }] = told.heard
    assert.equal(secret, 'sesame')
    const [only, ...others] = JSON.parse(body).annotations
    assert.deepEqual(
      [only.job_id, only.reference_id, only.status, others],
      [jobId, 'drive-1', 'COMPLETED', []],
    )
    assert.deepEqual(only.result, await resultOf())
  })

  it('has a result that is what came along, and what was drawn by hand', async () => {
    const { data } = await resultOf()
    const found = data.annotation_data.annotations
    assert.deepEqual(data.video_data, {
      frames: frameIds.map(frame_id => ({ frame_id, src: `${pictures.url}/${frame_id}.png` })),
    })
    const named = (id: string) => found.find(({ _id }) => _id === id)
    assert.equal(named('shadow-1'), undefined)
    const hand = found.filter(({ _id }) => ![car._id, sign._id, plate._id].includes(_id))
    assert.equal(found.length, 4)

    const exact = { x: 1e-9, y: 1e-9 }
    for (const track of [car, sign, plate]) {
      const same = named(track._id)
      assert(same)
      assert.deepEqual(
        [same.type, same.label, same.state, Object.keys(same.frames)],
        [track.type, track.label, track.state, frameIds],
      )
      for (const [frameId, sent] of Object.entries(track.frames)) {
        const seen: WireObject | undefined = same.frames[frameId]
        assert.deepEqual(seen?.attributes ?? {}, sent.attributes ?? {})
        if (track === car && frameId === 'front_0003')
          assertPoints(seen?.coordinates ?? [], moved, within, 'the moved car')
        else if (track === sign && frameId === 'front_0005') {
          const { p1, p2, p3, p4 } = seen?.points ?? {}
          assert(p1 && p2 && p3 && p4 && sent.points)
          const { p1: a, p2: b, p4: d } = sent.points
          assert(a && b && d)
          assertPoints([p1, p2, p4], [a, b, d], exact, 'what was left of the sign')
          assertPoints([p3], [corner], within, 'the corner of the sign')
        } else {
          const what = `${track._id} at ${frameId}`
          assertPoints(pointsOf(seen), pointsOf(sent), exact, what)
        }
      }
    }

    const [own] = hand
    const [first, last] = drawn
    const between = first.map(({ x, y }, index) => ({
      x: (x + (last[index]?.x ?? 0)) / 2,
      y: (y + (last[index]?.y ?? 0)) / 2,
    }))
    assert.deepEqual([own?.type, own?.label], ['rectangle', 'Car'])
    assert.deepEqual(Object.keys(own?.frames ?? {}), frameIds.slice(1))
    for (const [index, wanted] of [first, between, last, last].entries()) {
      const frameId = frameIds[index + 1] ?? ''
      assertPoints(pointsOf(own?.frames[frameId]), wanted, within, `the box drawn by hand at ${frameId}`)
    }
    journey.browser.assertNoErrors([/status of 401 .*\/api\/me\)/])
  })
})

function pointsOf(object: WireObject | undefined): readonly WirePoint[] {
  return object?.coordinates ?? Object.values(object?.points ?? {})
}

/** The result, by the way that customers are told to take. */
async function resultOf(): Promise<FrameResult> {
  const { url, key } = journey.program
  const path = `/v1/projects/${ready.project.id}/jobs/${jobId}`
  const { status, result } = await askWire<{ status: string; result: string }>(journey.program, 'GET', path)
  assert.equal(status, 'completed')
  const answer = await fetch(`${url}/v1/attachments?url=${result}`, { headers: { 'x-api-key': key } })
  assert.equal(answer.status, 200)
  return answer.json()
}
