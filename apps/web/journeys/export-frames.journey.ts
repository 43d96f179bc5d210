import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { assertAccessible } from './axe.ts'
import { type Journey, photo, type ReadyProject, readyProject, startJourney } from './journey.ts'

let journey: Journey
let page: Page

before(async () => {
  journey = await startJourney()
  page = await journey.ownerPage()
})

after(() => journey?.end())

/** A video of three pictures with a track from the first to the second. */
async function makeVideo({ project, dataset, labelClass }: ReadyProject): Promise<void> {
  const { api } = journey.program
  const params = { projectId: project.id }
  const bytes = await readFile(photo('coffee.png'))
  const uploads = await api.createUploads({ params, body: { count: 3 } })
  for (const { url } of uploads) await fetch(url, { method: 'PUT', body: new Uint8Array(bytes) })
  const frames = uploads.map(({ id }, index) => ({ frameId: `frame-${index}.png`, uploadId: id }))
  const body = { datasetId: dataset.id, name: 'drive', frames }
  const video = await api.createFrameVideo({ params, body })
  const geometry = { left: 10, top: 20, right: 30, bottom: 40 }
  const label = { classId: labelClass.id, shape: 'box', zIndex: 0, tool: null, externalId: null, geometry }
  const keyframe = { outside: false, geometry, attributes: {} }
  const keyframes = [
    { ...keyframe, frame: 0 },
    { ...keyframe, frame: 2, outside: true },
  ]
  const added = [{ ...label, id: crypto.randomUUID(), keyframes }]
  await api.changeVideoLabels({
    params: { videoId: video.id },
    body: { id: crypto.randomUUID(), added, updated: [], removed: [] },
  })
}

const open = async ({ project }: ReadyProject) => {
  await page.goto(`${journey.program.url}/projects/${project.id}/exports`)
  await page.getByRole('heading', { name: 'Exports' }).waitFor()
}
const formats = async () => {
  const cards = await page.getByRole('radio').all()
  return Promise.all(cards.map(card => card.locator('p').first().innerText()))
}
const start = async (format: RegExp, said: string) => {
  await page.getByRole('radio', { name: format }).click()
  await page.getByRole('button', { name: 'Start export' }).click()
  await page.getByText(said, { exact: false }).first().waitFor()
}

describe('the page of exports', () => {
  it('offers a project of videos all formats, and says what they take of it', async () => {
    const ready = await readyProject(journey.program, [], 'VIDEOS')
    await makeVideo(ready)
    await open(ready)
    assert.deepEqual(await formats(), [
      'Hasty JSON 1.1',
      'Videos',
      'COCO',
      'Semantic PNG',
      'Pascal VOC',
      'YOLO',
      'Images',
    ])
    await page.getByRole('radio', { name: /COCO/ }).click()
    await page.getByText('Videos with a file of their own are left out.', { exact: false }).waitFor()
    await page.getByRole('combobox', { name: 'Only labels of' }).waitFor()
    await assertAccessible(page, 'exports of a project of videos')
    await start(/COCO/, '3 images, 2 labels in the file')
    await start(/Hasty/, '1 video')
  })

  it('offers a project of images its frames as images, and its tracks whole', async () => {
    const ready = await readyProject(journey.program, ['cup.png'])
    await makeVideo(ready)
    await open(ready)
    assert.equal((await formats()).at(-1), 'Videos')
    await start(/COCO/, '4 images, 2 labels in the file')
    await page.getByRole('radio', { name: /^Videos/ }).click()
    await page.getByText('Images are left out', { exact: false }).waitFor()
    await page.getByRole('checkbox', { name: 'With tracks' }).check()
    await start(/^Videos/, '1 video')
    await assertAccessible(page, 'exports of a project of images with a video')
  })
})
