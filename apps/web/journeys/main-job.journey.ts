import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { imageReady, objects, placeOn, saved } from './annotator.ts'
import { type Journey, photo, startJourney } from './journey.ts'
import { assertNear, drag, mapFrom, type Place } from './places.ts'
import { type Coco, type CocoAnnotation, onlyFileOf, pixelsOfRle } from './read-coco.ts'

const photos = ['coffee.png', 'chelsea.png', 'rocket.jpg'].map(photo)
/** The brush of a new annotator, in image pixels. */
const brushRadius = 12

let journey: Journey

before(async () => {
  journey = await startJourney()
})

after(() => journey?.end())

describe('the main job', () => {
  it('goes from an empty folder to a COCO file that holds what was drawn', async () => {
    const page = await journey.page()
    await signInFromThePageThatAsksTo(page)
    await makeProject(page)
    await addClass(page, 'thing')
    await upload(page)
    await page
      .getByRole('link', { name: /coffee\.png/ })
      .first()
      .click()
    const drawn = await draw(page)
    await page.reload()
    await objects(page, 3)
    await saved(page)
    await setDone(page)
    const coco = await exported(page)
    assert.equal(coco.images.length, 1, 'only the picture that is DONE')
    compare(coco, drawn)
    journey.browser.assertNoErrors()
  })
})

async function signInFromThePageThatAsksTo(page: Page): Promise<void> {
  const link = new URL(await journey.program.signInLink())
  await page.goto(link.origin + link.pathname + link.search)
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  await page.goto(link.href)
  await page.getByRole('button', { name: /^Your menu/ }).waitFor()
}

async function makeProject(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'New project' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill('Breakfast')
  await dialog.getByRole('button', { name: /create|make/i }).click()
  await page.waitForURL(/\/projects\/[0-9a-f-]{36}/)
}

async function addClass(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Project' }).getByRole('link', { name: 'Classes' }).click()
  await page.getByLabel('Name of the new label class').fill(name)
  await page.getByLabel('Name of the new label class').press('Enter')
  await page.getByRole('list', { name: 'Label classes' }).getByText(name).waitFor()
  await page.getByRole('navigation', { name: 'Project' }).getByRole('link', { name: 'Images' }).click()
}

async function upload(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'New dataset' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill('train')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /create|make|add/i })
    .click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByLabel('Images to upload').setInputFiles(photos)
  for (const photo of photos)
    await page
      .getByRole('link', { name: path.basename(photo) })
      .first()
      .waitFor()
  await page.getByText('3 images').first().waitFor()
}

interface Drawn {
  readonly box: readonly [Place, Place]
  readonly ring: readonly Place[]
  readonly stroke: readonly Place[]
}

/** Draws a box, a polygon and a mask. @returns where, in the page's pixels */
async function draw(page: Page): Promise<Drawn> {
  const coffee = { name: 'coffee.png' }
  await imageReady(page, coffee)
  const at = (x: number, y: number) => placeOn(page, coffee, x, y)
  const box = [await at(0.3, 0.2), await at(0.45, 0.45)] as const
  const ring = [await at(0.55, 0.25), await at(0.7, 0.3), await at(0.68, 0.5), await at(0.56, 0.45)]
  const stroke = [await at(0.35, 0.6), await at(0.5, 0.68), await at(0.62, 0.62)]
  await page.keyboard.press('b')
  await drag(page, box)
  await page.keyboard.press('p')
  for (const [x, y] of ring) await page.mouse.click(x, y)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await page.keyboard.press('r')
  await drag(page, stroke)
  await objects(page, 3)
  await saved(page)
  return { box, ring, stroke }
}

async function setDone(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'In progress' }).click()
  await page.getByRole('menuitem', { name: 'Done' }).click()
  await page.getByRole('button', { name: 'Done' }).waitFor()
}

