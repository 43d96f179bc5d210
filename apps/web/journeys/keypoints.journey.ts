import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { KeypointSchema } from '@gesso/client'
import type { Page } from 'playwright-core'
import { labelsOf, objects, openImage, placeOn, saved } from './annotator.ts'
import { assertAccessible } from './axe.ts'
import { type Journey, type ReadyProject, readyProject, startJourney } from './journey.ts'

let journey: Journey

before(async () => {
  journey = await startJourney()
})

after(() => journey?.end())

describe('keypoints', () => {
  it('go from a board on which a skeleton is drawn to a label whose points follow it', async () => {
    const { program } = journey
    const ready = await readyProject(program, ['coffee.png'])
    const page = await journey.ownerPage()
    await page.goto(`${program.url}/projects/${ready.project.id}/classes`)
    await drawSchema(page)
    const schema = await onlySchema(ready)
    const names = schema.keypointClasses.map(({ name }) => name)
    assert.deepEqual(names, ['shoulder', 'elbow', 'hand'])
    const ends = schema.edges.map(({ fromId, toId }) =>
      [fromId, toId].map(id => schema.keypointClasses.find(each => each.id === id)?.name),
    )
    assert.deepEqual(ends, [
      ['shoulder', 'elbow'],
      ['elbow', 'hand'],
    ])
    await drawLabel(page, ready)
    const [label = assert.fail()] = await labelsOf(program, ready.images[0] ?? assert.fail())
    const { points } = label.geometry as { points: { classId: string; visible: boolean; x: number }[] }
    assert.deepEqual(
      points.map(({ classId, visible }) => [classId, visible]),
      [
        [schema.keypointClasses[0]?.id, true],
        [schema.keypointClasses[2]?.id, false],
      ],
    )
    assert.ok((points[0]?.x ?? 0) < (points[1]?.x ?? 0))
    journey.browser.assertNoErrors()
  })

  it('follow the schema that is chosen, where their class has several, and copies keep it', async () => {
    const { program } = journey
    const ready = await readyProject(program, ['coffee.png', 'rocket.jpg'])
    const [cup = assert.fail(), rocket = assert.fail()] = ready.images
    const schemas: string[] = []
    for (const name of ['Rim', 'Handle']) {
      const body = {
        name,
        type: 'points' as const,
        keypointClasses: [{ name: `${name} point` }],
        labelClasses: [{ labelClassId: ready.labelClass.id }],
      }
      schemas.push(
        (await program.api.createKeypointSchema({ params: { projectId: ready.project.id }, body })).id,
      )
    }
    const page = await journey.ownerPage()
    await openImage(page, program, cup)
    await page.keyboard.press('k')
    const choice = page.getByRole('group', { name: 'Keypoint schema' })
    const next = page.getByLabel('What comes next')
    await next.getByText(/^Rim point:/).waitFor()
    await choice.getByRole('button', { name: 'Handle' }).click()
    await next.getByText(/^Handle point:/).waitFor()
    await page.keyboard.press('Shift+K')
    await next.getByText(/^Rim point:/).waitFor()
    await page.keyboard.press('Shift+K')
    await assertAccessible(page, 'the choice of a keypoint schema')
    await page.mouse.click(...(await placeOn(page, cup, 0.4, 0.4)))
    await objects(page, 1)
    await page.keyboard.press('Control+c')
    await page.keyboard.press('Control+v')
    await objects(page, 2)
    await saved(page)
    const drawnOn = async (image: typeof cup) =>
      (await labelsOf(program, image)).map(({ geometry }) => (geometry as { schemaId: string }).schemaId)
    assert.deepEqual(await drawnOn(cup), [schemas[1], schemas[1]])

    // The tab remembers it, also on another image and after it was opened anew.
    await openImage(page, program, rocket)
    await page.keyboard.press('k')
    await next.getByText(/^Handle point:/).waitFor()
    await page.mouse.click(...(await placeOn(page, rocket, 0.4, 0.4)))
    await objects(page, 1)
    await saved(page)
    assert.deepEqual(await drawnOn(rocket), [schemas[1]])
    journey.browser.assertNoErrors()
  })
})

async function onlySchema({ project }: ReadyProject): Promise<KeypointSchema> {
  const schemas = await journey.program.api.listKeypointSchemas({ params: { projectId: project.id } })
  const [schema, ...others] = schemas
  assert.ok(schema && others.length === 0)
  return schema
}

/** Three points by clicks on the board, two edges by clicks on pairs of them, for the class `thing`. */
async function drawSchema(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'New keypoint schema' }).click()
  await page.getByRole('menuitem', { name: 'Empty board' }).click()
  const dialog = page.getByRole('dialog', { name: 'Keypoint schema' })
  await dialog.getByLabel('Name').first().fill('Arm')
  const board = dialog.getByLabel('Board of points')
  const names = ['shoulder', 'elbow', 'hand']
  for (const [index, name] of names.entries()) {
    await board.click({ position: { x: 60 + 110 * index, y: 80 + 60 * index } })
    await dialog.getByLabel(`Name of point ${index + 1}`).fill(name)
  }
  await dialog.getByText('Join two points').click()
  const point = (name: string) => board.getByRole('button', { name: new RegExp(`^${name},`) })
  for (const [from, to] of [
    ['shoulder', 'elbow'],
    ['elbow', 'hand'],
  ] as const) {
    await point(from).locator('circle').click()
    await point(to).locator('circle').click()
  }
  await dialog.getByLabel('For the label classes').click()
  await page.getByRole('option', { name: 'thing' }).click()
  await dialog.getByText('Points, in the order').click()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText('3 points · thing').waitFor()
}

/** The first point in sight, the second skipped, the third hidden. */
async function drawLabel(page: Page, { images }: ReadyProject): Promise<void> {
  const [image = assert.fail()] = images
  await openImage(page, journey.program, image)
  await page.keyboard.press('k')
  const next = page.getByLabel('What comes next')
  await next.getByText(/^shoulder:/).waitFor()
  await page.mouse.click(...(await placeOn(page, image, 0.4, 0.4)))
  await next.getByText(/^elbow:/).waitFor()
  await page.keyboard.press('s')
  await next.getByText(/^hand:/).waitFor()
  await page.keyboard.down('Alt')
  await page.mouse.click(...(await placeOn(page, image, 0.6, 0.5)))
  await page.keyboard.up('Alt')
  await objects(page, 1)
  await saved(page)
}
