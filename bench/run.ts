import { execFileSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { cpus, totalmem } from 'node:os'
import { measureAnnotator } from './figures/annotator.ts'
import { measureExport } from './figures/export.ts'
import { measureIngest } from './figures/ingest.ts'
import { measureInstall } from './figures/install.ts'
import { measureJobs } from './figures/jobs.ts'
import { measurePages } from './figures/pages.ts'
import { measureQueue } from './figures/queue.ts'
import { measureStart } from './figures/start.ts'
import type { Figure } from './parts/figure.ts'
import { tableOf } from './parts/table.ts'

/** Everything that is measured, in this order. */
const measures: Readonly<Record<string, () => Promise<Figure[]>>> = {
  ingest: measureIngest,
  jobs: measureJobs,
  queue: measureQueue,
  pages: measurePages,
  export: measureExport,
  annotator: measureAnnotator,
  start: measureStart,
  install: measureInstall,
}

/** `npm run bench [-- name ...]`: all of them write bench/latest.json and docs/performance.md, some only print. */
async function run(names: readonly string[]): Promise<void> {
  const figures: Figure[] = []
  for (const name of names.length > 0 ? names : Object.keys(measures)) {
    const measure = measures[name]
    if (!measure)
      throw new Error(`There is no measure "${name}"; there are ${Object.keys(measures).join(', ')}`)
    console.log(`measuring ${name}`)
    for (const figure of await measure()) {
      figures.push(figure)
      console.log(
        `  ${figure.name}: ${figure.value} ${figure.unit}${figure.goal ? ` (ratio ${figure.ratio}, ${figure.goal}: ${figure.met ? 'met' : 'MISSED'})` : ''}${figure.note ? `; ${figure.note}` : ''}`,
      )
    }
  }
  if (names.length > 0) return
  const machine = `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
  const result = { machine, commit, figures }
  await writeFile(new URL('latest.json', import.meta.url), `${JSON.stringify(result, null, 2)}\n`)
  await writeFile(new URL('../docs/performance.md', import.meta.url), tableOf(result))
}

await run(process.argv.slice(2))
