import type { RunRow } from '../../../runs/index.ts'

/** The words of this API for where a run stands. */
export const statusOfState = {
  queued: 'INIT',
  running: 'PROCESSING',
  done: 'DONE',
  failed: 'FAILED',
  cancelled: 'CANCELED',
} as const satisfies Record<RunRow['state'], string>
