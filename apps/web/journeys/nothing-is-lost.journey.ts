import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import type { Image } from '@gesso/client'
import type { Page } from 'playwright-core'
import {
  assertDrawn,
  boxesOf,
  type Drag,
  drawBox,
  drawPolygon,
  imageReady,
  labelsOf,
  objects,
  openImage,
  saved,
} from './annotator.ts'
import { holdChanges } from './held-changes.ts'
import { type Journey, type ReadyProject, readyProject, startJourney } from './journey.ts'

const password = 'correct horse battery'

/** What a browser writes to the console when there is no way to the server, or no session. */
const provoked = [
  /net::ERR_(INTERNET_DISCONNECTED|CONNECTION_REFUSED|CONNECTION_RESET|EMPTY_RESPONSE|INCOMPLETE_CHUNKED_ENCODING)/,
  /net::ERR_(NETWORK_CHANGED|SOCKET_NOT_CONNECTED)/,
  /status of (401|503)/,
]

let journey: Journey
let ready: ReadyProject

before(async () => {
  journey = await startJourney()
  ready = await readyProject(journey.program, ['offline', 'killed', 'unanswered', 'signed out'])
})

after(() => journey?.end())

/** A page of the owner with a polygon drawn on an image. */
async function begin(name: string) {
  const image = ready.images.find(each => each.name === name)
  assert(image)
  const page = await journey.ownerPage()
  await openImage(page, journey.program, image)
  const ring = await drawPolygon(page, image)
  await objects(page, 1)
  await saved(page)
  return { image, page, ring, box: (spot: number) => drawBox(page, image, spot) }
}

async function shownAgain(page: Page, image: Image, count: number): Promise<void> {
  await page.reload()
  await imageReady(page, image)
  await objects(page, count)
  await saved(page)
}

describe('nothing is lost', () => {
  it('when the network is cut', async () => {
    const { image, page, ring, box } = await begin('offline')
    const drawn = [await box(0)]
    await box(1)
    await objects(page, 3)
    await saved(page)

    await page.context().setOffline(true)
    drawn.push(await box(2), await box(3))
    await page.getByRole('button', { name: 'Delete thing, object 3' }).click()
    await objects(page, 4)
    await page.getByText(/^Offline, \d edits kept here$/).waitFor()
    const banner = page.getByText('The server cannot be reached.')
    await banner.waitFor()
    assert.equal((await labelsOf(journey.program, image)).length, 3, 'the server has heard of nothing')

    await page.context().setOffline(false)
    await saved(page)
    await banner.waitFor({ state: 'detached' })
    await shownAgain(page, image, 4)
    await assertDrawn(journey.program, image, ring, drawn)
    await page.context().close()
  })

  it('when the server is killed, alone and with its database', async () => {
    const { image, page, ring, box } = await begin('killed')
    const drawn: Drag[] = []
    for (const withDatabase of [false, true]) {
      const killed = journey.program.kill(withDatabase)
      for (let count = 0; count < 4; count++) drawn.push(await box(drawn.length))
      await killed
      drawn.push(await box(drawn.length))
      await saved(page)
    }
    await objects(page, 11)
    await assertDrawn(journey.program, image, ring, drawn)
    await followedAgain(page, image)
    await shownAgain(page, image, 12)
    await page.context().close()
  })

  it('when the page goes before the server has answered', async () => {
    const { image, page, ring, box } = await begin('unanswered')
    const changes = await holdChanges(page)
    // The server has this one, and could not say so.
    changes.hold('answers')
    const drawn = [await box(0)]
    const [unanswered] = await changes.held(1)
    await page.reload()
    await imageReady(page, image)
    await objects(page, 2)
    // These have never left the browser.
    changes.hold('requests')
    changes.letGo()
    drawn.push(await box(1), await box(2))
    await objects(page, 4)
    await page.getByText(/^Saving \d$/).waitFor()
    await page.reload()
    await imageReady(page, image)
    await objects(page, 4)
    await page.getByText(/^Saving \d$/).waitFor()

    changes.hold('nothing')
    changes.letGo()
    await saved(page)
    await shownAgain(page, image, 4)
    await assertDrawn(journey.program, image, ring, drawn)
    assert(changes.sent.filter(id => id === unanswered).length > 1, 'it was sent again')
    const history = await journey.program.api.listChanges({ params: { imageId: image.id } })
    assert.equal(history.length, 4)
    assert.equal(history.filter(({ id }) => id === unanswered).length, 1, 'and applied once')
    await page.context().close()
  })

  it('when the session ends', async () => {
    const { image, page, ring, box } = await begin('signed out')
    await setPassword(page, 'ann@example.org')
    await openImage(page, journey.program, image)
    await endSession(page)
    const drawn = [await box(0)]
    const dialog = page.getByRole('dialog', { name: 'You are signed out' })
    await dialog.waitFor()
    await page.getByText('Signed out: sign in again').waitFor()
    await dialog.getByLabel(/^Password/).fill('something else')
    await dialog.getByRole('button', { name: 'Sign in', exact: true }).click()
    await dialog.getByRole('alert').waitFor()
    assert.equal(await dialog.getByLabel('Email').inputValue(), 'ann@example.org')
    await dialog.getByLabel(/^Password/).fill(password)
    await dialog.getByRole('button', { name: 'Sign in', exact: true }).click()
    await dialog.waitFor({ state: 'detached' })
    await saved(page)
    drawn.push(await box(1))
    await objects(page, 3)
    await saved(page)
    await shownAgain(page, image, 3)
    await assertDrawn(journey.program, image, ring, drawn)
    journey.browser.assertNoErrors(provoked)
  })
})

/** What others draw appears on a page that has lost the server before. */
async function followedAgain(page: Page, image: Image): Promise<void> {
  const before = boxesOf(await labelsOf(journey.program, image))
  const geometry = { left: 1, top: 2, right: 30, bottom: 40 }
  const content = { classId: ready.labelClass.id, shape: 'box', geometry, zIndex: 99 }
  const added = [{ ...content, id: randomUUID(), tool: null, externalId: null }]
  const body = { id: randomUUID(), added, updated: [], removed: [] }
  await journey.program.api.changeLabels({ params: { imageId: image.id }, body })
  await objects(page, before.length + 2)
}

/** Sets an email and a password, as someone does who came in by a link. */
async function setPassword(page: Page, email: string): Promise<void> {
  await page.goto(journey.program.url)
  await page.getByRole('button', { name: /Your menu/ }).click()
  await page.getByRole('menuitem', { name: 'Name and password' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Email').fill(email)
  await dialog.getByLabel('New password').fill(password)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.waitFor({ state: 'detached' })
}

/** Ends the session on the server, behind the page's back. */
async function endSession(page: Page): Promise<void> {
  const { url } = journey.program
  const cookies = await page.context().cookies(url)
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const reply = await fetch(`${url}/api/session`, { method: 'DELETE', headers: { cookie, origin: url } })
  assert.equal(reply.status, 204)
}
