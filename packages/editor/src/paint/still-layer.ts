import { type Box, boxIntersection, boxUnion, type Size } from '@gesso/core'
import type { Picture } from '../editor.ts'
import { type CanvasView, imageBoxOf } from './frame-of-view.ts'
import { LabelBitmap, type LabelSource } from './label-bitmap.ts'
import type { PaintSurroundings, Surface } from './surface.ts'

/** The bitmap reaches past each side of the view by this share of it, so that a pan finds something there. */
const marginShare = 0.25
const limitBitmapPixels = 24_000_000
/** More places than this at once are repainted as one. */
const limitAreas = 24
/** From this zoom on pixels are shown as squares. */
const squarePixelsFrom = 3

/** The image and the labels at rest. */
export interface StillLayer {
  /** Copies what there is to the visible surface; cheap. */
  show(view: CanvasView, picture: Picture | null, imageSize: Size | null): void
  /** Labels look different in these places of image space; null = everywhere. Repaints them at once. */
  repaint(areas: readonly Box[] | null): void
  /** Paints towards a sharp bitmap for the last view shown. @returns whether there is more to do */
  work(budgetMs: number): boolean
  /** Whether the visible surface shows the last view sharp and whole. */
  isSharp(): boolean
}

/** A still layer on the visible surface. */
export function createStillLayer(
  visible: Surface,
  labels: LabelSource,
  surroundings: PaintSurroundings,
): StillLayer {
  let front: LabelBitmap | null = null
  let back: LabelBitmap | null = null
  let spare: Surface | null = null
  let shown: CanvasView = { x: 0, y: 0, scale: 1 }

  function begin(): LabelBitmap {
    const margin = marginOf(visible)
    const width = visible.width + 2 * margin.width
    const height = visible.height + 2 * margin.height
    const surface = spare ?? surroundings.newSurface(width, height)
    spare = null
    if (surface.width !== width || surface.height !== height) surface.resize(width, height)
    const view = { x: shown.x + margin.width, y: shown.y + margin.height, scale: shown.scale }
    return new LabelBitmap(surface, view, labels)
  }

  function swap(next: LabelBitmap): void {
    spare = front?.surface ?? null
    front = next
    back = null
  }

  function isSharp(): boolean {
    return front?.shows(shown, imageBoxOf(shown, visible)) === true
  }

  function startAgain(): void {
    if (back === null) return
    spare = back.surface
    back = null
  }

  return {
    isSharp,
    show(view, picture, imageSize) {
      shown = view
      const { context } = visible
      context.setTransform(1, 0, 0, 1, 0, 0)
      context.clearRect(0, 0, visible.width, visible.height)
      if (picture !== null && imageSize !== null) paintPicture(picture, imageSize, view, visible)
      if (front !== null) copy(front, view, visible)
    },
    repaint(areas) {
      startAgain()
      if (front === null) return
      if (areas === null) {
        const next = begin()
        next.work(Number.POSITIVE_INFINITY, surroundings.now)
        swap(next)
        return
      }
      const parts = areas.length <= limitAreas ? areas : [areas.reduce(boxUnion)]
      for (const area of parts) front.repaint(area)
    },
    work(budgetMs) {
      if (isSharp() || visible.width === 0) {
        startAgain()
        return false
      }
      // What is half done is finished unless it has become useless: an almost fitting bitmap beats an old one.
      if (back !== null && !isUseful(back, shown, visible)) startAgain()
      back ??= begin()
      if (back.work(budgetMs, surroundings.now)) swap(back)
      return true
    },
  }
}

function paintPicture(picture: Picture, imageSize: Size, view: CanvasView, { context }: Surface): void {
  context.imageSmoothingEnabled = view.scale < squarePixelsFrom
  context.imageSmoothingQuality = 'low'
  const { width, height } = imageSize
  context.drawImage(picture.source, view.x, view.y, width * view.scale, height * view.scale)
}

function copy(bitmap: LabelBitmap, view: CanvasView, visible: Surface): void {
  const ratio = view.scale / bitmap.view.scale
  const x = view.x - bitmap.view.x * ratio
  const y = view.y - bitmap.view.y * ratio
  visible.context.imageSmoothingEnabled = ratio !== 1
  visible.context.drawImage(
    bitmap.surface.source,
    x,
    y,
    bitmap.surface.width * ratio,
    bitmap.surface.height * ratio,
  )
}

function isUseful(bitmap: LabelBitmap, view: CanvasView, visible: Surface): boolean {
  const ratio = view.scale / bitmap.view.scale
  return ratio > 0.5 && ratio < 2 && boxIntersection(bitmap.box, imageBoxOf(view, visible)) !== undefined
}

function marginOf(visible: Surface): Size {
  const fits = visible.width * visible.height * (1 + 2 * marginShare) ** 2 <= limitBitmapPixels
  const share = fits ? marginShare : 0
  return { width: Math.round(visible.width * share), height: Math.round(visible.height * share) }
}
