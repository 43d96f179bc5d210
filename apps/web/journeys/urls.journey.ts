import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { assertAccessible } from './axe.ts'
import { type Journey, photo, startJourney } from './journey.ts'

let journey: Journey
let page: Page
let owner: Server
let url = ''

before(async () => {
  const bytes = await readFile(photo('coffee.png'))
  owner = createServer((request, response) => {
    response.writeHead(request.url === '/coffee.png' ? 200 : 404, { 'access-control-allow-origin': '*' })
    response.end(bytes)
  }).listen(0, '127.0.0.1')
  await new Promise(resolve => owner.once('listening', resolve))
  url = `http://127.0.0.1:${(owner.address() as AddressInfo).port}`
  journey = await startJourney({ GESSO_ALLOW_PRIVATE_URLS: '1' })
  page = await journey.ownerPage()
})

after(async () => {
  await journey?.end()
  owner?.close()
})

describe('a project of images by URL', () => {
  it('is made, takes addresses, says which were refused, and shows pictures where they are', async () => {
    await page.getByRole('button', { name: 'New project' }).first().click()
    const dialog = page.getByRole('dialog', { name: 'New project' })
    await dialog.getByText('Images by URL').click()
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Far away')
    await dialog.getByRole('button', { name: 'Create project' }).click()
    await page.getByRole('heading', { name: 'No images here yet' }).waitFor()
    await assertAccessible(page, 'no image by URL')
    await page.getByRole('main').getByRole('button', { name: 'Add URLs' }).last().click()
    const add = page.getByRole('dialog', { name: 'Add images by URL' })
    await add.getByRole('textbox', { name: 'URLs' }).fill(`${url}/coffee.png\n${url}/tea.png\n`)
    await add.getByRole('button', { name: 'Add 2 images' }).click()
    await add.getByText('1 URL could not be added:').waitFor()
    await add.getByText(`${url}/tea.png: `).waitFor()
    await assertAccessible(page, 'a URL that was refused')
    await page.keyboard.press('Escape')
    await page.getByRole('link', { name: /coffee\.png/ }).dblclick()
    const shown = await page.waitForResponse(reply => reply.url().includes('/display/'))
    assert.equal(shown.status(), 200)
  })
})
