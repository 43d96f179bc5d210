import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openBrowser, type TestBrowser } from './browser.ts'

let tested: TestBrowser

before(async () => {
  tested = await openBrowser()
})

after(() => tested.close())

describe('a test browser', () => {
  it('collects what a page throws and what it writes as an error', async () => {
    const page = await tested.page()
    const thrown = page.waitForEvent('pageerror')
    await page.setContent(
      '<p id="shown">hello</p><script>console.error("smoke"); throw new Error("fire")</script>',
    )
    await thrown
    assert.equal(await page.locator('#shown').textContent(), 'hello')
    assert.equal(tested.errors.length, 2)
    assert.throws(() => tested.assertNoErrors(), /fire/)
    assert.throws(() => tested.assertNoErrors([/fire/]), /smoke/)
    tested.assertNoErrors([/fire/, /smoke/])
  })
})
