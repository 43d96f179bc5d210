import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { keyTitle, nameOfPress } from './commands.ts'

describe('keys of a video', () => {
  const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey', boolean>> = {}) =>
    nameOfPress({ key, ctrlKey: false, metaKey: false, shiftKey: false, ...held })

  it('are named with what is held, where that makes another key of them', () => {
    assert.equal(press('ArrowLeft', { shiftKey: true }), 'Shift+ArrowLeft')
    assert.equal(press('O', { shiftKey: true }), 'Shift+o')
    assert.equal(press('Z', { metaKey: true, shiftKey: true }), 'Ctrl+Shift+z')
    assert.equal(press('?', { shiftKey: true }), '?')
    assert.equal(press('I'), 'i')
  })

  it('are read as on the keyboard', () => {
    assert.deepEqual([' ', 'Shift+ArrowLeft', 'Ctrl+Shift+z', '+', 'i'].map(keyTitle), [
      'Space',
      'Shift + ←',
      'Ctrl + Shift + Z',
      '+',
      'I',
    ])
  })
})
