import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { after, before, describe, it } from 'node:test'
import type { Image } from '@gesso/client'
import type { Page } from 'playwright-core'
import { assertAccessible } from './axe.ts'
import { type Journey, photo, type ReadyProject, readyProject, startJourney } from './journey.ts'

let journey: Journey
let page: Page

before(async () => {
  journey = await startJourney()
})

after(() => journey?.end())

describe('the grid', () => {
  it('begins empty, and says what to do', async () => {
    page = await journey.ownerPage()
    await page.getByText('No projects yet').waitFor()
    await assertAccessible(page, 'no projects')
    await page.getByRole('button', { name: 'New project' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name').fill('Empty')
    await dialog.getByRole('button', { name: 'Create project' }).click()
    const empty = [
      ['Images', 'No images here yet'],
      ['Classes', 'No label classes yet'],
      ['Exports', 'Nothing exported yet'],
    ] as const
    for (const [tab, words] of empty) {
      await page.getByRole('link', { name: tab, exact: true }).click()
      await page.getByText(words).waitFor()
      await assertAccessible(page, words)
    }
  })

  it('says of each file why it is refused, and takes the others', async () => {
    await page.getByRole('link', { name: 'Images', exact: true }).click()
    const coffee = await readFile(photo('coffee.png'))
    const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'image/png', buffer })
    await page
      .getByLabel('Images to upload')
      .setInputFiles([
        file('half.png', coffee.subarray(0, coffee.length / 2)),
        file('nothing.jpg', Buffer.alloc(0)),
        file('letter.jpg', Buffer.from('Dear Sir or Madam,\n'.repeat(20))),
        file('whole.png', coffee),
      ])
    const tray = page.getByRole('region', { name: 'Uploads' })
    await tray.getByText('1 of 4 uploaded, 3 refused').waitFor()
    for (const words of [
      /half\.png cannot be read as a picture: it is damaged or incomplete/,
      /nothing\.jpg is empty/,
      /letter\.jpg cannot be read as a picture: it is none of /,
    ])
      await tray.getByText(words).waitFor()
    await assertAccessible(page, 'refused uploads')
    await tray.getByRole('button', { name: 'Close uploads' }).click()
    await names(page, ['whole.png'])
    await page.getByText('1 image', { exact: true }).waitFor()
  })

  it('is narrowed by status, class and name, which also say what is next to an image', async () => {
    const ready = await readyProject(journey.program, ['apple 1', 'apple 2', 'pear 1', 'pear 2'])
    await prepare(ready)
    await page.goto(`${journey.program.url}/projects/${ready.project.id}`)
    await names(page, ['apple 1', 'apple 2', 'pear 1', 'pear 2'])

    await choose('Status', 'Done')
    await names(page, ['apple 2', 'pear 1', 'pear 2'])
    await choose('Class', 'thing')
    await names(page, ['apple 2', 'pear 2'])
    await page.getByLabel('Find by name').fill('PEAR')
    await names(page, ['pear 2'])
    await page.getByLabel('Find by name').fill('plum')
    await page.getByText('No image matches').waitFor()
    await page.getByRole('main').getByRole('button', { name: 'Clear filters' }).last().click()
    await names(page, ['apple 1', 'apple 2', 'pear 1', 'pear 2'])

    await choose('Class', 'thing')
    await names(page, ['apple 2', 'pear 2'])
    await page.getByRole('link', { name: /^apple 2/ }).click()
    await page.getByText('1 / 2', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Next image', exact: true }).click()
    await page.getByRole('heading', { name: 'pear 2' }).waitFor()
    await page.getByRole('link', { name: /^All images/ }).click()
    await names(page, ['apple 2', 'pear 2'])
  })

  it('holds thousands of images, of which only those in sight exist', async () => {
    const ready = await readyProject(journey.program, ['first'])
    await multiply(ready.images, 3000)
    await page.goto(`${journey.program.url}/projects/${ready.project.id}`)
    await page.getByText('3,001 images', { exact: true }).waitFor()
    await page.getByRole('link', { name: /^first/ }).focus()
    for (let place = await lastPlace(); place < 3001; place = await lastPlace()) {
      await page.keyboard.press('End')
      await page.waitForFunction(before => {
        const cards = [...document.querySelectorAll('[aria-posinset]')]
        return Math.max(...cards.map(card => Number(card.getAttribute('aria-posinset')))) > before
      }, place)
    }
    const last = page.getByRole('listitem').filter({ hasText: 'copy 3000' })
    assert.equal(await last.getAttribute('aria-posinset'), '3001')
    assert.equal(await last.getAttribute('aria-setsize'), '3001')
    assert((await page.getByRole('listitem').count()) < 120)
    await page.waitForFunction(() => {
      const [img] = [...document.querySelectorAll('[aria-posinset="3001"] img')]
      return img instanceof HTMLImageElement && img.naturalWidth > 0
    })
  })

  it('writes no error to the console but for what was refused', () => {
    journey.browser.assertNoErrors([/status of 400 .*\/images\)/])
  })
})

/** Waits until the grid shows exactly these images. */
async function names(page: Page, wanted: readonly string[]): Promise<void> {
  const grid = page.getByRole('list', { name: 'Images' })
  await page.waitForFunction(text => {
    const cards = [
      ...document.querySelectorAll('[role=list][aria-label=Images] [role=listitem] [title]:not(span)'),
    ]
    return cards.map(card => card.getAttribute('title')).join() === text
  }, wanted.join())
  assert.equal(await grid.getByRole('listitem').count(), wanted.length)
}

/** Switches one choice of a filter. */
async function choose(filter: string, choice: string): Promise<void> {
  await page.getByRole('button', { name: filter }).click()
  await page.getByRole('checkbox', { name: choice, exact: true }).click()
  await page.keyboard.press('Escape')
}

/** The place of the last card that exists, from 1. */
async function lastPlace(): Promise<number> {
  const places = await page
    .getByRole('listitem')
    .evaluateAll(cards => cards.map(card => Number(card.getAttribute('aria-posinset'))))
  return Math.max(...places)
}

/** All but the first are done; the second of each kind has a label. */
async function prepare({ images, labelClass }: ReadyProject): Promise<void> {
  const { api } = journey.program
  const geometry = { left: 1, top: 2, right: 30, bottom: 40 }
  for (const { id, name } of images) {
    const params = { imageId: id }
    const content = { id: randomUUID(), classId: labelClass.id, shape: 'box', geometry, zIndex: 0 }
    const added = name.endsWith('2') ? [{ ...content, tool: null, externalId: null }] : []
    await api.changeLabels({ params, body: { id: randomUUID(), added, updated: [], removed: [] } })
    if (name !== 'apple 1') await api.setImageStatus({ params, body: { status: 'DONE' } })
  }
}

/** Copies an image's row; the copies share its files, and come after it. */
async function multiply([image]: readonly Image[], count: number): Promise<void> {
  assert(image)
  await journey.program.sql(
    `insert into media
    select (jsonb_populate_record(media, jsonb_build_object(
      'id', 'ffffffff-0000-7000-8000-' || lpad(number::text, 12, '0'),
      'name', 'copy ' || number))).*
    from media, generate_series(1, $2::int) number where media.id = $1`,
    [image.id, count],
  )
}
