import { AppError, type ErrorCode } from '@gesso/core'
import type { RunControl } from '../../run-kind.ts'

/** Why an object became no image, so that those of one reason are counted together. */
const reasons: Partial<Readonly<Record<ErrorCode, string>>> = {
  name_taken: 'The dataset has something of that name already; it stays as it is',
  picture_unreadable: 'Cannot be read as a picture',
  picture_too_large: 'Has more pixels than this server accepts',
  file_empty: 'Is empty',
  file_too_large: 'Is larger than this server accepts',
  invalid_input: 'Its name cannot be that of a file',
  bucket_failed: 'The bucket did not give it',
}

/** A bucket that fails so often in a row is not tried any longer. */
const failuresInARow = 10

/** Counts what becomes of objects, and tells the run. */
export interface Tally {
  imported(): void
  skipped(reason: string, key: string): void
  /** Notes what an object was refused for. @throws the error when it is about more than this one object */
  refused(error: unknown, key: string): void
  result(): Readonly<Record<string, number>>
}

/** @param total of objects */
export function createTally(control: RunControl, total: number): Tally {
  const counts = { imported: 0, skipped: 0, refused: 0 }
  let failures = 0
  const count = (what: keyof typeof counts) => {
    counts[what] += 1
    control.progress(counts.imported + counts.skipped + counts.refused, total)
  }
  return {
    imported() {
      failures = 0
      count('imported')
    },
    skipped(reason, key) {
      control.warn(reason, [key])
      count('skipped')
    },
    refused(error, key) {
      if (!(error instanceof AppError) || error.status >= 500) throw error
      failures = error.code === 'bucket_failed' ? failures + 1 : 0
      if (failures >= failuresInARow) throw error
      const missing = error.code === 'not_found' && error.facts['what'] === 'object'
      const reason = missing ? 'Is not in the bucket' : reasons[error.code]
      // Whatever else is wrong is wrong with the dataset, the bucket or the rights.
      if (reason === undefined) throw error
      control.warn(reason, [key])
      count(error.code === 'name_taken' ? 'skipped' : 'refused')
    },
    result: () => ({ ...counts }),
  }
}
