import { AppError } from '@gesso/core'
import type { Static, TSchema } from 'typebox'
import { Value } from 'typebox/value'

/** Packs the last row's sort key into an opaque cursor. */
function cursorOf(key: unknown): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

/**
 * The sort key inside a cursor.
 * @param schema what a key of this list looks like
 * @throws AppError `cursor_invalid`
 */
export function keyOfCursor<T extends TSchema>(schema: T, cursor: string | undefined): Static<T> | undefined {
  if (cursor === undefined) return undefined
  const key = parsed(Buffer.from(cursor, 'base64url').toString())
  if (!Value.Check(schema, key)) throw new AppError('cursor_invalid')
  return key
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Cuts a list that was read with one row too many into a page's items and its next cursor. */
export function pageFrom<T>(
  rows: T[],
  limit: number,
  keyOf: (row: T) => unknown,
): { items: T[]; next: string | null } {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last !== undefined ? cursorOf(keyOf(last)) : null }
}
