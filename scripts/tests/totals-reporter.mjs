// Plain JavaScript: node loads reporters before it can read TypeScript.

/**
 * A reporter for node's test runner that keeps only its closing counts: one `name number` a line.
 * @param {AsyncIterable<import('node:test/reporters').TestEvent>} source
 */
export default async function* totals(source) {
  for await (const { type, data } of source) {
    if (type !== 'test:diagnostic' || data.nesting !== 0) continue
    if (/^(tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) [\d.]+$/.test(data.message))
      yield `${data.message}\n`
  }
}
