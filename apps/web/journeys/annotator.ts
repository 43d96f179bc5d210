import assert from 'node:assert/strict'
import type { Image, Label } from '@gesso/client'
import type { Program } from '@gesso/testing'
import type { Page } from 'playwright-core'
import { assertNear, drag, mapFrom, type Place } from './places.ts'

/** A box as it was dragged: two corners, in pixels of the page. */
export type Drag = readonly [Place, Place]

type Named = Pick<Image, 'name'>

/** Opens an image in the annotator. */
export async function openImage(page: Page, { url }: Program, image: Image): Promise<void> {
  await page.goto(`${url}/projects/${image.projectId}/images/${image.id}`)
  await imageReady(page, image)
}

/** Waits until an image lies there and can be drawn on. */
export async function imageReady(page: Page, { name }: Named): Promise<void> {
  await page.getByLabel(`Picture and labels of ${name}`).waitFor()
  await page.getByLabel('Opening the image').waitFor({ state: 'detached' })
}

/** Waits until the screen says that the server has every edit. */
export async function saved(page: Page): Promise<void> {
  await page.getByText('Saved', { exact: true }).waitFor()
}

/** Waits until the list shows that many labels. */
export async function objects(page: Page, count: number): Promise<void> {
  await page.getByRole('heading', { name: `Objects ${count}`, exact: true }).waitFor()
}

/** A place of the canvas, in pixels of the page. @param x, y shares of its width and height */
export async function placeOn(page: Page, { name }: Named, x: number, y: number): Promise<Place> {
  const frame = await page.getByLabel(`Picture and labels of ${name}`).boundingBox()
  assert(frame)
  return [Math.round(frame.x + frame.width * x), Math.round(frame.y + frame.height * y)]
}

/** Draws a polygon with four corners, the first of which are kept apart well, so that it tells places of the picture. */
export async function drawPolygon(page: Page, image: Image): Promise<readonly Place[]> {
  const shares = [
    [0.2, 0.2],
    [0.3, 0.22],
    [0.28, 0.4],
    [0.22, 0.35],
  ] as const
  await page.keyboard.press('p')
  const ring: Place[] = []
  for (const [x, y] of shares) ring.push(await placeOn(page, image, x, y))
  for (const [x, y] of ring) await page.mouse.click(x, y)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  return ring
}

/** Draws a box in one of sixteen places that do not meet. @param spot from 0 */
export async function drawBox(page: Page, image: Image, spot: number): Promise<Drag> {
  const [left, top] = [0.35 + 0.12 * (spot % 4), 0.2 + 0.15 * Math.floor(spot / 4)]
  const corners = [
    await placeOn(page, image, left, top),
    await placeOn(page, image, left + 0.06 + 0.003 * spot, top + 0.1),
  ] as const
  await page.keyboard.press('b')
  await drag(page, corners)
  return corners
}

/** The labels of an image as the server has them. */
export async function labelsOf({ api }: Program, image: Image): Promise<readonly Label[]> {
  return (await api.listImageLabels({ params: { imageId: image.id } })).labels
}

/** Left, top, right and bottom of each box among labels, ordered. */
export function boxesOf(labels: readonly Label[]): readonly (readonly number[])[] {
  const boxes = labels.flatMap(({ geometry: { left, top, right, bottom } }) =>
    [left, top, right, bottom].every(edge => typeof edge === 'number')
      ? [[left, top, right, bottom].map(Number)]
      : [],
  )
  return boxes.toSorted(byPlace)
}

/**
 * Fails unless the server has exactly the polygon and the boxes that were drawn, each once. The polygon's corners, which
 * are kept as they were clicked, say where places of the page lie in the picture; edges of boxes lie between pixels.
 */
export async function assertDrawn(
  program: Program,
  image: Image,
  ring: readonly Place[],
  drags: readonly Drag[],
): Promise<void> {
  const labels = await labelsOf(program, image)
  const map = mapFrom(ring, ringIn(labels))
  for (const [index, place] of ringIn(labels).entries()) assertNear(place, map(ring[index] ?? [0, 0]), 0.01)
  const wanted = drags.map(corners => corners.flatMap(map)).toSorted(byPlace)
  const found = boxesOf(labels)
  assert.equal(labels.length, drags.length + 1, `labels of ${image.name}`)
  assert.equal(found.length, wanted.length, `boxes of ${image.name}`)
  for (const [index, edges] of wanted.entries())
    for (const [side, edge] of edges.entries())
      assert(
        Math.abs(edge - (found[index]?.[side] ?? Number.NaN)) <= 0.51,
        `the box ${edges.join()} is not ${found[index]?.join()}`,
      )
}

function ringIn(labels: readonly Label[]): readonly Place[] {
  const [rings] = labels.flatMap(({ geometry }) => (Array.isArray(geometry.rings) ? [geometry.rings] : []))
  assert(rings, 'a polygon')
  return rings[0]
}

/** Rows of places first, then from left to right. */
function byPlace(a: readonly number[], b: readonly number[]): number {
  const [left = 0, top = 0] = a
  const [otherLeft = 0, otherTop = 0] = b
  return Math.abs(top - otherTop) > 2 ? top - otherTop : left - otherLeft
}
