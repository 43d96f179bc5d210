import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { asVideoCommand, isKeyed, keyTitle, nameOfPress } from './commands.ts'

describe('keys of a video', () => {
  const press = (
    key: string,
    held: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', boolean>> = {},
  ) => nameOfPress({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held })

  it('are named with what is held, where that makes another key of them', () => {
    assert.equal(press('ArrowLeft', { shiftKey: true }), 'Shift+ArrowLeft')
    assert.equal(press('O', { shiftKey: true }), 'Shift+o')
    assert.equal(press('Z', { metaKey: true, shiftKey: true }), 'Ctrl+Shift+z')
    assert.equal(press('?', { shiftKey: true }), '?')
    assert.equal(press('I'), 'i')
    assert.equal(press('s', { altKey: true }), 'Alt+s')
  })

  it('of the annotator go with the page of a video', () => {
    const run = () => {}
    const key = ['mod+shift+Enter', 'alt+s']
    const command = asVideoCommand({ name: 'x', title: 'X', group: 'Job', key, run, enabled: () => false })
    assert.deepEqual(command.keys, ['Ctrl+Shift+Enter', 'Alt+s'])
    assert.deepEqual(
      [command.enabled?.(), isKeyed({ ...command, name: 'x', group: 'Job', key: [], enabled: () => true })],
      [false, false],
    )
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
