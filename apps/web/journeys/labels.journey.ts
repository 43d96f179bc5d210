import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import type { LabelClass, ListedLabel } from '@gesso/client'
import { uuidV7 } from '@gesso/core'
import type { Page } from 'playwright-core'
import { objects, saved } from './annotator.ts'
import { assertAccessible } from './axe.ts'
import { type Journey, type ReadyProject, readyProject, startJourney } from './journey.ts'

const perImage = 90

let journey: Journey
let page: Page
let ready: ReadyProject
let bus: LabelClass

before(async () => {
  journey = await startJourney()
  ready = await readyProject(journey.program, ['one.png', 'two.png', 'three.png'])
  const { api } = journey.program
  bus = await api.createLabelClass({ params: { projectId: ready.project.id }, body: { name: 'bus' } })
  page = await journey.ownerPage()
})

after(() => journey?.end())

/** Puts labels of the class `thing` on each image, in rows. */
async function putLabels(): Promise<void> {
  for (const { id: imageId } of ready.images) {
    const added = Array.from({ length: perImage }, (_, index) => {
      const [left, top] = [20 + (index % 15) * 36, 30 + Math.floor(index / 15) * 50]
      const geometry = { left, top, right: left + 26, bottom: top + 34 }
      const own = {
        id: uuidV7(Date.now(), randomBytes(10)),
        classId: ready.labelClass.id,
        shape: 'box',
        geometry,
      }
      return { ...own, zIndex: index, tool: null, externalId: null }
    })
    const body = { id: randomUUID(), added, updated: [], removed: [] }
    await journey.program.api.changeLabels({ params: { imageId }, body })
  }
}

const listed = async (classId?: string) => {
  const query = { limit: 500, ...(classId ? { labelClassId: [classId] } : {}) }
  return journey.program.api.listLabels({ params: { projectId: ready.project.id }, query })
}
const cards = () => page.getByRole('list', { name: 'Labels' }).getByRole('listitem')
const count = (words: string) => page.getByRole('status').filter({ hasText: words }).first().waitFor()
const said = (words: RegExp) => page.getByText(words).first().waitFor()
/** The labels in the order of the page. */
const inOrder = async () => (await listed()).items

