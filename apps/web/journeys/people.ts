import type { Program } from '@gesso/testing'
import type { Page } from 'playwright-core'

/** Makes an invitation on the page People. @returns its link */
export async function invite(page: Page, { url }: Program, role: string): Promise<string> {
  await page.goto(url)
  await page.getByRole('button', { name: /workspace/i }).click()
  await page.getByRole('menuitem', { name: /people/i }).click()
  await page.getByRole('combobox', { name: 'Role', exact: true }).first().click()
  await page.getByRole('option', { name: role, exact: true }).click()
  await page.getByRole('button', { name: 'Make a link' }).click()
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
