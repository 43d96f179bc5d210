import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { documentBreaches } from './docs.ts'

const breachesIn = (file: string, ...lines: string[]) =>
  documentBreaches([{ file, lines, imports: [], functions: [], texts: [] }])

describe('paths in documents', () => {
  it('are refused where nothing is there, with the line', () => {
    assert.deepEqual(breachesIn('README.md', '', 'See `scripts/gone.ts` and `scripts/check.ts`.'), [
      'README.md:2 names scripts/gone.ts, which is not there',
    ])
  })

  it('of links count from the document, without what follows #', () => {
    const lines = ['[a](decisions) [b](../README.md#apis) [c](https://example.org/x) [d](gone.md)']
    assert.deepEqual(breachesIn('docs/roadmap.md', ...lines), [
      'docs/roadmap.md:1 names docs/gone.md, which is not there',
    ])
  })

  it('are left alone where they stand for something, and in sources', () => {
    assert.deepEqual(breachesIn('README.md', '`packages/shapes/<name>/`, `npm run gen`, #section'), [])
    assert.deepEqual(breachesIn('scripts/gone.ts', '`scripts/gone.ts`'), [])
  })
})
