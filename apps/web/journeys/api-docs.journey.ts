import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { assertAccessible } from './axe.ts'
import { type Journey, startJourney } from './journey.ts'

let journey: Journey

before(async () => {
  journey = await startJourney()
})

after(() => journey?.end())

describe('the references of the APIs', () => {
  it('are found from the menu, and open what one asks for', async () => {
    const page = await journey.ownerPage()
    await page.getByRole('button', { name: /^Your menu/ }).click()
    await page.getByRole('menuitem', { name: 'Hasty API reference' }).click()
    await page.getByRole('heading', { name: /^Hasty API/ }).waitFor()
    await page.getByText('POST /v1/projects/{project_id}/datasets Make a dataset').click()
    await page.locator('#createDataset').getByText('norder').first().waitFor()
    await assertAccessible(page, '/v1/docs')
    await page.getByRole('link', { name: 'Gesso API' }).click()
    await page.getByRole('heading', { name: 'Gesso API' }).waitFor()
    await assertAccessible(page, '/api/docs')
    const place = await page.getByRole('link', { name: 'OpenAPI 3.1 document' }).getAttribute('href')
    const document = await page.request.get(journey.program.url + place)
    assert.match(await document.text(), /^\{"openapi":"3\.1\.0"/)
  })

  it('write no error to the console', () => {
    journey.browser.assertNoErrors()
  })
})
