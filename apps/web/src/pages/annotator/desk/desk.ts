import type { KeypointSchema, LabelClass } from '@gesso/client'
import {
  type Cell,
  cell,
  createEditor,
  createPictureCache,
  type Editor,
  type PictureCache,
  type Readable,
  type Sync,
} from '@gesso/editor'
import { shapeKits } from '@gesso/shapes/editing'
import { type CommentFocus, noComment } from '../comments/comment-focus.ts'
import { newId } from './new-id.ts'
import type { ShowProblem } from './show-frames.ts'
import { type ImageToShow, type MediaToShow, showImage } from './show-image.ts'
import type { KeptSync } from './sync-of.ts'

/** Whether the image lies on the desk. */
export type Shown =
  | { readonly at: 'opening' }
  | { readonly at: 'shown' }
  | ({ readonly at: 'failed' } & ShowProblem)

/** Everything a person has at hand while labelling: it stays while the images change. */
export interface Desk {
  readonly editor: Editor
  readonly sync: Sync
  readonly survivesReload: boolean
  readonly pictures: PictureCache
  readonly shown: Readable<Shown>
  /** which comment is open, or where one is being written */
  readonly comments: Cell<CommentFocus>
  /** Lays an image on the desk in place of the one before; does nothing when it lies there already. */
  lay(next: ImageToShow): void
  /** Takes an image away, if it still lies there. */
  takeAway(imageId: string): void
  /** Lays the image out anew after a failure, with its links as they are now. */
  retry(next: MediaToShow): void
}

/** A desk without an image on it. */
export function createDesk({ sync, survivesReload }: KeptSync, personId: string): Desk {
  const tools = {
    editor: createEditor({ kits: shapeKits, newId, now: () => new Date().toISOString(), personId }),
    sync,
    pictures: createPictureCache(),
  }
  const shown = cell<Shown>({ at: 'opening' })
  let laid: { readonly what: ImageToShow; readonly end: () => void } | null = null

  function lay(what: ImageToShow): void {
    if (laid?.what.image.id === what.image.id && laid.what.mayEdit === what.mayEdit) return
    laid?.end()
    shown.set({ at: 'opening' })
    const end = showImage(
      tools,
      what,
      () => {
        // A picture that failed before the labels came is still missing.
        if (shown.get().at === 'opening') shown.set({ at: 'shown' })
      },
      problem => shown.set({ at: 'failed', ...problem }),
    )
    laid = { what, end }
  }

  function takeAway(imageId: string): void {
    if (laid?.what.image.id !== imageId) return
    laid.end()
    laid = null
  }

  return {
    ...tools,
    survivesReload,
    shown,
    comments: cell<CommentFocus>(noComment),
    lay,
    takeAway,
    retry(next) {
      if (laid?.what.image.id !== next.image.id) return
      const { mayEdit } = laid.what
      takeAway(next.image.id)
      lay({ ...next, mayEdit, loaded: undefined })
    },
  }
}

/** Lays the label classes of a project out, in the order of their number keys. */
export function setClasses({ editor }: Desk, labelClasses: readonly LabelClass[]): void {
  editor.classes.set(labelClasses.map(({ id, name, color }) => ({ id, name, colour: color })))
}

/** Tells the editor what the points of a project's labels are called and which of them are joined. */
export function setKeypointSchemas({ editor }: Desk, schemas: readonly KeypointSchema[]): void {
  editor.keypointSchemas.set(
    schemas.map(({ id, name, type, keypointClasses, edges, labelClasses }) => ({
      id,
      name,
      type,
      points: keypointClasses,
      edges: edges.map(({ fromId, toId, color }) => ({ from: fromId, to: toId, colour: color })),
      classIds: labelClasses.map(({ labelClassId }) => labelClassId),
    })),
  )
}
