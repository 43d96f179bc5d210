import assert from 'node:assert/strict'
import axe, { type AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

/** Fails when axe finds something wrong with what a page shows, in light or in dark. @param what names it */
export async function assertAccessible(page: Page, what: string): Promise<void> {
  // Evaluated, because the page's policy lets no other script in.
  await page.evaluate(axe.source)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    // Pages that are not the web's own follow the system without saying so.
    const own = `html[data-mantine-color-scheme=${colorScheme}]`
    await page.locator(`${own}, html:not([data-mantine-color-scheme])`).waitFor()
    const { violations } = await page.evaluate<AxeResults>(`axe.run({ resultTypes: ['violations'] })`)
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
    assert.deepEqual(found, [], `${what} in ${colorScheme}`)
  }
}
