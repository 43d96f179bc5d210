import type { Box, Size } from '@gesso/core'
import type { View } from '../camera/camera.ts'

/** A view in device pixels: `canvas = image * scale + (x, y)`, with `x` and `y` whole so that copies stay sharp. */
export interface CanvasView {
  readonly x: number
  readonly y: number
  readonly scale: number
}

/** The view on a canvas of `canvasScale` device pixels for one CSS pixel. */
export function canvasViewOf(view: View, canvasScale: number): CanvasView {
  return {
    x: Math.round(view.x * canvasScale),
    y: Math.round(view.y * canvasScale),
    scale: view.scale * canvasScale,
  }
}

/** What a canvas of that size shows of image space. */
export function imageBoxOf(view: CanvasView, size: Size): Box {
  return {
    left: -view.x / view.scale,
    top: -view.y / view.scale,
    right: (size.width - view.x) / view.scale,
    bottom: (size.height - view.y) / view.scale,
  }
}

/** The smallest box of whole canvas pixels around a box of image space, grown by `margin` pixels. */
export function canvasBoxOf(box: Box, view: CanvasView, margin: number): Box {
  return {
    left: Math.floor(box.left * view.scale + view.x) - margin,
    top: Math.floor(box.top * view.scale + view.y) - margin,
    right: Math.ceil(box.right * view.scale + view.x) + margin,
    bottom: Math.ceil(box.bottom * view.scale + view.y) + margin,
  }
}
