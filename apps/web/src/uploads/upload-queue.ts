import { batch, cell, type Readable } from '@gesso/editor'
import type { Upload, UploadState, UploadTarget } from './upload.ts'

/** How one file is brought to the server, and what its failure means. */
export interface UploadSteps {
  /**
   * Sends a file and makes an image of it.
   * @param onSent told the part sent, 0 to 1; 1 means that the server is reading it
   */
  bring(file: File, target: UploadTarget, onSent: (part: number) => void, signal: AbortSignal): Promise<void>
  /** Words for the person, and whether it is worth trying again as it is. */
  explain(error: unknown): { readonly message: string; readonly passing: boolean }
  /** Called after each file that became an image, and with `last` when nothing is going on any more. */
  arrived(target: UploadTarget, last: boolean): void
}

/** Files on their way, a few at the same time, wherever the person is in the app. */
export interface UploadQueue {
  readonly uploads: Readable<readonly Upload[]>
  add(files: readonly File[], target: UploadTarget): void
  cancel(upload: Upload): void
  cancelAll(): void
  retry(upload: Upload): void
  /** Tries again what failed on the way, not what was refused for itself. */
  retryPassing(): void
  /** Forgets all that is over. */
  clear(): void
}

/** @param width how many files are sent at the same time */
export function createUploadQueue(steps: UploadSteps, width: number): UploadQueue {
  const uploads = cell<readonly Upload[]>([])
  const under = new Map<Upload, AbortController>()
  let lastId = 0

  function startNext(): void {
    for (const upload of uploads.get()) {
      if (under.size >= width) return
      if (upload.state.get().at === 'waiting') void bring(upload)
    }
  }

  async function bring(upload: Upload): Promise<void> {
    const controller = new AbortController()
    under.set(upload, controller)
    upload.state.set({ at: 'sending', sent: 0 })
    const onSent = (sent: number) => {
      if (!controller.signal.aborted)
        upload.state.set(sent >= 1 ? { at: 'reading' } : { at: 'sending', sent })
    }
    try {
      await steps.bring(upload.file, upload.target, onSent, controller.signal)
      upload.state.set({ at: 'done' })
    } catch (error) {
      upload.state.set(
        controller.signal.aborted ? { at: 'cancelled' } : { at: 'refused', ...steps.explain(error) },
      )
    }
    under.delete(upload)
    startNext()
    if (upload.state.get().at === 'done' || under.size === 0) steps.arrived(upload.target, under.size === 0)
  }

  function cancel(upload: Upload): void {
    under.get(upload)?.abort()
    if (upload.state.get().at === 'waiting') upload.state.set({ at: 'cancelled' })
  }

  function retryWhere(wanted: (upload: Upload) => boolean): void {
    batch(() => {
      for (const upload of uploads.get()) if (wanted(upload)) upload.state.set({ at: 'waiting' })
    })
    startNext()
  }

  return {
    uploads,
    add(files, target) {
      const added = files.map(file => ({
        id: ++lastId,
        file,
        target,
        state: cell<UploadState>({ at: 'waiting' }),
      }))
      uploads.set([...uploads.get(), ...added])
      startNext()
    },
    cancel,
    cancelAll: () => batch(() => uploads.get().toReversed().forEach(cancel)),
    retry: upload => retryWhere(each => each === upload),
    retryPassing: () =>
      retryWhere(({ state }) => {
        const now = state.get()
        return now.at === 'refused' && now.passing
      }),
    clear() {
      uploads.set(uploads.get().filter(({ state }) => isGoing(state.get().at)))
    },
  }
}

function isGoing(at: string): boolean {
  return at === 'waiting' || at === 'sending' || at === 'reading'
}
