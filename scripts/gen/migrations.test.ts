import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { inOrder } from './migrations.ts'

describe('the order of migrations', () => {
  it('is by date, then by number', () => {
    const names = ['2027-01-02-1-b', '2027-01-01-10-c', '2027-01-01-9-d', '2026-12-31-e']
    const sorted = inOrder(names.map(name => ({ name, sql: '' }))).map(migration => migration.name)
    assert.deepEqual(sorted, ['2026-12-31-e', '2027-01-01-9-d', '2027-01-01-10-c', '2027-01-02-1-b'])
  })

  it('refuses two of one name', () => {
    const twins = [1, 2].map(() => ({ name: '2027-01-01-a', sql: '' }))
    assert.throws(() => inOrder(twins), /Two migrations/)
  })
})
