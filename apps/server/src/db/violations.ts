import { AppError, type ErrorFacts } from '@gesso/core'
import pg from 'pg'

/** The constraint that a failed statement would have broken, or undefined when it failed for another reason. */
export function violatedConstraint(error: unknown): string | undefined {
  const refused = error instanceof pg.DatabaseError && error.code?.startsWith('23')
  return refused ? error.constraint : undefined
}

/**
 * Waits for a statement, and says in our words when what it writes is there already.
 * @param constraint the unique constraint that guards the name
 * @throws AppError `name_taken` with the facts
 */
export async function refusingTaken<T>(
  constraint: string,
  facts: ErrorFacts & { field: string; name: string },
  statement: Promise<T>,
): Promise<T> {
  try {
    return await statement
  } catch (error) {
    if (violatedConstraint(error) === constraint) throw new AppError('name_taken', facts, { cause: error })
    throw error
  }
}
