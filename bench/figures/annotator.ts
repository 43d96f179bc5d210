import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openBrowser, type Program, randomNumbers, startProgram } from '@gesso/testing'
import type { Page } from 'playwright-core'
import { makeProject, type Place } from '../parts/content.ts'
import { type Figure, figure, percentile } from '../parts/figure.ts'
import { framesPerSecond, keyToShown, listenForKey, listenForPaints, paintTimes } from '../parts/in-page.ts'

const polygons = 10_000
const pointsPerPolygon = 20
const photo = new URL('../../examples/photos/retina.jpg', import.meta.url)
const neighbour = new URL('../../examples/photos/astronaut.png', import.meta.url)

/**
 * The annotator of the real web page in headless Chromium, without a GPU, on a picture with 10,000 polygons of 20
 * points: frames in a second while the view is dragged for five seconds; time from the page getting a pointer event (the
 * browser hands them out once a frame) to the end of the frame that shows it, while one polygon is dragged; time from the key to the next, preloaded image shown.
 */
export async function measureAnnotator(): Promise<Figure[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'gesso-bench-'))
  const program = await startProgram(folder)
  const browser = await openBrowser()
  try {
    const url = await crowdedImage(program)
    const page = await browser.page({ viewport: { width: 1400, height: 900 } })
    // The runner names functions for stack traces with a helper of its own, which pages do not have.
    await page.addInitScript('globalThis.__name ??= value => value')
    await page.goto(await program.signInLink())
    await page.getByRole('heading', { name: 'Projects' }).waitFor()
    page.setDefaultTimeout(60_000)
    await page.goto(url)
    await page.getByRole('heading', { name: /^Objects 10.?000$/ }).waitFor()
    await rested(page)
    const fps = await framesWhilePanning(page)
    await rested(page)
    const dragging = await pointerToPaint(page)
    await page.keyboard.press('Escape')
    const next = await nextImage(page)
    browser.assertNoErrors()
    return [
      figure('frames while panning 10,000 polygons', fps, 'fps', { limit: 50, atLeast: 1 }),
      figure('pointer to paint while dragging, 95th percentile', dragging, 'ms', { limit: 16, atMost: 1 }),
      figure('key to next image shown, median', next, 'ms', { limit: 100, atMost: 1 }),
    ]
  } finally {
    await browser.close()
    await program.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Makes an image with the polygons, and one with none on either side. @returns the URL of its annotator */
async function crowdedImage(program: Program): Promise<string> {
  await program.ready()
  const place = await makeProject(program.api, 'annotator')
  await uploaded(program, place, neighbour, '1.png')
  const crowded = await uploaded(program, place, photo, '2.jpg')
  await uploaded(program, place, neighbour, '3.png')
  const random = randomNumbers(3)
  const added = Array.from({ length: polygons }, () => ({
    id: crypto.randomUUID(),
    classId: place.classIds[Math.floor(random() * 10)] ?? '',
    shape: 'polygon',
    geometry: { rings: [ringAt(40 + random() * 1330, 40 + random() * 1330, 6 + random() * 14)] },
    zIndex: 0,
    tool: 'polygon',
    externalId: null,
    attributes: {},
  }))
  const body = { id: crypto.randomUUID(), added, updated: [], removed: [] }
  await program.api.changeLabels({ params: { imageId: crowded }, body })
  return `${program.url}/projects/${place.projectId}/images/${crowded}`
}

function ringAt(x: number, y: number, radius: number): [number, number][] {
  return Array.from({ length: pointsPerPolygon }, (_, index) => {
    const angle = (index / pointsPerPolygon) * 2 * Math.PI
    const reach = radius * (index % 2 === 0 ? 1 : 0.8)
    return [x + Math.cos(angle) * reach, y + Math.sin(angle) * reach]
  })
}

async function uploaded(
  { api }: Program,
  { projectId, datasetId }: Place,
  file: URL,
  name: string,
): Promise<string> {
  const [upload] = await api.createUploads({ params: { projectId }, body: { count: 1 } })
  if (!upload) throw new Error('no upload was made')
  await fetch(upload.url, { method: 'PUT', body: await readFile(file) })
  return (await api.createImage({ params: { projectId }, body: { datasetId, uploadId: upload.id, name } })).id
}

/** Waits until nothing has been drawn for a while. */
async function rested(page: Page): Promise<void> {
  await page.getByLabel('Opening the image').waitFor({ state: 'detached' })
  await new Promise(resolve => setTimeout(resolve, 3000))
}

async function framesWhilePanning(page: Page): Promise<number> {
  const [x, y] = await middleOf(page)
  await page.keyboard.press('h')
  await page.mouse.move(x, y)
  await page.mouse.down()
  const counted = page.evaluate(framesPerSecond, 5000)
  const until = performance.now() + 5200
  for (let step = 0; performance.now() < until; step++)
    await page.mouse.move(x + 200 * Math.sin(step / 15), y + 150 * Math.cos(step / 20))
  await page.mouse.up()
  await page.keyboard.press('v')
  return counted
}

async function pointerToPaint(page: Page): Promise<number> {
  const [x, y] = await middleOf(page)
  await page.keyboard.press('v')
  await page.mouse.click(x, y)
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 5, y + 5)
  await page.evaluate(listenForPaints)
  for (let step = 0; step < 300; step++)
    await page.mouse.move(x + 100 * Math.sin(step / 15), y + 80 * Math.cos(step / 15))
  const times = await page.evaluate(paintTimes)
  await page.mouse.up()
  return percentile(times, 0.95)
}

async function nextImage(page: Page): Promise<number> {
  const times: number[] = []
  for (const [key, name] of Array.from({ length: 10 }, () => [
    ['.', '3.png'],
    [',', '2.jpg'],
  ]).flat()) {
    await new Promise(resolve => setTimeout(resolve, 1500))
    await page.evaluate(listenForKey, `Picture and labels of ${name}`)
    await page.keyboard.press(key ?? '')
    const ms = await page.evaluate(keyToShown)
    if (name === '3.png') times.push(ms)
  }
  return percentile(times, 0.5)
}

async function middleOf(page: Page): Promise<[number, number]> {
  const frame = await page.getByRole('application').boundingBox()
  if (!frame) throw new Error('the canvas is not there')
  return [frame.x + frame.width / 2, frame.y + frame.height / 2]
}
