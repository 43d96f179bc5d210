import os from 'node:os'
import { testServer } from '@gesso/testing'
import { build } from './build.mjs'
import { ensureChromium } from './tests/chromium.ts'
import { runTests, summaryOf, type Totals } from './tests/run-tests.ts'
import { needsBrowser, type Selection, selectTests } from './tests/select.ts'

// npm test [-- part-of-a-path ...] [--option-of-node's-test-runner ...]
const given = process.argv.slice(2)
const options = given.filter(word => word.startsWith('-'))
const selection = await selectTests(given.filter(word => !word.startsWith('-')))

if (selection.units.length + selection.journeys.length === 0) {
  console.error(`No test has ${given.join(' or ')} in its path.`)
  process.exit(1)
}

process.exitCode = (await testAll(selection)) ? 0 : 1

async function testAll(selected: Selection): Promise<boolean> {
  const chromium = (await needsBrowser(selected)) ? { CHROMIUM_PATH: await ensureChromium() } : {}
  // One server for all tests; it stops by itself when this process ends, however it ends.
  return testBoth(selected, { ...chromium, GESSO_TEST_DATABASE_URL: await testServer() })
}

async function testBoth({ units, journeys }: Selection, env: Record<string, string>): Promise<boolean> {
  const totals: Totals[] = []
  let passed = true
  const test = async (files: readonly string[], concurrency: number) => {
    const run = await runTests({ files, concurrency, options, env })
    totals.push(run.totals)
    passed &&= run.passed
  }
  // Twice as many as processors: a test file waits for PostgreSQL, ffmpeg or a socket half of its time.
  if (units.length > 0) await test(units, Math.min(8, 2 * os.availableParallelism()))
  if (journeys.length > 0) {
    await build()
    await test(journeys, 1)
  }
  if (totals.length > 1) console.log(`\nunits and journeys together\n${summaryOf(totals)}`)
  return passed
}
