import assert from 'node:assert/strict'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { findChromium } from './chromium.ts'

/** A real browser, and what went wrong on its pages. */
export interface TestBrowser {
  readonly browser: Browser
  /** Opens a page with a profile of its own; each of its errors is collected. */
  page(options?: BrowserContextOptions): Promise<Page>
  /** What pages threw, and what they wrote to the console as an error, with the page's address. */
  readonly errors: readonly string[]
  /**
   * Fails when a page had an error.
   * @param expected what the test provoked, as a part of the error's words
   */
  assertNoErrors(expected?: readonly RegExp[]): void
  close(): Promise<void>
}

// Chromium refuses its sandbox under root, and talks to its maker unless told not to.
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
]

/**
 * Opens a headless Chromium with a fresh profile; close it when done.
 * @throws Error that says how to get a Chromium when none is installed
 */
export async function openBrowser(): Promise<TestBrowser> {
  const executablePath = await findChromium(process.env)
  if (executablePath === null) throw new Error('No Chromium found; install one, or set CHROMIUM_PATH to it')
  // Loaded here, because most tests that use this package open no browser.
  const { chromium } = await import('playwright-core')
  const browser = await chromium.launch({ executablePath, headless: true, args: flags })
  const errors: string[] = []
  return {
    browser,
    errors,
    page: async options => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options })
      const page = await context.newPage()
      collect(page, errors)
      return page
    },
    assertNoErrors: (expected = []) => {
      const unexpected = errors.filter(error => !expected.some(words => words.test(error)))
      assert.deepEqual(unexpected, [])
    },
    close: () => browser.close(),
  }
}

function collect(page: Page, errors: string[]): void {
  page.on('pageerror', error => errors.push(`${page.url()} threw ${error.stack ?? error.message}`))
  page.on('console', message => {
    if (message.type() === 'error')
      errors.push(`${page.url()} wrote ${message.text()} (${message.location().url})`)
  })
}
