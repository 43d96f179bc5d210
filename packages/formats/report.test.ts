import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createExportReport } from './report.ts'

describe('the report of an export', () => {
  it('counts what was written, and groups what was left out or changed', () => {
    const report = createExportReport()
    report.count('images')
    report.count('labels', 5)
    report.skip('labels', 'no place', 'one')
    report.skip('labels', 'no place', 'two')
    report.alter('labels', 'no place', 'three')
    assert.deepEqual(report.summary(), {
      written: { images: 1, labels: 5, files: 0 },
      skipped: { images: 0, labels: 2, files: 0 },
      warnings: [
        { message: 'labels left out: no place', count: 2, examples: ['one', 'two'] },
        { message: 'labels changed: no place', count: 1, examples: ['three'] },
      ],
    })
  })

  it('keeps 20 examples of a group, and of each the beginning', () => {
    const report = createExportReport()
    for (let index = 0; index < 1000; index++) report.skip('files', 'lost', `${index} ${'long'.repeat(1000)}`)
    const [warning] = report.summary().warnings
    assert.equal(warning?.count, 1000)
    assert.equal(warning?.examples.length, 20)
    assert.ok(warning?.examples.every(example => example.length <= 301))
  })
})
