import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Image, Label } from '@gesso/client'
import type { Page } from 'playwright-core'
import { labelsOf, objects, openImage, placeOn, saved } from './annotator.ts'
import { type Journey, readyProject, startJourney } from './journey.ts'
import { drag } from './places.ts'

let journey: Journey

before(async () => {
  journey = await startJourney()
})

after(() => journey?.end())

describe('lines, cuboids and landmarks', () => {
  it('are drawn by their tools, kept by the server, and changed by a point', async () => {
    const { program } = journey
    const ready = await readyProject(program, ['coffee.png'])
    const [image = assert.fail()] = ready.images
    const page = await journey.ownerPage()
    await openImage(page, program, image)
    await drawLine(page, image)
    await drawCuboid(page, image)
    await drawLandmark(page, image)
    await objects(page, 3)
    await saved(page)
    const before = await labelsOf(program, image)
    assert.deepEqual(
      before.map(({ tool }) => tool),
      ['polyline', 'cuboid', 'landmark'],
    )
    assertDrawn(before)
    await movePoint(page, image)
    const after = await labelsOf(program, image)
    const numbered = (labels: readonly Label[]) => pointsOf<Landmark>(labels, 2)
    assert.deepEqual(
      numbered(after).map(({ number, visible }) => [number, visible]),
      numbered(before).map(({ number, visible }) => [number, visible]),
    )
    assert.ok((numbered(after)[0]?.y ?? 0) > (numbered(before)[0]?.y ?? 0) + 10)
    await page.reload()
    await objects(page, 3)
    journey.browser.assertNoErrors()
  })
})

async function click(page: Page, image: Image, ...places: readonly (readonly [number, number])[]) {
  for (const [x, y] of places) await page.mouse.click(...(await placeOn(page, image, x, y)))
}

async function drawLine(page: Page, image: Image): Promise<void> {
  await page.keyboard.press('l')
  await click(page, image, [0.3, 0.2], [0.4, 0.25], [0.45, 0.2])
  await page.keyboard.press('Enter')
  await objects(page, 1)
}

async function drawCuboid(page: Page, image: Image): Promise<void> {
  await page.getByRole('button', { name: 'Cuboid' }).click()
  const next = page.getByLabel('What comes next')
  await next.getByText(/^Drag over the front/).waitFor()
  const corners = [await placeOn(page, image, 0.3, 0.5), await placeOn(page, image, 0.45, 0.7)] as const
  await drag(page, corners)
  await next.getByText(/^Click where the back/).waitFor()
  await click(page, image, [0.5, 0.65])
  await objects(page, 2)
}

async function drawLandmark(page: Page, image: Image): Promise<void> {
  await page.keyboard.press('n')
  const next = page.getByLabel('What comes next')
  await next.getByText(/^Point 1:/).waitFor()
  await click(page, image, [0.6, 0.4])
  await next.getByText(/^Point 2:/).waitFor()
  await page.keyboard.down('Alt')
  await click(page, image, [0.65, 0.5])
  await page.keyboard.up('Alt')
  await page.keyboard.press('Enter')
  await objects(page, 3)
}

/** Drags the first point of the landmark, which is still selected. */
async function movePoint(page: Page, image: Image): Promise<void> {
  await page.keyboard.press('v')
  const places = [await placeOn(page, image, 0.6, 0.4), await placeOn(page, image, 0.6, 0.55)] as const
  await drag(page, places)
  await page.getByRole('button', { name: /^Undo/ }).waitFor()
  await saved(page)
}

interface Landmark {
  readonly x: number
  readonly y: number
  readonly number: number
  readonly visible?: boolean
}

/** The points of one of the labels, in the order in which they were drawn. */
function pointsOf<Point>(labels: readonly Label[], place: number): readonly Point[] {
  return (labels[place]?.geometry as { points?: readonly Point[] } | undefined)?.points ?? assert.fail()
}

function assertDrawn(labels: readonly Label[]): void {
  const line = pointsOf<readonly [number, number]>(labels, 0)
  assert.equal(line.length, 3)
  assert.ok((line[0]?.[0] ?? 0) < (line[1]?.[0] ?? 0))
  const faces = { front: [0, 1, 2, 3], side: [1, 2, 6, 5], back: [6, 7, 4, 5] }
  assert.deepEqual(labels[1]?.geometry['faces'], faces)
  const corners = pointsOf<readonly [number, number]>(labels, 1)
  const [frontX = 0, frontY = 0] = corners[0] ?? []
  const [backX = 0, backY = 0] = corners[4] ?? []
  assert.ok(backX > frontX && backY < frontY, 'the back lies up and to the right')
  assert.deepEqual(
    pointsOf<Landmark>(labels, 2).map(({ number, visible }) => [number, visible]),
    [
      [1, true],
      [2, false],
    ],
  )
}
