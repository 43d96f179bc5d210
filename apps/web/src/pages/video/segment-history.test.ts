import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { afterEdit, noHistory, renamedIn, stepIn } from './segment-history.ts'
import type { SegmentContent } from './segment-steps.ts'

const list = (...ids: string[]): SegmentContent[] =>
  ids.map(id => ({ id, startMs: 0, endMs: 1, activityTypeIds: [], predictionId: null }))
const idsOf = (segments: readonly SegmentContent[] | undefined) => segments?.map(({ id }) => id).join('')

describe('the history of segments', () => {
  it('goes back and forth, until something else is done', () => {
    assert.equal(stepIn(noHistory, 'undo', []), undefined)
    const edited = afterEdit(afterEdit(noHistory, list()), list('a'))
    const back = stepIn(edited, 'undo', list('a', 'b'))
    assert.equal(idsOf(back?.list), 'a')
    const forth = stepIn(back?.history ?? noHistory, 'redo', list('a'))
    assert.equal(idsOf(forth?.list), 'ab')
    assert.equal(stepIn(afterEdit(back?.history ?? noHistory, list('a')), 'redo', list('c')), undefined)
  })

  it('knows a segment by the id that the server gave it', () => {
    const renamed = renamedIn(afterEdit(noHistory, list('new', 'b')), 'new', 'a')
    assert.equal(idsOf(stepIn(renamed, 'undo', [])?.list), 'ab')
  })
})
