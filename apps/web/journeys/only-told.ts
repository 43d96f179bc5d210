import type { Page } from 'playwright-core'

/** Keeps a page from asking by the clock: what it shows of others it was told. To be called before it opens anything. */
export async function onlyTold(page: Page): Promise<Page> {
  await page.addInitScript({ content: 'window.setInterval = () => 0' })
  return page
}
