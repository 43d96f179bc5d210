import type { Image, LabelClass } from '@gesso/client'
import { createEditor, createPictureCache, type Editor, type PictureCache, type Sync } from '@gesso/editor'
import { shapeKits } from '@gesso/shapes/editing'
import { newId } from './new-id.ts'
import type { KeptSync } from './sync-of.ts'

/** Everything a person has at hand while labelling: it stays while the images change. */
export interface Desk {
  readonly editor: Editor
  readonly sync: Sync
  readonly survivesReload: boolean
  readonly pictures: PictureCache
}

/** A desk without an image on it. */
export function createDesk({ sync, survivesReload }: KeptSync, personId: string): Desk {
  const editor = createEditor({
    kits: shapeKits,
    newId,
    now: () => new Date().toISOString(),
    personId,
  })
  return { editor, sync, survivesReload, pictures: createPictureCache() }
}

/** Lays the label classes of a project out, in the order of their number keys. */
export function setClasses({ editor }: Desk, labelClasses: readonly LabelClass[]): void {
  editor.classes.set(labelClasses.map(({ id, name, color }) => ({ id, name, colour: color })))
}

/** Where an image of the API stands in the editor. */
export function openImageOf({ id, width, height }: Image) {
  return { id, size: { width, height } }
}
