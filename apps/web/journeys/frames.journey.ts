import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, describe, it } from 'node:test'
import type { Label, Video } from '@gesso/client'
import type { Page } from 'playwright-core'
import { objects, saved } from './annotator.ts'
import { assertAccessible } from './axe.ts'
import { type Journey, photo, type ReadyProject, readyProject, startJourney } from './journey.ts'
import { drag } from './places.ts'

const count = 12

let journey: Journey
let page: Page
let ready: ReadyProject
let video: Video

before(async () => {
  journey = await startJourney()
  page = await journey.ownerPage()
  ready = await readyProject(journey.program, [], 'VIDEOS')
  video = await videoOfPictures()
})

after(() => journey?.end())

async function videoOfPictures(): Promise<Video> {
  const { api } = journey.program
  const params = { projectId: ready.project.id }
  const bytes = await readFile(photo('coffee.png'))
  const uploads = await api.createUploads({ params, body: { count } })
  for (const { url } of uploads) await fetch(url, { method: 'PUT', body: new Uint8Array(bytes) })
  const frames = uploads.map(({ id }, index) => ({ frameId: `frame-${index}.png`, uploadId: id }))
  return api.createFrameVideo({ params, body: { datasetId: ready.dataset.id, name: 'drive', frames } })
}

const canvas = () => page.getByLabel('Picture and labels of drive')
const at = async (x: number, y: number): Promise<[x: number, y: number]> => {
  const box = await canvas().boundingBox()
  assert(box)
  return [Math.round(box.x + box.width * x), Math.round(box.y + box.height * y)]
}
const frame = (number: number) => page.getByText(`${number} / ${count}`, { exact: true }).waitFor()
const tracks = async (): Promise<readonly Label[]> => {
  await saved(page)
  return (await journey.program.api.listVideoLabels({ params: { videoId: video.id } })).labels
}
const keyframes = async () => {
  const [track] = await tracks()
  return track?.keyframes?.map(({ frame, outside }) => (outside ? `${frame} outside` : `${frame}`)) ?? []
}
const left = async (place: number) => {
  const [track] = await tracks()
  return Number(track?.keyframes?.[place]?.geometry['left'])
}
const press = async (...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}

