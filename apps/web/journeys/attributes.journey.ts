import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Attribute, Image } from '@gesso/client'
import type { Page } from 'playwright-core'
import { drawBox, labelsOf, openImage, saved } from './annotator.ts'
import { assertAccessible } from './axe.ts'
import { type Journey, type ReadyProject, readyProject, startJourney } from './journey.ts'

let journey: Journey
let ready: ReadyProject
let image: Image
let page: Page

before(async () => {
  journey = await startJourney()
  ready = await readyProject(journey.program, ['parked.png'])
  const [first] = ready.images
  assert(first)
  image = first
  page = await journey.ownerPage()
})

after(() => journey?.end())

describe('attributes', () => {
  it('are made beside the classes, with options typed one after the other', async () => {
    await page.goto(`${journey.program.url}/projects/${ready.project.id}/classes`)
    await page.getByText('No attributes yet').waitFor()
    await page.getByRole('button', { name: 'New attribute' }).click()
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Colour')
    await page.getByLabel('Option 1', { exact: true }).fill('red')
    await page.keyboard.press('Enter')
    await page.getByLabel('Option 2', { exact: true }).fill('blue')
    await page.getByLabel('Required').check({ force: true })
    await assertAccessible(page, 'the form of an attribute')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('One option · red, blue · required').waitFor()
    const params = { projectId: ready.project.id }
    const [colour] = await journey.program.api.listAttributes({ params })
    assert.deepEqual(
      colour?.links.map(({ classId }) => classId),
      [ready.labelClass.id],
    )
  })

  it('are set with the keyboard alone, and taken back by undo', async () => {
    const { api } = journey.program
    const params = { projectId: ready.project.id }
    const link = ({ id }: Attribute) => ({ attributeId: id, classId: ready.labelClass.id })
    const parts = await api.createAttribute({
      params,
      body: { name: 'Parts', type: 'MULTIPLE-SELECTION', options: [{ value: 'door' }, { value: 'wheel' }] },
    })
    const count = await api.createAttribute({ params, body: { name: 'Count', type: 'INT', min: 0 } })
    await api.editAttributeLinks({ params, body: { add: [link(parts), link(count)] } })
    const [colour] = await api.listAttributes({ params })
    assert(colour)
    const values = async () => {
      await saved(page)
      return (await labelsOf(journey.program, image))[0]?.attributes
    }

    await openImage(page, journey.program, image)
    await drawBox(page, image, 0)
    await saved(page)
    await page.getByRole('heading', { name: 'Attributes of the selection' }).waitFor()
    await page.getByText('Missing').waitFor()
    await page.keyboard.press('a')
    await page.keyboard.press('2')
    await page.getByText('Missing').waitFor({ state: 'detached' })
    await page.keyboard.press('Tab')
    await page.keyboard.press('1')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Space')
    await page.keyboard.press('Tab')
    await page.keyboard.type('-1')
    await page.keyboard.press('Enter')
    await page.getByText('It must not be less than 0').waitFor()
    await page.keyboard.press('Backspace')
    await page.keyboard.press('Backspace')
    await page.keyboard.type('4')
    await page.keyboard.press('Enter')
    const blue = colour.options[1]?.id
    const all = parts.options.map(({ id }) => id)
    assert.deepEqual(await values(), { [colour.id]: blue, [parts.id]: all, [count.id]: 4 })
    await assertAccessible(page, 'attributes of a label')

    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    assert.deepEqual(await values(), { [colour.id]: blue, [parts.id]: all.slice(0, 1) })
  })

  it('show as mixed where the selected labels differ, and are set for all of them', async () => {
    await drawBox(page, image, 3)
    await saved(page)
    await page.keyboard.press('Control+a')
    await page.getByText('Mixed').first().waitFor()
    await page.keyboard.press('a')
    await page.keyboard.press('1')
    await saved(page)
    const [colour] = await journey.program.api.listAttributes({ params: { projectId: ready.project.id } })
    assert(colour)
    const set = (await labelsOf(journey.program, image)).map(({ attributes }) => attributes[colour.id])
    assert.deepEqual(set, [colour.options[0]?.id, colour.options[0]?.id])
  })
})
