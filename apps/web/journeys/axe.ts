import assert from 'node:assert/strict'
import axe, { type AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

/** Fails when axe finds something wrong with what a page shows, in light or in dark. @param what names it */
export async function assertAccessible(page: Page, what: string): Promise<void> {
  // Evaluated, because the page's policy lets no other script in.
  await page.evaluate(axe.source)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor()
    const { violations } = await page.evaluate<AxeResults>(`axe.run({ resultTypes: ['violations'] })`)
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
    assert.deepEqual(found, [], `${what} in ${colorScheme}`)
  }
}
