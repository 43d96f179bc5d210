import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import type { Image, Project } from '@gesso/client'
import type { Page } from 'playwright-core'
import { imageReady, openImage } from './annotator.ts'
import { assertAccessible } from './axe.ts'
import { type Journey, startJourney } from './journey.ts'
import { tabTo } from './keyboard.ts'

let journey: Journey
let page: Page
let demo: Project
let images: readonly Image[]

before(async () => {
  journey = await startJourney({ GESSO_DEMO: '1' })
})

after(() => journey?.end())

describe('the pages', () => {
  it('begin with the demo', async () => {
    page = await journey.ownerPage()
    await page.getByRole('heading', { name: 'Images of Demo' }).waitFor()
    const { api } = journey.program
    demo = await api.getProject({ params: { projectId: page.url().split('/').at(-1) ?? '' } })
    const list = await api.listImages({ params: { projectId: demo.id } })
    images = list.items
    assert(list.total >= 5 && Object.values(demo.statusCounts).filter(count => count > 0).length >= 4)
    await page.getByText(`${list.total} images`, { exact: true }).waitFor()
    for (const { name, thumbnailUrl } of images.slice(0, 4)) {
      const card = page.getByRole('listitem').filter({ has: page.getByText(name, { exact: true }) })
      await card.locator(`img[src="${thumbnailUrl}"]`).waitFor()
    }
    await page.waitForFunction(() =>
      [...document.querySelectorAll('[role=listitem] img')].every(
        img => img instanceof HTMLImageElement && img.complete && img.naturalWidth > 0,
      ),
    )
  })

  it('are readable for everyone, in light and in dark', async () => {
    const workspace = `/workspaces/${demo.workspaceId}`
    const project = `/projects/${demo.id}`
    const titles: readonly (readonly [address: string, title: string])[] = [
      ['/', 'Projects'],
      [project, 'Images of Demo'],
      [`${project}/labels`, 'Labels of Demo'],
      [`${project}/classes`, 'Classes'],
      [`${project}/exports`, 'Exports'],
      [`${project}/settings`, 'Settings'],
      [`${workspace}/people`, 'People of'],
      [`${workspace}/buckets`, 'Buckets'],
      ['/nowhere', 'There is nothing here'],
      [`/projects/${randomUUID()}`, 'There is nothing here'],
    ]
    for (const [address, title] of titles) {
      await page.goto(journey.program.url + address)
      await page.getByRole('heading', { name: title }).first().waitFor()
      await assertAccessible(page, address)
    }
    const stranger = await journey.page()
    for (const address of ['/sign-in', '/invitation', '/invitation#token=none']) {
      await stranger.goto(journey.program.url + address)
      await stranger.getByRole('button').or(stranger.getByRole('link')).first().waitFor()
      await assertAccessible(stranger, address)
    }
    await stranger.context().close()
  })

  it('have an annotator and dialogs that are readable for everyone', async () => {
    const image = labelled()
    await openImage(page, journey.program, image)
    await assertAccessible(page, 'annotator')
    await page.keyboard.press('?')
    await page.getByRole('dialog').waitFor()
    await assertAccessible(page, 'help')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+k')
    await page.getByRole('textbox', { name: 'Command' }).waitFor()
    await assertAccessible(page, 'palette')
    await page.keyboard.press('Escape')
    await page.goto(journey.program.url)
    await page.getByRole('button', { name: 'New project' }).click()
    await page.getByRole('dialog').waitFor()
    await assertAccessible(page, 'new project')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /^Your menu/ }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).waitFor()
    await assertAccessible(page, 'menu')
    await page.goto(`${journey.program.url}/projects/${demo.id}`)
    await page.getByRole('button', { name: 'Status' }).click()
    await page.getByRole('checkbox', { name: 'Done' }).waitFor()
    await assertAccessible(page, 'filter')
    await page.keyboard.press('Escape')
    await page.getByLabel(`Choose ${image.name}`).click({ force: true })
    await page.getByRole('toolbar', { name: 'Chosen images' }).waitFor()
    await assertAccessible(page, 'chosen images')
  })

  it('can be used without a mouse', async () => {
    await page.goto(journey.program.url)
    await tabTo(page, page.getByRole('link', { name: /^Demo/ }))
    await page.keyboard.press('Enter')
    await tabTo(page, page.getByRole('link', { name: 'Classes' }))
    await page.keyboard.press('Enter')
    await tabTo(page, page.getByLabel('Name of the new label class'))
    await page.keyboard.type('unicorn')
    await page.keyboard.press('Enter')
    await page.getByRole('list', { name: 'Label classes' }).getByText('unicorn').waitFor()
    await tabBackTo(page)

    const [first, second] = images
    assert(first && second)
    await tabTo(page, page.getByRole('link', { name: new RegExp(`^${first.name}`) }))
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await imageReady(page, second)
    await setStatusByKeys(second)
    await page.keyboard.press(',')
    await imageReady(page, first)
    await page.keyboard.press('Alt+ArrowUp')
    await page.getByRole('heading', { name: 'Images of Demo' }).waitFor()
  })

  it('write no error to the console', () => {
    journey.browser.assertNoErrors([/status of 401 .*\/api\/me\)/, /status of 404 .*\/api\/projects\//])
  })
})

function labelled(): Image {
  const image = images.find(({ labelCount }) => labelCount > 1)
  assert(image)
  return image
}

/** Goes from the classes to the images, backwards through the page. */
async function tabBackTo(page: Page): Promise<void> {
  await tabTo(page, page.getByRole('link', { name: 'Images', exact: true }))
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Images of Demo' }).waitFor()
}

/** Sets an image to be reviewed, then done. */
async function setStatusByKeys({ id }: Image): Promise<void> {
  await page.keyboard.press('Control+Shift+Enter')
  await page.getByRole('button', { name: 'To review' }).waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: 'Done' }).waitFor()
  const image = await journey.program.api.getImage({ params: { imageId: id } })
  assert.equal(image.status, 'DONE')
}
