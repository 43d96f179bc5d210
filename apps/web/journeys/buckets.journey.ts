import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, describe, it } from 'node:test'
import { type S3Server, startS3 } from '@gesso/server/testing/s3-server'
import type { Page } from 'playwright-core'
import { assertAccessible } from './axe.ts'
import { type Journey, photo, startJourney } from './journey.ts'

let journey: Journey
let s3: S3Server
let page: Page

before(async () => {
  s3 = await startS3()
  journey = await startJourney({ GESSO_ALLOW_PRIVATE_URLS: '1' })
  page = await journey.ownerPage()
})

after(async () => {
  await journey?.end()
  await s3?.close()
})

const field = (name: string) => page.getByRole('textbox', { name, exact: true })
const row = () => page.getByRole('row').filter({ hasText: 'Camera' })

describe('a bucket', () => {
  it('is added on a page of its own, which says first what it is for', async () => {
    await page.getByRole('button', { name: /workspace/i }).click()
    await page.getByRole('menuitem', { name: 'Buckets' }).click()
    await page.getByRole('heading', { name: 'No bucket yet' }).waitFor()
    await assertAccessible(page, 'no bucket')
    await page.getByRole('button', { name: 'Add a bucket' }).click()
    await field('Name').fill('Camera')
    await field('Bucket').fill(s3.bucket)
    await field('Endpoint').fill(s3.endpoint)
    await field('Access key id').fill('NOBODY')
    await page.getByLabel(/^Secret access key/).fill(s3.credentials.secretAccessKey)
    await assertAccessible(page, 'a new bucket')
    await page.getByRole('dialog').getByRole('button', { name: 'Add bucket' }).click()
    await row().getByText(s3.endpoint).waitFor()
  })

  it('is tried, and says what is wrong', async () => {
    await page.getByRole('button', { name: 'Test Camera' }).click()
    await row().getByText('cannot be read').waitFor()
    await assertAccessible(page, 'a bucket that cannot be read')
  })

  it('is changed, for which its secret is entered again', async () => {
    await page.getByRole('button', { name: 'Edit Camera' }).click()
    await field('Name').fill('Camera 2')
    await page.getByLabel('Change how it is reached').check()
    assert.equal(await field('Bucket').inputValue(), s3.bucket)
    assert.equal(await page.getByLabel(/^Secret access key/).inputValue(), '')
    await field('Access key id').fill(s3.credentials.accessKeyId)
    await page.getByLabel(/^Secret access key/).fill(s3.credentials.secretAccessKey)
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('button', { name: 'Test Camera 2' }).click()
    await row().getByText('It can be read; nothing is in it.').waitFor()
  })

  it('is imported from, with a report that names what was not taken', async () => {
    const [membership] = (await journey.program.api.getMe()).memberships
    assert(membership)
    const project = await journey.program.api.createProject({
      params: { workspaceId: membership.workspace.id },
      body: { name: 'Breakfast' },
    })
    for (const name of ['coffee.png', 'chelsea.png'])
      await s3.put(`april/${name}`, await readFile(photo(name)))
    await s3.put('april/broken.png', 'no picture')
    await s3.put('may/other.png', 'not asked for')
    await page.goto(`${journey.program.url}/projects/${project.id}`)
    await page.getByRole('button', { name: 'Import from a bucket' }).click()
    const objects = page.getByRole('list', { name: 'Objects of the bucket' }).getByRole('listitem')
    await page.getByText('4 objects', { exact: true }).waitFor()
    await field('Only what begins with').fill('april/')
    await page.getByText('3 objects', { exact: true }).waitFor()
    assert.equal(await objects.count(), 3)
    await field('Name of the new dataset').fill('April')
    await assertAccessible(page, 'a new import')
    await page.getByRole('button', { name: 'Start import' }).click()
    const run = page.getByRole('article', { name: 'Camera 2, april/' })
    await run.getByText('2 of 3 objects imported').waitFor()
    const broken = run.getByRole('listitem').filter({ hasText: 'Cannot be read as a picture (1 time)' })
    await broken.getByText('april/broken.png', { exact: true }).waitFor()
    await assertAccessible(page, 'an import and its report')
    await page.keyboard.press('Escape')
    await page.getByText('2 images', { exact: true }).waitFor()
    for (const name of ['coffee.png', 'chelsea.png']) await page.getByRole('link', { name }).waitFor()
    const { items } = await journey.program.api.listImages({ params: { projectId: project.id } })
    assert.deepEqual(items.map(image => image.externalId).sort(), ['april/chelsea.png', 'april/coffee.png'])
    await assertAccessible(page, 'what was imported')
  })

  it('is deleted after a question, and what was copied from it stays', async () => {
    await page.getByRole('button', { name: /workspace/i }).click()
    await page.getByRole('menuitem', { name: 'Buckets' }).click()
    await page.getByRole('button', { name: 'Delete Camera 2' }).click()
    await page.getByRole('button', { name: 'Delete bucket' }).click()
    await page.getByRole('heading', { name: 'No bucket yet' }).waitFor()
    await page.goBack()
    await page.getByText('2 images', { exact: true }).waitFor()
  })

  it('writes no error to the console', () => {
    journey.browser.assertNoErrors()
  })
})