async function exported(page: Page): Promise<Coco> {
  await page
    .getByRole('link', { name: /images|back/i })
    .first()
    .click()
  await page.getByRole('navigation', { name: 'Project' }).getByRole('link', { name: 'Exports' }).click()
  await page.getByRole('radio', { name: /COCO/ }).click()
  await page.getByRole('combobox', { name: 'Statuses' }).click()
  await page.getByRole('option', { name: 'Done' }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Start export' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download' }).click()
  const zip = await readFile(await (await download).path())
  const coco: Coco = JSON.parse(onlyFileOf(zip))
  return coco
}

/** Compares the file with the gestures, through the one map from the page to the picture that the polygon gives. */
function compare(coco: Coco, drawn: Drawn): void {
  const [image] = coco.images
  assert(image)
  assert.deepEqual([image.file_name, image.width, image.height], ['coffee.png', 600, 400])
  assert.deepEqual(
    coco.categories.map(({ name }) => name),
    ['thing'],
  )
  assert.equal(coco.annotations.length, 3)
  const isRing = ({ segmentation }: CocoAnnotation) =>
    Array.isArray(segmentation) && (segmentation[0]?.length ?? 0) === 8
  const polygon = coco.annotations.find(annotation => isRing(annotation) && ringNear(annotation, drawn))
  assert(polygon, 'a polygon of the four corners that were clicked')
  const map = mapFrom(drawn.ring, placesOf(polygon))
  for (const [index, place] of placesOf(polygon).entries())
    assertNear(place, map(drawn.ring[index] ?? [0, 0]), 0.02)
  const [from, to] = drawn.box.map(map)
  assert(from && to)
  const corners = [from, to].map(([x, y]) => [Math.round(x), Math.round(y)])
  const [left = 0, top = 0, right = 0, bottom = 0] = corners.flat()
  const box = coco.annotations.find(
    ({ bbox }) => bbox.join() === [left, top, right - left, bottom - top].join(),
  )
  assert(
    box,
    `a box ${left},${top} to ${right},${bottom} among ${coco.annotations.map(({ bbox }) => bbox.join())}`,
  )
  const mask = coco.annotations.find(annotation => annotation !== polygon && annotation !== box)
  assert(mask?.segmentation && 'counts' in mask.segmentation, 'a mask as run lengths')
  assertStroke(pixelsOfRle(mask.segmentation), drawn.stroke.map(map), [image.width, image.height])
  assert.equal(mask.area, pixelsOfRle(mask.segmentation).size)
}

function placesOf({ segmentation }: CocoAnnotation): Place[] {
  assert(Array.isArray(segmentation))
  const [numbers = []] = segmentation
  return Array.from({ length: numbers.length / 2 }, (_, index) => [
    numbers[2 * index] ?? 0,
    numbers[2 * index + 1] ?? 0,
  ])
}

/** Whether corners lie to each other as they were clicked: a box that is written as a ring is upright, this one is not. */
function ringNear(annotation: CocoAnnotation, { ring }: Drawn): boolean {
  const places = placesOf(annotation)
  return places.length === ring.length && places[0]?.[1] !== places[1]?.[1]
}

/** Pixel for pixel: inside when its centre is within the radius of the path; a rim of 0.05 pixels may go either way. */
function assertStroke(
  pixels: ReadonlySet<number>,
  path: readonly Place[],
  [width, height]: readonly [number, number],
): void {
  let rim = 0
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      const distance = distanceTo(path, [column + 0.5, row + 0.5])
      if (Math.abs(distance - brushRadius) < 0.05) rim++
      else assert.equal(pixels.has(row * width + column), distance < brushRadius, `pixel ${column}, ${row}`)
    }
  assert(rim < pixels.size / 50, `${rim} of ${pixels.size} pixels were left unjudged`)
}

function distanceTo(path: readonly Place[], [x, y]: Place): number {
  const distances = path.slice(1).map(([x1, y1], index) => {
    const [x0, y0] = path[index] ?? [x1, y1]
    const along = ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / ((x1 - x0) ** 2 + (y1 - y0) ** 2)
    const share = Math.min(1, Math.max(0, along))
    return Math.hypot(x - x0 - share * (x1 - x0), y - y0 - share * (y1 - y0))
  })
  return Math.min(...distances)
}
