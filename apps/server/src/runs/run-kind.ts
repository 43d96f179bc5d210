import type { Capability } from '@gesso/core'
import type { Context } from '../context.ts'
import type { Database } from '../db/index.ts'
import type { Actor } from '../resources/access/index.ts'

/** What a run was asked to do. */
export interface ActiveRun<Input> {
  readonly id: string
  readonly projectId: string
  readonly input: Input
  /** id of the person or API key; null when nobody did */
  readonly startedBy: string | null
}

/** How a run hears that it shall stop, and says how far it is. */
export interface RunControl {
  /** given when it is cancelled or the server stops; the kind then throws */
  readonly signal: AbortSignal
  /** @param total undefined when it is not known */
  progress(done: number, total?: number): void
  /**
   * Tells what was left out or written differently; equal messages are counted together, with their first examples.
   * @param count how often, where there are more than examples
   */
  warn(message: string, examples: readonly string[], count?: number): void
}

/** What came of a run. */
export interface RunOutcome {
  /** kept with the run, as JSON */
  readonly result: Readonly<Record<string, unknown>>
  /** does what must hold exactly when the run counts as done, in the transaction that says so */
  settle?(transaction: Database): Promise<void>
}

/** A kind of background execution. It uses the same use cases as HTTP does, and may be begun again after a crash. */
export interface RunKind<Input = unknown> {
  /** the word stored with a run, e.g. `export` */
  readonly name: string
  /** what one must be allowed to do to start one, and to have what it made */
  readonly capability: Capability
  /**
   * What it is asked to do, out of untrusted JSON.
   * @throws AppError
   */
  parse(input: unknown): Input
  /**
   * Refuses what cannot be done as things stand, before anything is written; left out where all that parses can be tried.
   * @throws AppError
   */
  admit?(
    context: Context,
    actor: Actor,
    run: { readonly projectId: string; readonly input: Input },
  ): Promise<void>
  /** Does it. @throws AppError whose message is shown with the run */
  run(context: Context, run: ActiveRun<Input>, control: RunControl): Promise<RunOutcome>
}
