/** Hands a run to a worker. The run's row is written in the caller's transaction or before; the queue holds only its id. */
export interface RunQueue {
  /** Wakes a worker for the run; asking twice is harmless. */
  enqueue(runId: string): Promise<void>
}
