import type { AppliedChange, ChangeRequest, Conflict, Label } from '@gesso/core'
import type { Editor, OpenImage } from '../editor.ts'
import type { Readable } from '../reactive/cells.ts'

/** An image's labels as the server knows them. */
export interface LoadedLabels {
  readonly revision: number
  readonly labels: readonly Label[]
}

/** The answer to a change. `conflicts` are the parts that were not applied. */
export interface SendReply {
  readonly revision: number
  readonly change: AppliedChange
  readonly conflicts: readonly Conflict[]
}

/** The way to the server; what goes wrong is a `TransportError`. */
export interface Transport {
  load(imageId: string, signal: AbortSignal): Promise<LoadedLabels>
  /** Sends one change; sending the same id again must be harmless. */
  send(imageId: string, request: ChangeRequest, signal: AbortSignal): Promise<SendReply>
  /**
   * Tells of every change after `afterRevision`, in order, until stopped; reconnects by itself.
   * @returns stop
   */
  follow(imageId: string, afterRevision: number, onChange: (change: AppliedChange) => void): () => void
}

/** Why the server could not be asked, or what it said. */
export type TransportProblem =
  /** no answer: no network, the server is down, it answered 408, 429 or 5xx; worth trying again */
  | 'unreachable'
  /** 401 */
  | 'signed-out'
  /** any other 4xx: the same request will be refused again */
  | 'refused'

/** The one error a `Transport` throws. */
export class TransportError extends Error {
  constructor(
    readonly problem: TransportProblem,
    message: string,
    /** what the server asks to wait, in milliseconds */
    readonly retryAfterMs?: number,
  ) {
    super(message)
    this.name = 'TransportError'
  }
}

/** What the screen says about the work: `waiting` counts the changes that the server has not acknowledged. */
export type SyncState =
  | { readonly at: 'saved' }
  | { readonly at: 'saving'; readonly waiting: number }
  | { readonly at: 'offline'; readonly waiting: number }
  | { readonly at: 'signed-out'; readonly waiting: number }
  | { readonly at: 'refused'; readonly waiting: number; readonly refused: number }

/** A change that the server refused, kept until a person decides. */
export interface RefusedChange {
  readonly id: string
  readonly imageId: string
  /** what the server said */
  readonly message: string
  readonly request: ChangeRequest
}

/** A conflict on screen. */
export interface ShownConflict extends Conflict {
  readonly imageId: string
  /** whose edit stands; null when unknown */
  readonly theirName: string | null
}

/** Someone else's change, just painted. */
export interface RemoteChange {
  readonly imageId: string
  readonly authorName: string
  readonly change: AppliedChange
}

/** Keeps one person's edits until the server has them, on every image and in every tab. */
export interface Sync {
  readonly state: Readable<SyncState>
  /** Changes the server refused, oldest first. */
  readonly refused: Readable<readonly RefusedChange[]>
  /** Lost races, newest first. */
  readonly conflicts: Readable<readonly ShownConflict[]>
  /**
   * Shows an image in the editor: the server's labels with what is still waiting on top, others' changes live.
   * @param loaded labels fetched before, e.g. while the person was on the image before
   * @throws TransportError when the labels cannot be loaded
   */
  open(editor: Editor, image: OpenImage, loaded?: LoadedLabels): Promise<SyncSession>
  /** Tries at once, e.g. after signing in or when the network is back. */
  resume(): void
  /** Resolves when every edit so far is on disk. */
  written(): Promise<void>
  /** Gives a refused change up; the document goes back to what the server has. */
  discard(refusedId: string): Promise<void>
  /** Sends a refused change again. */
  retry(refusedId: string): Promise<void>
  /** Makes what you wanted the newest edit, on top of theirs. */
  putMineBack(conflict: ShownConflict): void
  dismiss(conflict: ShownConflict): void
  onRemote(listener: (remote: RemoteChange) => void): () => void
  /** Stops sending and listening; what waits stays on disk. */
  close(): void
}

/** One image open in one editor. */
export interface SyncSession {
  readonly imageId: string
  close(): void
}
