import type { Program } from '@gesso/testing'
import type { Page } from 'playwright-core'

/** Makes an invitation on the page People. @returns its link */
export async function invite(page: Page, { url }: Program, role: string): Promise<string> {
  await page.goto(url)
  await page.getByRole('button', { name: /workspace/i }).click()
  await page.getByRole('menuitem', { name: /people/i }).click()
  const make = page.getByRole('button', { name: 'Make a link' })
  // API keys have a role too, and their form may be there first.
  const form = page.locator('form').filter({ has: make })
  await form.getByRole('combobox', { name: 'Role', exact: true }).click()
  await page.getByRole('option', { name: role, exact: true }).click()
  await make.click()
  const link = page.getByText(/^https?:\S+#token=\S+$/)
  await link.waitFor()
  return (await link.textContent()) ?? ''
}

/** Joins by a link, as someone new. */
export async function join(page: Page, link: string, name: string): Promise<void> {
  await page.goto(link)
  await page.getByLabel('Your name').fill(name)
  await page.getByLabel('Email').fill(`${name.toLowerCase()}@example.org`)
  await page.getByLabel(/^Password/).fill('correct horse battery')
  await page.getByRole('button', { name: 'Join' }).click()
  await page.getByRole('heading', { name: 'Projects' }).waitFor()
}
