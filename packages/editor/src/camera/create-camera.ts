import type { Box, Point, Size } from '@gesso/core'
import { cell } from '../reactive/cells.ts'
import type { Camera, View } from './camera.ts'

const largestScale = 64
const marginInView = 24
/** This much of the image stays in view, so that it cannot be lost. */
const leastInView = 40

/** A camera on an image of `imageSize`, looked up whenever it is needed. */
export function createCamera(imageSize: () => Size | null): Camera {
  const view = cell<View>({ x: 0, y: 0, scale: 1 })
  const viewSize = cell<Size>({ width: 0, height: 0 })
  const canvasScale = cell(1)
  let fitted = true

  function look(next: View): void {
    fitted = false
    view.set(keptInView(next, imageSize(), viewSize.get()))
  }

  function zoomTo(scale: number, anchorInView?: Point): void {
    const { width, height } = viewSize.get()
    const anchor = anchorInView ?? [width / 2, height / 2]
    const before = view.get()
    const fit = fittedView(imageSize(), viewSize.get())
    const wanted = Math.min(largestScale, Math.max(Math.min(fit.scale / 4, 1), scale))
    const ratio = wanted / before.scale
    look({
      x: anchor[0] - (anchor[0] - before.x) * ratio,
      y: anchor[1] - (anchor[1] - before.y) * ratio,
      scale: wanted,
    })
  }

  function fit(): void {
    view.set(fittedView(imageSize(), viewSize.get()))
    fitted = true
  }

  function imageFromView([x, y]: Point): Point {
    const at = view.get()
    return [(x - at.x) / at.scale, (y - at.y) / at.scale]
  }

  function visibleBox(): Box {
    const { width, height } = viewSize.get()
    const [left, top] = imageFromView([0, 0])
    const [right, bottom] = imageFromView([width, height])
    return { left, top, right, bottom }
  }

  return {
    view,
    viewSize,
    canvasScale,
    resize(size, scale) {
      const before = viewSize.get()
      viewSize.set(size)
      canvasScale.set(scale)
      const { x, y, scale: imageScale } = view.get()
      if (fitted) fit()
      else
        look({
          x: x + (size.width - before.width) / 2,
          y: y + (size.height - before.height) / 2,
          scale: imageScale,
        })
    },
    imageFromView,
    viewFromImage([x, y]) {
      const at = view.get()
      return [x * at.scale + at.x, y * at.scale + at.y]
    },
    visibleBox,
    panBy(dx, dy) {
      const { x, y, scale } = view.get()
      look({ x: x + dx, y: y + dy, scale })
    },
    zoomBy: (factor, anchorInView) => zoomTo(view.get().scale * factor, anchorInView),
    zoomTo,
    fit,
    reveal(box) {
      if (!isWellSeen(box, visibleBox())) look(viewOnto(box, viewSize.get(), view.get().scale))
    },
  }
}

function fittedView(image: Size | null, view: Size): View {
  if (image === null || view.width === 0 || view.height === 0) return { x: 0, y: 0, scale: 1 }
  const width = Math.max(1, view.width - 2 * marginInView)
  const height = Math.max(1, view.height - 2 * marginInView)
  const scale = Math.min(width / image.width, height / image.height)
  return { x: (view.width - image.width * scale) / 2, y: (view.height - image.height * scale) / 2, scale }
}

function keptInView(view: View, image: Size | null, viewSize: Size): View {
  if (image === null || viewSize.width === 0) return view
  return {
    x: clamp(view.x, leastInView - image.width * view.scale, viewSize.width - leastInView),
    y: clamp(view.y, leastInView - image.height * view.scale, viewSize.height - leastInView),
    scale: view.scale,
  }
}

function clamp(value: number, least: number, most: number): number {
  return least > most ? (least + most) / 2 : Math.min(most, Math.max(least, value))
}

function isWellSeen(box: Box, visible: Box): boolean {
  const inside =
    box.left >= visible.left &&
    box.right <= visible.right &&
    box.top >= visible.top &&
    box.bottom <= visible.bottom
  const width = (box.right - box.left) / (visible.right - visible.left)
  const height = (box.bottom - box.top) / (visible.bottom - visible.top)
  return inside && Math.max(width, height) > 0.02
}

function viewOnto(box: Box, view: Size, scaleNow: number): View {
  const width = Math.max(1, box.right - box.left)
  const height = Math.max(1, box.bottom - box.top)
  const largest = Math.min(view.width / width, view.height / height) / 2
  const scale = Math.min(largestScale, Math.max(Math.min(scaleNow, largest), largest / 8))
  return {
    x: view.width / 2 - ((box.left + box.right) / 2) * scale,
    y: view.height / 2 - ((box.top + box.bottom) / 2) * scale,
    scale,
  }
}
