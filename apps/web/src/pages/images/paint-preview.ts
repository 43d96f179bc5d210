import { byStack, type LabelContent, type Point, type Ring, type Size } from '@gesso/core'
import { boundsOf, boxOf, lineOf, pointsOf, ringsOf } from '@gesso/shapes'

const unknownColour = '#888888'

/** How an image of `image` size lies, whole and centred, in a view: `view = image * scale + (x, y)`. */
export function containedIn(view: Size, image: Size): Placed {
  const scale = Math.min(view.width / image.width, view.height / image.height)
  return {
    scale,
    x: (view.width - image.width * scale) / 2,
    y: (view.height - image.height * scale) / 2,
  }
}

/** How an image lies in a view: `view = image * scale + (x, y)`. */
export interface Placed {
  readonly scale: number
  readonly x: number
  readonly y: number
}

/**
 * Draws labels over a picture.
 * @param view CSS pixels
 * @param placed how the picture lies in it
 * @param colours of label classes, by id
 * @param pixelRatio device pixels for one CSS pixel
 * @param outline draws outlines alone, over what `outline` draws first, in CSS pixels of the view
 */
export function paintPreview(
  canvas: HTMLCanvasElement,
  view: Size,
  { scale, x, y }: Placed,
  labels: readonly LabelContent[],
  colours: ReadonlyMap<string, string>,
  pixelRatio: number,
  outline?: (context: CanvasRenderingContext2D) => void,
): void {
  canvas.width = Math.round(view.width * pixelRatio)
  canvas.height = Math.round(view.height * pixelRatio)
  const context = canvas.getContext('2d')
  if (!context) return
  context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0)
  outline?.(context)
  context.setTransform(scale * pixelRatio, 0, 0, scale * pixelRatio, x * pixelRatio, y * pixelRatio)
  context.lineJoin = 'round'
  for (const label of labels.toSorted(byStack)) {
    const colour = (colours.get(label.classId) ?? unknownColour).slice(0, 7)
    const line = lineOf(label)
    const path = line ? pathOfLine(line) : pathOf(label, 2 / scale)
    context.fillStyle = `${colour}40`
    // What is open has no inside.
    if (!line && !outline) context.fill(path, 'evenodd')
    // A dark edge under the bright one is seen on any picture.
    context.strokeStyle = '#00000066'
    context.lineWidth = 2.5 / scale
    context.stroke(path)
    context.strokeStyle = colour
    context.lineWidth = 1.25 / scale
    context.stroke(path)
  }
}

/** @param dot radius of loose points, image pixels */
function pathOf(label: LabelContent, dot: number): Path2D {
  const path = new Path2D()
  const rings = ringsOf(label)
  for (const ring of rings ?? []) addRing(path, ring)
  if (rings) return path
  const points = pointsOf(label)
  for (const [x, y] of points ?? []) {
    path.moveTo(x + dot, y)
    path.arc(x, y, dot, 0, 2 * Math.PI)
  }
  if (points) return path
  const { left, top, right, bottom } = boxOf(label) ?? boundsOf(label)
  path.rect(left, top, right - left, bottom - top)
  return path
}

function addRing(path: Path2D, ring: Ring): void {
  if (ring.length === 0) return
  addLine(path, ring)
  path.closePath()
}

function pathOfLine(line: readonly Point[]): Path2D {
  const path = new Path2D()
  addLine(path, line)
  return path
}

function addLine(path: Path2D, [first, ...rest]: readonly Point[]): void {
  if (!first) return
  path.moveTo(first[0], first[1])
  for (const [x, y] of rest) path.lineTo(x, y)
}