describe('a video made of pictures', () => {
  it('opens with its frames, and teaches how a track begins', async () => {
    await page.goto(`${journey.program.url}/projects/${ready.project.id}/videos/${video.id}`)
    await canvas().waitFor()
    await page.getByLabel('Opening the image').waitFor({ state: 'detached' })
    await frame(1)
    await page.getByText('No tracks yet.', { exact: false }).waitFor()
    await assertAccessible(page, 'a video of pictures without tracks')
  })

  it('makes a box that is drawn a track, and a keyframe of every place it is moved to', async () => {
    await press('b')
    await drag(page, [await at(0.3, 0.3), await at(0.4, 0.45)])
    await press('v')
    await page.getByRole('button', { name: 'thing, track 1, 1 keyframe' }).waitFor()
    await press('.', '.', '.', '.')
    await frame(5)
    await drag(page, [await at(0.35, 0.38), await at(0.55, 0.38)])
    await page.getByRole('button', { name: 'thing, track 1, 2 keyframes' }).waitFor()
    assert.deepEqual(await keyframes(), ['0', '4'])
    assert.ok((await left(1)) > (await left(0)))
  })

  it('shows what lies between, and lets it be held and corrected there', async () => {
    await press(',', ',')
    await frame(3)
    await drag(page, [await at(0.45, 0.38), await at(0.45, 0.5)])
    assert.deepEqual(await keyframes(), ['0', '2', '4'])
    assert.ok((await left(0)) < (await left(1)) && (await left(1)) < (await left(2)))
    await press('Control+z')
    assert.deepEqual(await keyframes(), ['0', '4'])
    await press('Control+Shift+z')
    assert.deepEqual(await keyframes(), ['0', '2', '4'])
  })

  it('ends a track, goes from keyframe to keyframe, and takes one away', async () => {
    await press('End', 'Home', 'e', 'e', 'e')
    await frame(5)
    await press('.', '.', '.', 'o')
    assert.deepEqual(await keyframes(), ['0', '2', '4', '7 outside'])
    await objects(page, 0)
    await press('w', 'w', 'Shift+I')
    assert.deepEqual(await keyframes(), ['0', '4', '7 outside'])
    await frame(3)
  })

  it('goes where the timeline is clicked, and plays to the end', async () => {
    const lane = await page.locator('[data-track]').boundingBox()
    assert(lane)
    await page.mouse.click(lane.x + (lane.width * 8.5) / count, lane.y + lane.height / 2)
    await frame(9)
    await page.getByRole('slider', { name: 'Frame' }).press('ArrowLeft')
    await frame(8)
    await canvas().focus()
    await press('g')
    await frame(count)
    await page.getByRole('button', { name: 'Play' }).waitFor()
  })

  it('is there again after a reload', async () => {
    await page.reload()
    await page.getByRole('button', { name: 'thing, track 1, 3 keyframes' }).waitFor()
    await frame(1)
    await objects(page, 1)
    await assertAccessible(page, 'a video of pictures')
  })

  it('shows what somebody else does', async () => {
    const [track] = await tracks()
    assert(track?.keyframes)
    const { version, ...to } = { ...track, keyframes: track.keyframes.slice(0, 1) }
    const body = { id: crypto.randomUUID(), added: [], updated: [{ version, to }], removed: [] }
    await journey.program.api.changeVideoLabels({ params: { videoId: video.id }, body })
    await page.getByRole('button', { name: 'thing, track 1, 1 keyframe' }).waitFor()
  })

  it('has comments on its frames, to which the list and the keys lead', async () => {
    await press('Home', '.', '.', '.')
    await frame(4)
    await page.mouse.move(...(await at(0.6, 0.6)))
    await press('c')
    await page.getByLabel('Comment on this place of frame 4').waitFor()
    await page.keyboard.type('A mirror, not a cup')
    await press('Enter')
    const pin = page.getByRole('button', { name: /^Comment 1 by .*: A mirror, not a cup$/ })
    await pin.waitFor()
    await page.locator('[data-comment="3"]').waitFor()
    const [comment] = await journey.program.api.listComments({ params: { mediaId: video.id } })
    assert.deepEqual([comment?.frame, comment?.x !== null], [3, true])
    await canvas().focus()
    await press('End')
    await frame(count)
    await pin.waitFor({ state: 'detached' })
    const card = page.getByRole('article', { name: /^Comment 1 by/ })
    await card.getByText(/frame 4/).waitFor()
    await assertAccessible(page, 'a video with a comment on another frame')
    await press('Shift+C')
    await frame(4)
    await pin.waitFor()
    await canvas().focus()
    await press('Home')
    await frame(1)
    await card.getByRole('button', { expanded: true }).click()
    await card.getByRole('button', { expanded: false }).click()
    await frame(4)
    await card.getByRole('button', { name: 'Resolve' }).click()
    await page.locator('[data-comment]').waitFor({ state: 'detached' })
  })

  it('is sent into a workflow from the list of videos', async () => {
    const { api } = journey.program
    const params = { projectId: ready.project.id }
    const [{ steps, routes } = { steps: [], routes: [] }] = await api.listWorkflows({ params })
    // One person makes and reviews here.
    const own = steps.map(step => ({ ...step, ownWork: step.kind === 'review' }))
    await api.createWorkflow({ params, body: { name: 'Alone', steps: own, routes } })
    await page.goto(`${journey.program.url}/projects/${ready.project.id}`)
    await page.getByRole('link', { name: /^drive/ }).press(' ')
    const bar = page.getByRole('toolbar', { name: 'Chosen videos' })
    await bar.getByText('1 video chosen').waitFor()
    await assertAccessible(page, 'a chosen video')
    await bar.getByRole('button', { name: 'Send to workflow' }).click()
    const form = page.getByRole('dialog')
    await form.getByText('A job for each of 1 video', { exact: false }).waitFor()
    await form.getByRole('combobox', { name: 'Workflow' }).click()
    await page.getByRole('option', { name: 'Alone' }).click()
    await form.getByRole('button', { name: 'Send' }).click()
    await page.getByText('1 job made').waitFor()
    const [job] = (await api.listJobs({ params })).items
    assert.deepEqual([job?.mediaId, job?.state, job?.step], [video.id, 'waiting', 'maker'])
  })

  it('tells a reviewer what differs at the frame that is shown, and leads from one difference to the next', async () => {
    await page.goto(`${journey.program.url}/projects/${ready.project.id}/work`)
    await page.getByRole('button', { name: 'Take next job' }).click()
    await frame(1)
    await objects(page, 1)
    await press('Control+Enter')
    const bar = page.getByRole('region', { name: 'Job' })
    await bar.getByText('Review', { exact: true }).waitFor()
    await page.getByRole('heading', { name: 'Difference 0' }).waitFor()
    await canvas().focus()
    await press('.', '.', '.', '.', '.', '.')
    await frame(7)
    await drag(page, [await at(0.35, 0.38), await at(0.35, 0.55)])
    await page.getByRole('heading', { name: 'Difference 1' }).waitFor()
    await page.getByRole('button', { name: 'thing moved, frames 2–12' }).waitFor()
    await page.getByText('1 of 1 at this frame').waitFor()
    await press('d')
    await page.locator('svg[data-count="1"]').waitFor()
    await press('Home')
    await page.getByText('0 of 1 at this frame').waitFor()
    await page.locator('svg[data-count="0"]').waitFor()
    await press('Shift+E')
    await frame(2)
    await page.locator('svg[data-count="1"]').waitFor()
    const mark = await page.locator('[data-track] [data-from="1"]').boundingBox()
    const lane = await page.locator('[data-track]').boundingBox()
    assert(mark && lane)
    assert.ok(Math.abs((mark.width / lane.width) * count - 11) < 0.1, 'as wide as 11 of 12 frames')
    await assertAccessible(page, 'a review of a video with what differs')
  })
})
