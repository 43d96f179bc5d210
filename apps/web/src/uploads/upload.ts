import type { Cell } from '@gesso/editor'

/** What a file is on its way to: one dataset of one project. */
export interface UploadTarget {
  readonly projectId: string
  readonly datasetId: string
  /** what the project holds, and the file becomes one of */
  readonly holds: 'images' | 'videos'
}

/** One file on its way to become an image. */
export interface Upload {
  readonly id: number
  readonly file: File
  readonly target: UploadTarget
  readonly state: Cell<UploadState>
}

/** Where a file is. */
export type UploadState =
  | { readonly at: 'waiting' }
  /** `sent` from 0 to 1 */
  | { readonly at: 'sending'; readonly sent: number }
  /** all bytes are there, the server looks at the picture */
  | { readonly at: 'reading' }
  | { readonly at: 'done' }
  /** `passing`: the way to the server failed, not the file; tried again by itself when the way is back */
  | { readonly at: 'refused'; readonly message: string; readonly passing: boolean }
  | { readonly at: 'cancelled' }

/** How many files are where. */
export interface UploadCounts {
  readonly all: number
  /** waiting, sending or being read */
  readonly going: number
  readonly done: number
  readonly refused: number
  readonly cancelled: number
  /** of everything that was not cancelled, from 0 to 1 */
  readonly progress: number
}

/** Counts uploads by their states. */
export function countUploads(states: readonly UploadState[]): UploadCounts {
  const counts = { waiting: 0, sending: 0, reading: 0, done: 0, refused: 0, cancelled: 0 }
  let part = 0
  for (const state of states) {
    counts[state.at]++
    if (state.at === 'sending') part += state.sent * 0.9
    if (state.at === 'reading') part += 0.9
  }
  const { done, refused, cancelled } = counts
  const wanted = states.length - cancelled
  return {
    all: states.length,
    going: counts.waiting + counts.sending + counts.reading,
    done,
    refused,
    cancelled,
    progress: wanted === 0 ? 1 : (part + done + refused) / wanted,
  }
}
