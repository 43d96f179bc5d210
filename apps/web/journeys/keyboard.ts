import type { Locator, Page } from 'playwright-core'

const mostSteps = 80

/** Goes to something with the Tab key, as someone without a mouse does. */
export async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await wanted.waitFor()
  for (let step = 0; step < mostSteps; step++) {
    if (await wanted.evaluate(element => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${mostSteps} steps with the Tab key do not lead to ${wanted}`)
}
