import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { saved } from './annotator.ts'
import { assertAccessible } from './axe.ts'
import { type Journey, type ReadyProject, readyProject, startJourney } from './journey.ts'
import { type Listening, listening } from './listening.ts'
import { markedPicture, measuredMap } from './marked-pictures.ts'
import { drag } from './places.ts'
import { askWire, cornersOf } from './wire-jobs.ts'

let journey: Journey
let ready: ReadyProject
let page: Page
let workflowId = ''
/** lets every site read its pictures */
let open: Listening
/** lets no site read them until it is told to */
let closed: Listening
let allowed = false
/** that Gesso knows nothing of */
let unknown: Listening
let picture: Buffer
/** who asked for pictures */
const askers = new Set<string>()

before(async () => {
  const serve = (mayRead: () => boolean) =>
    listening(({ headers }, response) => {
      askers.add(String(headers['user-agent']))
      if (mayRead()) response.setHeader('access-control-allow-origin', '*')
      response.writeHead(200, { 'content-type': 'image/png', 'cache-control': 'no-store' }).end(picture)
    })
  open = await serve(() => true)
  closed = await serve(() => allowed)
  unknown = await serve(() => true)
  journey = await startJourney({ GESSO_PICTURE_ORIGINS: `${open.url} ${closed.url}` })
  ready = await readyProject(journey.program, [])
  page = await journey.ownerPage()
  picture = await markedPicture(await journey.page(), 1)
  const { api } = journey.program
  const steps = (
    [
      { id: 'start', kind: 'start', name: 'Start' },
      { id: 'maker', kind: 'maker', name: 'Label' },
      { id: 'end', kind: 'end', name: 'End' },
    ] as const
  ).map(step => ({ groupId: null, reasons: [], ownWork: false, model: null, ...step }))
  const workflow = await api.createWorkflow({
    params: { projectId: ready.project.id },
    body: {
      name: 'Hybrid',
      tag: null,
      attachments: 'direct',
      steps,
      routes: [
        { from: 'start', to: 'maker', kind: 'continue' },
        { from: 'maker', to: 'end', kind: 'continue' },
      ],
    },
  })
  workflowId = workflow.id
})

after(async () => {
  await journey?.end()
  for (const owner of [open, closed, unknown]) await owner?.close()
})

const make = (reference_id: string, priority_weight: number, data: object) =>
  askWire(journey.program, 'POST', `/v1/projects/${ready.project.id}/jobs`, {
    reference_id,
    work_flow_id: workflowId,
    priority_weight,
    data,
  })
const job = async (reference: string) => {
  const { items } = await journey.program.api.listJobs({ params: { projectId: ready.project.id } })
  const found = items.find(({ referenceId }) => referenceId === reference)
  assert(found)
  return found
}
const shown = async (name: string) => {
  await page.getByLabel(`Picture and labels of ${name}`).waitFor()
  await page.getByLabel('Opening the image').waitFor({ state: 'detached' })
}

describe('jobs whose pictures stay with their owner', () => {
  it('are loaded by the browser from there, with the labels that came along, and labelled', async () => {
    const frames = ['a', 'b', 'c'].map(frame_id => ({ frame_id, src: `${open.url}/${frame_id}.png` }))
    const coordinates = cornersOf(0.25, 0.25, 0.5, 0.5)
    const seen = Object.fromEntries(['a', 'b', 'c'].map(id => [id, { label: 'Car', coordinates }]))
    const annotations = [{ _id: 'car', type: 'rectangle', label: 'Car', frames: seen }]
    await make('open', 10, {
      video_data: { frames },
      maker_response: { video2d: { data: { annotations } } },
    })
    await make('closed', 5, { image_url: `${closed.url}/1.png` })
    await make('unknown', 1, { image_url: `${unknown.url}/1.png` })
    await page.goto(`${journey.program.url}/projects/${ready.project.id}/work`)
    await page.getByRole('button', { name: /^Label 3 waiting/ }).waitFor()
    await page.clock.install()
    let release = () => {}
    const released = new Promise<void>(resolve => {
      release = resolve
    })
    await page.route(`${open.url}/b.png`, async route => {
      await released
      await route.continue()
    })
    await page.getByRole('button', { name: 'Take next job' }).click()
    await page.getByRole('heading', { name: 'Loading the pictures' }).waitFor()
    const beat = page.waitForRequest(/\/heartbeat$/)
    await page.clock.fastForward(31_000)
    await beat
    release()
    await shown('open')
    await page.getByRole('button', { name: 'Car, track 1, 3 keyframes' }).waitFor()
    const { onPage } = await measuredMap(page)
    await drag(page, [onPage([600, 375]), onPage([700, 475])])
    await saved(page)
    const { mediaId } = await job('open')
    assert(mediaId)
    const { labels } = await journey.program.api.listVideoLabels({ params: { videoId: mediaId } })
    const [first] = labels[0]?.keyframes ?? []
    assert(first)
    assert(Math.abs(Number(first.geometry['left']) - 500) < 2, JSON.stringify(first))
    await page.keyboard.press('Control+Enter')
  })

  it('say what the owner has to allow when browsers may not read them, and go on once it is', async () => {
    await page.getByRole('heading', { name: 'The pictures of this job cannot be loaded' }).waitFor()
    const words = `needs Access-Control-Allow-Origin: ${new URL(journey.program.url).origin}`
    await page.getByText(words).waitFor()
    await page.getByText(`${closed.url}/1.png`, { exact: true }).waitFor()
    await assertAccessible(page, 'a job whose pictures cannot be read')
    allowed = true
    await page.getByRole('button', { name: 'Try again' }).click()
    await shown('closed')
    await measuredMap(page)
  })

  it('say so in the annotator too, where they could be read before', async () => {
    allowed = false
    await page.reload()
    const trouble = page.getByRole('alert').filter({ hasText: 'The picture cannot be shown' })
    await trouble.getByText('Access-Control-Allow-Origin').waitFor()
    await assertAccessible(page, 'the annotator without its picture')
    allowed = true
    await trouble.getByRole('button', { name: 'Try again' }).click()
    await trouble.waitFor({ state: 'detached' })
    await shown('closed')
    await measuredMap(page)
    const image = { id: (await job('closed')).mediaId ?? '' }
    assert.deepEqual(
      (await journey.program.api.listImageLabels({ params: { imageId: image.id } })).labels,
      [],
    )
    await page.keyboard.press('Control+Enter')
  })

  it('say what whoever runs Gesso has to allow, and can be skipped', async () => {
    await page.getByText('adds that origin to GESSO_PICTURE_ORIGINS').waitFor()
    await page.getByRole('button', { name: 'Skip this job' }).click()
    await page.getByRole('heading', { name: 'Skipped' }).waitFor()
    const { state, assigneeId } = await job('unknown')
    assert.deepEqual([state, assigneeId], ['waiting', null])
  })

  it('were asked for by browsers alone', () => {
    assert.ok([...askers].every(asker => /Chrome/.test(asker)) && askers.size > 0, [...askers].join())
    journey.browser.assertNoErrors([
      /status of 401 .*\/api\/me\)/,
      /Access-Control-Allow-Origin|CORS policy/,
      /net::ERR_FAILED/,
      /Content Security Policy/,
      /Refused to connect/,
    ])
  })
})
