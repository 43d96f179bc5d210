import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { cell, type SyncState } from '@gesso/editor'
import { allSaved, UnsavedError } from './all-saved.ts'

describe('being done with a job', () => {
  it('waits until the server has every edit', async () => {
    const state = cell<SyncState>({ at: 'saving', waiting: 2 })
    let done = false
    const saved = allSaved(state).then(() => {
      done = true
    })
    state.set({ at: 'saving', waiting: 1 })
    await Promise.resolve()
    assert.equal(done, false)
    state.set({ at: 'saved' })
    await saved
    assert.equal(done, true)
  })

  it('is refused while edits cannot be saved', async () => {
    await assert.rejects(allSaved(cell<SyncState>({ at: 'offline', waiting: 1 })), UnsavedError)
    const state = cell<SyncState>({ at: 'saving', waiting: 1 })
    const saved = allSaved(state)
    state.set({ at: 'refused', waiting: 0, refused: 1 })
    await assert.rejects(saved, /Decide on them/)
  })
})
