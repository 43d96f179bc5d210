import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Comment } from '@gesso/client'
import { isOpen, nextOpen, threadsOf } from './threads.ts'

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

  it('are gone through in turn, the open ones alone', () => {
    assert.equal(nextOpen(threads, null)?.head.id, 'a')
    assert.equal(nextOpen(threads, 'a')?.head.id, 'c')
    assert.equal(nextOpen(threads, 'c')?.head.id, 'a')
    assert.equal(nextOpen([], null), undefined)
  })
})
