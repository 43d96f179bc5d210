import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { targetOf } from './target-of.ts'

const dataset = (id: string) => ({ id, projectId: 'p', name: id, norder: 0, imageCount: 0 })
const [a, b] = [dataset('a'), dataset('b')]

describe('where dropped files go', () => {
  it('is the only dataset, or the one that is shown', () => {
    assert.equal(targetOf([a], {}), a)
    assert.equal(targetOf([a, b], { dataset: ['b'] }), b)
  })

  it('is asked when several could be meant', () => {
    assert.equal(targetOf([a, b], {}), 'unclear')
    assert.equal(targetOf([a, b], { dataset: ['gone'] }), 'unclear')
  })

  it('is made when there is none', () => {
    assert.equal(targetOf([], {}), 'missing')
  })
})
