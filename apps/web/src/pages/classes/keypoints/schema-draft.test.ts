import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  draftOf,
  emptyDraft,
  fieldsOf,
  problemOf,
  withEdgeToggled,
  withoutPoint,
  withPoint,
  withPointChanged,
  withPointMoved,
} from './schema-draft.ts'
import { templates } from './templates.ts'

const three = ['a', 'b', 'c'].reduce((draft, id, index) => withPoint(draft, id, 10 * index, 120), {
  ...emptyDraft,
  name: 'Arm',
})

describe('the draft of a keypoint schema', () => {
  it('says what keeps it from being saved', () => {
    assert.match(problemOf(emptyDraft) ?? '', /name/)
    assert.match(problemOf({ ...emptyDraft, name: 'Arm' }) ?? '', /first point/)
    assert.match(problemOf(withPointChanged(three, 'b', { name: ' ' })) ?? '', /Point 2 has no name/)
    assert.match(problemOf(withPointChanged(three, 'b', { name: 'Point 1 ' })) ?? '', /Two points.*Point 1/)
    assert.equal(problemOf(three), undefined)
  })

  it('names new points so that none is named twice, and keeps them on the board', () => {
    const fewer = withPoint(withoutPoint(three, 'a'), 'd', -5, 33.333)
    assert.deepEqual(
      fewer.points.map(({ name, x, y }) => [name, x, y]),
      [
        ['Point 2', 10, 100],
        ['Point 3', 20, 100],
        ['Point 4', 0, 33.3],
      ],
    )
  })

  it('joins two points once, takes the edge away again, and with a point its edges', () => {
    const joined = withEdgeToggled(withEdgeToggled(three, 'a', 'b'), 'b', 'c')
    assert.deepEqual(withEdgeToggled(joined, 'b', 'a').edges, [{ fromId: 'b', toId: 'c', color: null }])
    assert.equal(withEdgeToggled(joined, 'a', 'a'), joined)
    assert.deepEqual(withoutPoint(joined, 'b').edges, [])
  })

  it('sends points in their order', () => {
    const moved = withPointMoved(withPointMoved(three, 'c', -1), 'a', -1)
    assert.deepEqual(
      fieldsOf(moved).keypointClasses?.map(({ id, norder }) => [id, norder]),
      [
        ['a', 0],
        ['c', 1],
        ['b', 2],
      ],
    )
  })

  it('lays points around a circle that were never laid out', () => {
    const nowhere = { description: null, editorX: null, editorY: null }
    const made = { createdAt: '', createdBy: null, updatedAt: '', updatedBy: null }
    const point = (id: string, norder: number) => ({
      id,
      name: id,
      minPoints: 0,
      maxPoints: 1,
      norder,
      ...nowhere,
      ...made,
    })
    const { points } = draftOf({
      ...made,
      id: 's',
      projectId: 'p',
      name: 'Pair',
      description: null,
      type: 'points',
      norder: 0,
      templateId: null,
      keypointClasses: [point('a', 0), point('b', 1)],
      edges: [],
      labelClasses: [],
    })
    assert.deepEqual(
      points.map(({ x, y }) => [x, y]),
      [
        [50, 10],
        [50, 90],
      ],
    )
  })
})

describe('templates', () => {
  it('have the points that their titles promise, each named once, and edges between them', () => {
    for (const { title, make } of templates) {
      let made = 0
      const draft = make(() => `id-${++made}`)
      assert.equal(problemOf(draft), undefined, title)
      assert.ok(title.includes(`${draft.points.length} points`), title)
      const pairs = draft.edges.map(({ fromId, toId }) => [fromId, toId].sort().join())
      assert.equal(new Set(pairs).size, pairs.length)
      const joined = draft.edges.flatMap(({ fromId, toId }) => [fromId, toId])
      assert.ok(joined.every(id => draft.points.some(point => point.id === id)))
      assert.ok(draft.edges.length === 0 || draft.points.every(({ id }) => joined.includes(id)))
    }
  })
})
