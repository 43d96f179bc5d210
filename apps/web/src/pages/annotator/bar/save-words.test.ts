import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { saveWords } from './save-words.ts'

describe('what the screen says about the work', () => {
  it('is one state in words', () => {
    const said = (state: Parameters<typeof saveWords>[0]) => saveWords(state, true).text
    assert.deepEqual(
      [
        said({ at: 'saved' }),
        said({ at: 'saving', waiting: 3 }),
        said({ at: 'offline', waiting: 0 }),
        said({ at: 'offline', waiting: 1 }),
        said({ at: 'signed-out', waiting: 2 }),
        said({ at: 'refused', waiting: 0, refused: 2 }),
      ],
      [
        'Saved',
        'Saving 3',
        'Offline',
        'Offline, 1 edit kept here',
        'Signed out: sign in again',
        '2 edits refused',
      ],
    )
  })

  it('warns where closing the tab would lose edits', () => {
    assert.match(saveWords({ at: 'offline', waiting: 1 }, false).explanation, /keep this tab open/)
    assert.doesNotMatch(saveWords({ at: 'offline', waiting: 1 }, true).explanation, /keep this tab open/)
  })
})
