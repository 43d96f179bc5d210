import type { Database } from '../db/index.ts'
import type { RunKind } from './run-kind.ts'

/** Hands runs to the workers. */
export interface RunQueue {
  /** The kind of that name, or undefined when this server has none. */
  kindNamed(name: string): RunKind | undefined
  /** Wakes a worker for a run once the transaction is committed; asking twice is harmless. */
  enqueue(transaction: Database, runId: string): Promise<void>
}
