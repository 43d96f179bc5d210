import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { root } from '../files.ts'
import { compiledFolder, compileTests } from './compile.ts'
import { groupTests } from './group.ts'

/** What node's test runner counted, by its own names: tests, pass, fail, ... */
export type Totals = ReadonlyMap<string, number>

export interface TestRun {
  readonly files: readonly string[]
  /** How many files run side by side. */
  readonly concurrency: number
  /** Options for node's test runner, as given. */
  readonly options: readonly string[]
  readonly env: Readonly<Record<string, string>>
}

/** Runs test files by node's test runner, shows its report, and answers whether they passed and what it counted. */
export async function runTests(run: TestRun): Promise<{ passed: boolean; totals: Totals }> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'gesso-totals-'))
  const file = path.join(folder, 'totals')
  const flags = [
    ...['--enable-source-maps', '--test', `--test-concurrency=${run.concurrency}`, '--test-timeout=1200000'],
    ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
    ...['--test-reporter=./scripts/tests/totals-reporter.mjs', `--test-reporter-destination=${file}`],
  ]
  const compiled = await compileTests(run.files)
  const together = run.concurrency > 1 ? await groupTests(run.files, compiled, run.concurrency) : compiled
  const child = spawn(process.execPath, [...flags, ...run.options, ...together], {
    cwd: root,
    env: { ...process.env, ...run.env, GESSO_TEST_COMPILED: compiledFolder },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve))
  const totals = totalsIn(await readFile(file, 'utf8').catch(() => ''))
  await rm(folder, { recursive: true })
  return { passed: code === 0 && (totals.get('tests') ?? 0) > 0, totals }
}

function totalsIn(report: string): Totals {
  const lines = report.split('\n').filter(line => line !== '')
  return new Map(lines.map(line => line.split(' ')).map(([name = '', count]) => [name, Number(count)]))
}

/** The closing counts of several runs as one, in the words of node's own report. */
export function summaryOf(runs: readonly Totals[]): string {
  const names = ['tests', 'suites', 'pass', 'fail', 'cancelled', 'skipped', 'todo', 'duration_ms']
  const sum = (name: string) => runs.reduce((total, run) => total + (run.get(name) ?? 0), 0)
  return names.map(name => `ℹ ${name} ${sum(name)}`).join('\n')
}
