import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { batch, cell, derived } from './cells.ts'

describe('cells', () => {
  it('tell listeners of a new value, and nobody of the same one', () => {
    const number = cell(1)
    const heard: number[] = []
    number.subscribe(() => heard.push(number.get()))
    number.set(1)
    number.set(2)
    assert.deepEqual(heard, [2])
  })

  it('tell once for a batch', () => {
    const a = cell(1)
    const b = cell(1)
    const sum = derived(() => a.get() + b.get())
    const heard: number[] = []
    sum.subscribe(() => heard.push(sum.get()))
    batch(() => {
      a.set(2)
      b.set(3)
    })
    assert.deepEqual(heard, [5])
  })

  it('compute again only when something they read has changed', () => {
    const a = cell(1)
    const other = cell(1)
    let computed = 0
    const double = derived(() => {
      computed++
      return a.get() * 2
    })
    double.get()
    other.set(2)
    double.get()
    assert.equal(computed, 1)
    a.set(4)
    assert.equal(double.get(), 8)
  })

  it('do not tell when a computed value stays the same', () => {
    const a = cell(1)
    const even = derived(() => a.get() % 2 === 0)
    let told = 0
    even.subscribe(() => told++)
    a.set(3)
    a.set(5)
    assert.equal(told, 0)
    a.set(6)
    assert.equal(told, 1)
  })

  it('follow what they read now, not what they read at first', () => {
    const which = cell<'a' | 'b'>('a')
    const a = cell(1)
    const b = cell(10)
    const chosen = derived(() => (which.get() === 'a' ? a.get() : b.get()))
    const heard: number[] = []
    const stop = chosen.subscribe(() => heard.push(chosen.get()))
    which.set('b')
    a.set(2)
    b.set(11)
    stop()
    b.set(12)
    assert.deepEqual(heard, [10, 11])
  })
})
