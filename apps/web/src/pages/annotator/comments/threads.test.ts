import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Comment } from '@gesso/client'
import { framesWithOpen, isOpen, isPlacedOn, nextOpen, threadsOf } from './threads.ts'

const comment = (id: string, other: Partial<Comment> = {}): Comment => ({
  id,
  mediaId: 'media',
  threadId: null,
  authorId: null,
  authorName: 'Ann',
  body: id,
  x: 1,
  y: 1,
  frame: null,
  createdAt: '2026-11-22T00:00:00Z',
  resolvedAt: null,
  resolvedBy: null,
  ...other,
})

describe('threads of comments', () => {
  const threads = threadsOf([
    comment('a'),
    comment('b', { resolvedAt: '2026-11-22T01:00:00Z' }),
    comment('to a', { threadId: 'a' }),
    comment('c'),
  ])

  it('keep answers with what they answer, and number in order', () => {
    assert.deepEqual(
      threads.map(({ head, answers, number }) => [number, head.id, ...answers.map(({ id }) => id)]),
      [
        [1, 'a', 'to a'],
        [2, 'b'],
        [3, 'c'],
      ],
    )
    assert.deepEqual(threads.map(isOpen), [true, false, true])
  })

  it('of a video lie on their frame, those without one on every frame, and those without a place on none', () => {
    const [third, every, whole] = threadsOf([
      comment('third', { frame: 2 }),
      comment('every'),
      comment('whole', { x: null, y: null, frame: 2 }),
    ])
    assert(third && every && whole)
    const places = [third, every, whole].map(thread => [1, 2].filter(frame => isPlacedOn(thread, frame)))
    assert.deepEqual(places, [[2], [1, 2], []])
    assert.equal(isPlacedOn(every, null), true)
  })

  it('mark the frames of a video that have open ones, each once', () => {
    const on = (id: string, frame: number | null, resolvedAt: string | null = null) =>
      comment(id, { frame, resolvedAt })
    const all = threadsOf([
      on('a', 12),
      on('b', 3),
      on('c', 12),
      on('d', null),
      on('e', 5, '2026-11-22T01:00:00Z'),
    ])
    assert.deepEqual(framesWithOpen(all), [3, 12])
  })

  it('are gone through in turn, the open ones alone', () => {
    assert.equal(nextOpen(threads, null)?.head.id, 'a')
    assert.equal(nextOpen(threads, 'a')?.head.id, 'c')
    assert.equal(nextOpen(threads, 'c')?.head.id, 'a')
    assert.equal(nextOpen([], null), undefined)
  })
})
