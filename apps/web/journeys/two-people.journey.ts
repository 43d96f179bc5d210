import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import type { Image } from '@gesso/client'
import type { Page } from 'playwright-core'
import { boxesOf, drawBox, imageReady, labelsOf, objects, openImage, saved } from './annotator.ts'
import { type HeldChanges, holdChanges } from './held-changes.ts'
import { type Journey, readyProject, startJourney } from './journey.ts'
import { invite, join } from './people.ts'

let journey: Journey
let image: Image
let ann: Page
let ben: Page
let bens: HeldChanges

before(async () => {
  journey = await startJourney()
  const ready = await readyProject(journey.program, ['shared.png'])
  const [first] = ready.images
  assert(first)
  image = first
})

after(() => journey?.end())

describe('two people on one image', () => {
  it('come together by a link, and see at once what the other one draws', async () => {
    ann = await journey.ownerPage()
    ben = await joined('Ben', 'Labeller')
    bens = await holdChanges(ben)
    await openImage(ann, journey.program, image)
    await ben.getByRole('link', { name: /Breakfast/ }).click()
    await ben.getByRole('link', { name: /shared\.png/ }).click()
    await imageReady(ben, image)

    await drawBox(ann, image, 0)
    await ben.getByText(/changed 1 label$/).waitFor()
    await objects(ben, 1)
    await drawBox(ben, image, 5)
    await ann.getByText('Ben changed 1 label').waitFor()
    await objects(ann, 2)
    await Promise.all([saved(ann), saved(ben)])
    assert.equal((await labelsOf(journey.program, image)).length, 2)
  })

  it('hear who was first when both move a label, and can put theirs back', async () => {
    const [left = 0] = await olderBox()
    bens.hold('requests')
    await nudgeOlder(ben, 'Shift+ArrowRight')
    await bens.held(1)
    await nudgeOlder(ann, 'Shift+ArrowLeft')
    await saved(ann)
    letGo()
    const alert = ben.getByRole('region', { name: 'Needs a decision' }).getByRole('alert')
    await alert.getByText(/changed it before your edit arrived. Theirs stands.$/).waitFor()
    assert.equal((await olderBox())[0], left - 10)

    await alert.getByRole('button', { name: 'Put mine back' }).click()
    await alert.waitFor({ state: 'detached' })
    await saved(ben)
    assert.equal((await olderBox())[0], left + 10)
    // What Ann does now is made on what Ben has put back.
    await ann.getByText('Ben changed 1 label').waitFor()
    await nudgeOlder(ann, 'ArrowRight')
    await saved(ann)
    assert.equal((await olderBox())[0], left + 11)
    assert.equal(await ann.getByRole('alert').count(), 0)
  })

  it('hear of a label that the other one has deleted, and can bring it back', async () => {
    const [left = 0] = await olderBox()
    bens.hold('requests')
    await nudgeOlder(ben, 'Shift+ArrowRight')
    await bens.held(1)
    await ann.getByRole('button', { name: 'Delete thing, object 2' }).click()
    await objects(ann, 1)
    await saved(ann)
    letGo()
    const alert = ben.getByRole('alert').filter({ hasText: /deleted it while you changed it/ })
    await alert.waitFor()
    await objects(ben, 1)

    await alert.getByRole('button', { name: 'Put mine back' }).click()
    await Promise.all([objects(ann, 2), objects(ben, 2), saved(ben)])
    assert.equal((await olderBox())[0], left + 10)
  })

  it('keep a label that one deletes while the other one changes it', async () => {
    const [left = 0] = await olderBox()
    bens.hold('requests')
    await ben.getByRole('button', { name: 'Delete thing, object 2' }).click()
    await objects(ben, 1)
    await bens.held(1)
    await nudgeOlder(ann, 'Shift+ArrowRight')
    await saved(ann)
    letGo()
    const alert = ben.getByRole('alert').filter({ hasText: /changed it while you deleted it. It stays/ })
    await alert.waitFor()
    await objects(ben, 2)
    await alert.getByRole('button', { name: 'Dismiss' }).click()
    await alert.waitFor({ state: 'detached' })
    assert.equal((await olderBox())[0], left + 10)
  })

  it('hand an image over: one who labels sends it to review, one who leads accepts it', async () => {
    await ben.getByRole('button', { name: 'In progress' }).click()
    const done = ben.getByRole('menuitem', { name: 'Done' })
    assert.equal(await done.isDisabled(), true)
    await ben.getByRole('menuitem', { name: 'To review' }).click()
    await ben.getByRole('button', { name: 'To review' }).waitFor()
    await ann.reload()
    await imageReady(ann, image)
    await ann.getByRole('button', { name: 'To review' }).click()
    await ann.getByRole('menuitem', { name: 'Done' }).click()
    await ann.getByRole('button', { name: 'Done' }).waitFor()
    const { api } = journey.program
    assert.equal((await api.getImage({ params: { imageId: image.id } })).status, 'DONE')
  })

  it('are watched by one who may only look', async () => {
    const cleo = await joined('Cleo', 'View Only')
    const cleos = await holdChanges(cleo)
    await openImage(cleo, journey.program, image)
    await objects(cleo, 2)
    await cleo.getByText('View only', { exact: true }).waitFor()
    assert.equal(await cleo.getByRole('button', { name: 'Box', exact: true }).count(), 0)
    await drawBox(cleo, image, 9)
    await cleo.getByRole('button', { name: 'thing', exact: true }).last().click()
    await cleo.keyboard.press('Delete')
    await cleo.keyboard.press('ArrowRight')

    await openImage(ann, journey.program, image)
    await drawBox(ann, image, 10)
    await objects(cleo, 3)
    assert.deepEqual(cleos.sent, [])
    assert.equal(await refusalOfChange(cleo), 403)
    assert.equal((await labelsOf(journey.program, image)).length, 3)
    // A browser notes that a new person is not signed in, and that a change past the screen was refused.
    journey.browser.assertNoErrors([/status of 401 .*\/api\/me\)/, /status of 403 .*\/changes\)/])
  })
})

/** The page of someone new, who came by a link. */
async function joined(name: string, role: string): Promise<Page> {
  const link = await invite(ann, journey.program, role)
  const page = await journey.page()
  await join(page, link, name)
  return page
}

/** Moves the label at the back with the keys. */
async function nudgeOlder(page: Page, key: string): Promise<void> {
  await page.getByRole('button', { name: 'thing', exact: true }).last().click()
  await page.keyboard.press(key)
}

/** Where the label at the back is. */
async function olderBox(): Promise<readonly number[]> {
  const labels = await labelsOf(journey.program, image)
  const back = labels.toSorted((a, b) => a.zIndex - b.zIndex).slice(0, 1)
  return boxesOf(back)[0] ?? []
}

/** Lets Ben's changes go that were held, and does not hold any more. */
function letGo(): void {
  bens.hold('nothing')
  bens.letGo()
}

/** What the server answers to someone who sends a change past the screen. */
function refusalOfChange(page: Page): Promise<number> {
  const body = JSON.stringify({ id: randomUUID(), added: [], updated: [], removed: [] })
  return page.evaluate(
    async ([url, text]) => {
      const headers = { 'Content-Type': 'application/json' }
      return (await fetch(url ?? '', { method: 'POST', headers, body: text ?? '' })).status
    },
    [`/api/images/${image.id}/changes`, body],
  )
}
