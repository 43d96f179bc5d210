import { type Box, boxCovers, boxIntersection, byStack, type Label, type Size } from '@gesso/core'
import { type CanvasView, canvasBoxOf, imageBoxOf } from './frame-of-view.ts'
import type { Surface } from './surface.ts'

/** Outlines reach this far past a label's bounds, in device pixels. */
const outlineReach = 9
/** Canvases note what is painted and carry it out later; it is asked for after so many milliseconds' worth. */
const settleEveryMs = 1.5
const fewestLabels = 8
const mostLabels = 2000

/** Where a bitmap gets its labels and how it paints one. */
export interface LabelSource {
  /** labels that meet a box of image space and are to be painted, in no order */
  meeting(box: Box): readonly Label[]
  paint(label: Label, surface: Surface, view: CanvasView): void
  /** how far past its bounds any of them is painted, in device pixels, where that is more than an outline */
  reach?(): number
}

/** All labels painted for one view, with a margin around it: painted in slices, then copied as often as one likes. */
export class LabelBitmap {
  readonly box: Box
  private readonly waiting: readonly Label[]
  private painted = 0
  private labelsAtOnce = 32

  constructor(
    readonly surface: Surface,
    readonly view: CanvasView,
    private readonly labels: LabelSource,
  ) {
    this.box = imageBoxOf(view, surface)
    this.waiting = [...labels.meeting(this.box)].sort(byStack)
    surface.context.setTransform(1, 0, 0, 1, 0, 0)
    surface.context.clearRect(0, 0, surface.width, surface.height)
  }

  /** Paints for at most `budgetMs`, by the clock `now`. @returns whether everything is painted */
  work(budgetMs: number, now: () => number): boolean {
    const end = now() + budgetMs
    this.toImageSpace()
    let before = now()
    while (this.painted < this.waiting.length) {
      const count = Math.min(this.labelsAtOnce, this.waiting.length - this.painted)
      for (const label of this.waiting.slice(this.painted, this.painted + count)) {
        this.labels.paint(label, this.surface, this.view)
      }
      this.painted += count
      this.surface.settle()
      const after = now()
      this.labelsAtOnce = suitedCount(count, after - before)
      // The next handful must fit too.
      if (after + settleEveryMs > end) break
      before = after
    }
    return this.painted === this.waiting.length
  }

  /** Paints the part anew that shows `area` of image space. @returns the part in canvas pixels, if it is on it */
  repaint(area: Box): Box | undefined {
    const whole = { left: 0, top: 0, right: this.surface.width, bottom: this.surface.height }
    const reach = Math.max(outlineReach, this.labels.reach?.() ?? 0)
    const part = boxIntersection(canvasBoxOf(area, this.view, reach), whole)
    if (part === undefined) return undefined
    const { context } = this.surface
    const width = part.right - part.left
    const height = part.bottom - part.top
    context.save()
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.beginPath()
    context.rect(part.left, part.top, width, height)
    context.clip()
    context.clearRect(part.left, part.top, width, height)
    this.toImageSpace()
    // Labels beside the part reach into it with their outlines.
    const { scale, x, y } = this.view
    const inImage = imageBoxOf(
      { scale, x: x - part.left + reach, y: y - part.top + reach },
      grown(part, reach),
    )
    for (const label of [...this.labels.meeting(inImage)].sort(byStack)) {
      this.labels.paint(label, this.surface, this.view)
    }
    context.restore()
    return part
  }

  /** Whether it can be copied to show `visible` at `view` without loss. */
  shows(view: CanvasView, visible: Box): boolean {
    return view.scale === this.view.scale && boxCovers(this.box, visible)
  }

  private toImageSpace(): void {
    const { x, y, scale } = this.view
    this.surface.context.setTransform(scale, 0, 0, scale, x, y)
  }
}

function suitedCount(count: number, tookMs: number): number {
  const suited = tookMs <= 0 ? count * 2 : Math.min(count * 2, (count * settleEveryMs) / tookMs)
  return Math.round(Math.min(mostLabels, Math.max(fewestLabels, suited)))
}

function grown(part: Box, reach: number): Size {
  return {
    width: part.right - part.left + 2 * reach,
    height: part.bottom - part.top + 2 * reach,
  }
}
