import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { RecurringTexts } from './recurring-texts.ts'

describe('texts that come again', () => {
  it('are decoded once, wherever they lie', () => {
    let decoded = 0
    const texts = new RecurringTexts((bytes, from, to) => `${bytes.toString('utf8', from, to)} ${++decoded}`)
    const bytes = Buffer.from('boxdotbox')
    assert.equal(texts.textOf(bytes, 0, 3), 'box 1')
    assert.equal(texts.textOf(bytes, 3, 6), 'dot 2')
    assert.equal(texts.textOf(bytes, 6, 9), 'box 1')
    bytes.fill(0)
    assert.equal(texts.textOf(Buffer.from('box'), 0, 3), 'box 1')
  })

  it('are their own even where two have one hash', () => {
    const texts = new RecurringTexts((bytes, from, to) => bytes.toString('utf8', from, to))
    // 31 * 'A' + 'a' = 31 * 'B' + 'B'
    for (const text of ['Aa', 'BB', 'Aa']) assert.equal(texts.textOf(Buffer.from(text), 0, 2), text)
  })
})
