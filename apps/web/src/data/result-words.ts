import type { ResultProblem } from '@gesso/client'
import { momentOf } from '../panels/words.ts'

/** Why the result of a job is not there, and what to do about it. */
export function resultWords({ message, attempts, nextAt }: ResultProblem): { title: string; words: string } {
  const tried = attempts === 1 ? 'once' : `${attempts} times`
  const cause = `Tried ${tried}: ${message}. The labels are safe.`
  return nextAt === null
    ? { title: 'No result', words: `${cause} Mend the cause, then have it written again.` }
    : { title: 'No result yet', words: `${cause} It is tried again ${momentOf(nextAt)}.` }
}