describe('the labels of a project', () => {
  it('are none at first, and the page says what it is good for', async () => {
    await page.goto(`${journey.program.url}/projects/${ready.project.id}`)
    await page.getByRole('link', { name: 'Labels', exact: true }).click()
    await page.getByRole('heading', { name: 'No labels yet' }).waitFor()
    await assertAccessible(page, 'no labels')
  })

  it('are shown cut out of their images, as many as there are, and are read on while one scrolls', async () => {
    await putLabels()
    await page.reload()
    await count(`${3 * perImage} labels`)
    const first = cards().first()
    await first.getByText('one.png').waitFor()
    assert.equal(await first.getAttribute('aria-setsize'), String(3 * perImage))
    assert.ok((await cards().count()) < 120, 'only rows in sight exist')
    await assertAccessible(page, 'labels')
    await first.getByRole('link').focus()
    await page.keyboard.press('End')
    await page.keyboard.press('End')
    await page.getByText('three.png').first().waitFor()
    await page.keyboard.press('Home')
    await page.getByText('one.png').first().waitFor()
  })

  it('are narrowed by class, shape and name, and say when nothing matches', async () => {
    await page.getByRole('button', { name: 'Shape' }).click()
    await page.getByRole('checkbox', { name: 'Polygon' }).check()
    await page.getByRole('heading', { name: 'No label matches' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Clear filters' }).first().click()
    await page.getByLabel('Find by name').fill('two')
    await count(`${perImage} labels`)
    await page.getByRole('button', { name: 'Clear filters' }).click()
    await page.getByRole('button', { name: 'Class', exact: true }).click()
    await page.getByRole('group', { name: 'Class' }).getByRole('checkbox', { name: 'thing' }).check()
    await page.keyboard.press('Escape')
    await count(`${3 * perImage} labels`)
    assert.match(page.url(), new RegExp(`class=${ready.labelClass.id}`))
  })

  it('are given another class, several at once, and Ctrl+Z takes it back', async () => {
    const links = cards().getByRole('link')
    await links.nth(0).click({ modifiers: ['Control'] })
    await links.nth(2).click({ modifiers: ['Shift'] })
    await page.getByText('3 labels chosen').waitFor()
    await assertAccessible(page, 'chosen labels')
    await page.keyboard.press('2')
    await said(/3 labels are bus now/)
    await count(`${3 * perImage - 3} labels`)
    assert.equal((await listed(bus.id)).total, 3)
    await page.keyboard.press('Control+z')
    await said(/Taken back/)
    await count(`${3 * perImage} labels`)
    assert.equal((await listed(bus.id)).total, 0)
  })

  it('leave alone what somebody edited meanwhile, and say so', async () => {
    const [first, second] = await inOrder()
    assert.ok(first && second)
    const links = cards().getByRole('link')
    await links.nth(0).click({ modifiers: ['Control'] })
    await links.nth(1).click({ modifiers: ['Control'] })
    await moveOnServer(first)
    await page.getByRole('button', { name: 'Change class' }).click()
    await page.getByRole('menuitem', { name: 'bus' }).click()
    await said(/1 label is bus now/)
    await said(/1 label left: edited by somebody meanwhile/)
    const { items } = await listed(bus.id)
    assert.deepEqual(
      items.map(({ label }) => label.id),
      [second.label.id],
    )
    await page.keyboard.press('Control+z')
    await count(`${3 * perImage} labels`)
  })

  it('are deleted after a question, and come back as they were', async () => {
    const before = await inOrder()
    const links = cards().getByRole('link')
    await links.nth(0).click({ modifiers: ['Control'] })
    await links.nth(1).click({ modifiers: ['Control'] })
    await page.keyboard.press('Delete')
    const dialog = page.getByRole('dialog', { name: 'Delete 2 labels?' })
    await dialog.getByRole('button', { name: 'Delete 2 labels' }).click()
    await said(/2 labels deleted/)
    await count(`${3 * perImage - 2} labels`)
    assert.equal((await listed()).total, 3 * perImage - 2)
    await page.getByRole('button', { name: 'Undo' }).click()
    await count(`${3 * perImage} labels`)
    // Who brings a label back is who made it now.
    const content = ({ label }: ListedLabel) => {
      const { version: _, createdAt: __, createdBy: ___, updatedAt: ____, updatedBy: _____, ...rest } = label
      return rest
    }
    assert.deepEqual((await inOrder()).map(content), before.map(content))
  })

  it('are reached by keys, and open in the annotator at the label', async () => {
    const [, , third] = await inOrder()
    assert.ok(third)
    await cards().first().getByRole('link').focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Space')
    await page.getByText('1 label chosen').waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await page.getByLabel('Tools').waitFor()
    assert.match(page.url(), new RegExp(`images/${third.imageId}.*label=${third.label.id}`))
    await objects(page, perImage)
    await page.keyboard.press('Delete')
    await objects(page, perImage - 1)
    await saved(page)
    const left = (await inOrder()).map(({ label }) => label.id)
    assert.ok(!left.includes(third.label.id), 'the label for which the image was opened is selected')
    await page.keyboard.press('Control+z')
    await objects(page, perImage)
    await saved(page)
    await page.goBack()
    await count(`${3 * perImage} labels`)
    journey.browser.assertNoErrors()
  })
})

/** Moves a label by a pixel, as somebody else would. */
async function moveOnServer({ imageId, label }: ListedLabel): Promise<void> {
  const { version, createdAt: _, createdBy: __, updatedAt: ___, updatedBy: ____, ...to } = label
  const updated = [{ version, to: { ...to, zIndex: to.zIndex + 1 } }]
  const body = { id: randomUUID(), added: [], updated, removed: [] }
  await journey.program.api.changeLabels({ params: { imageId }, body })
}
