import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Command } from '@gesso/editor'
import { matchingCommands } from './matching-commands.ts'

const command = (title: string, enabled = true): Command => ({
  name: title,
  title,
  group: 'View',
  key: [],
  run() {},
  enabled: () => enabled,
})

describe('the command palette', () => {
  const commands = [command('Undo', false), command('Zoom in'), command('Zoom out'), command('Fit to view')]
  const found = (typed: string) => matchingCommands(commands, typed).map(({ title }) => title)

  it('finds words in any order and case, and by the group', () => {
    assert.deepEqual(found('OUT zoom'), ['Zoom out'])
    assert.deepEqual(found('view fit'), ['Fit to view'])
    assert.deepEqual(found('nothing'), [])
  })

  it('shows what cannot run now last', () => {
    assert.deepEqual(found(''), ['Zoom in', 'Zoom out', 'Fit to view', 'Undo'])
  })
})
