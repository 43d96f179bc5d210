import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Type } from 'typebox'
import { readQuery } from './read-query.ts'
import { listQuery } from './schemas.ts'

const schema = listQuery({
  status: Type.Optional(Type.Array(Type.String())),
  name: Type.Optional(Type.String()),
  replace: Type.Optional(Type.Boolean()),
})

describe('queries', () => {
  it('refuses what the list cannot be asked for, and text that cannot be kept', () => {
    assert.throws(() => readQuery(schema, { queue: 'a' }), /^AppError: queue is nothing that this list/)
    assert.throws(() => readQuery(schema, { name: 'a\0' }), /^AppError: name contains a NUL/)
    assert.deepEqual(readQuery(Type.Object({}), { limit: '3' }), {})
  })

  it('reads lists that are repeated, joined by commas, or both', () => {
    for (const status of ['DONE,TO REVIEW', ['DONE', 'TO REVIEW'], ['DONE,', ',TO REVIEW']])
      assert.deepEqual(readQuery(schema, { status }), { status: ['DONE', 'TO REVIEW'] })
    assert.deepEqual(readQuery(schema, { name: 'a,b' }), { name: 'a,b' })
  })

  it('takes what is empty for not given, and booleans as Python writes them', () => {
    assert.deepEqual(readQuery(schema, { status: '', name: '', queue: '' }), {})
    assert.deepEqual(readQuery(schema, { replace: 'True' }), { replace: 'true' })
  })

  it('leaves a single value that comes twice for the schema to refuse', () => {
    assert.deepEqual(readQuery(schema, { name: ['a', 'b'] }), { name: ['a', 'b'] })
  })
})
