import type { Landmark, Point } from '@gesso/core'
import type { Brush } from '@gesso/editor'
import { tracePath } from '../polygon/paint.ts'
import type { LandmarkGeometry } from './shape.ts'

const dotRadiusInView = 3.5
/** Longer numbers are not painted: nobody could read them beside each other. */
const limitDigits = 5
const digitWidth = 4
const digitHeight = 7
const digitStep = 6.5
const besideDot = 5

/** How far past the points the numbers reach, in CSS pixels. */
export const landmarkReach = besideDot + limitDigits * digitStep + 4

/** Dots, filled where in sight and hollow where hidden, each with its number beside it. */
export function paintLandmark({ points }: LandmarkGeometry, brush: Brush): void {
  paintLandmarks(points, brush)
}

/** The same for points that are no label yet. */
export function paintLandmarks(points: readonly Landmark[], brush: Brush): void {
  const { context, look, unit } = brush
  const radius = (look.emphasis === 'none' ? dotRadiusInView : dotRadiusInView + 1) * unit
  for (const { x, y, visible } of points) {
    context.beginPath()
    context.arc(x, y, radius, 0, 2 * Math.PI)
    context.fillStyle = visible === false ? '#ffffff' : look.line
    context.fill()
    context.lineWidth = 1.5 * unit
    context.strokeStyle = visible === false ? look.line : '#ffffff'
    context.stroke()
  }
  context.beginPath()
  for (const point of points) traceNumber(point, brush)
  // Bright strokes in a dark rim are read on any picture.
  context.lineCap = 'round'
  context.lineWidth = 4 * unit
  context.strokeStyle = 'rgba(0, 0, 0, 0.65)'
  context.stroke()
  context.lineWidth = 1.5 * unit
  context.strokeStyle = '#ffffff'
  context.stroke()
  context.lineCap = 'butt'
}

/**
 * The strokes of each digit between the corners of a box one wide and two high. Drawn, not written: text of a fraction
 * of a pixel, which it is in a far zoom, is set with gaps and overlaps.
 */
const strokes: Readonly<Record<string, readonly (readonly Point[])[]>> = {
  '-': [
    [
      [0, 1],
      [1, 1],
    ],
  ],
  '0': [
    [
      [0, 0],
      [1, 0],
      [1, 2],
      [0, 2],
      [0, 0],
    ],
  ],
  '1': [
    [
      [0.2, 0.4],
      [0.6, 0],
      [0.6, 2],
    ],
  ],
  '2': [
    [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
      [0, 2],
      [1, 2],
    ],
  ],
  '3': [
    [
      [0, 0],
      [1, 0],
      [1, 2],
      [0, 2],
    ],
    [
      [0.2, 1],
      [1, 1],
    ],
  ],
  '4': [
    [
      [0, 0],
      [0, 1],
      [1, 1],
    ],
    [
      [1, 0],
      [1, 2],
    ],
  ],
  '5': [
    [
      [1, 0],
      [0, 0],
      [0, 1],
      [1, 1],
      [1, 2],
      [0, 2],
    ],
  ],
  '6': [
    [
      [1, 0],
      [0, 0],
      [0, 2],
      [1, 2],
      [1, 1],
      [0, 1],
    ],
  ],
  '7': [
    [
      [0, 0],
      [1, 0],
      [0.4, 2],
    ],
  ],
  '8': [
    [
      [0, 0],
      [1, 0],
      [1, 2],
      [0, 2],
      [0, 0],
    ],
    [
      [0, 1],
      [1, 1],
    ],
  ],
  '9': [
    [
      [1, 1],
      [0, 1],
      [0, 0],
      [1, 0],
      [1, 2],
      [0, 2],
    ],
  ],
}

function traceNumber({ x, y, number }: Landmark, { context, unit }: Brush): void {
  const digits = String(number)
  if (digits.length > limitDigits) return
  const top = y - (besideDot + digitHeight) * unit
  for (const [place, digit] of [...digits].entries()) {
    const left = x + (besideDot + place * digitStep) * unit
    for (const stroke of strokes[digit] ?? []) {
      const line = stroke.map(
        ([dx, dy]): Point => [left + dx * digitWidth * unit, top + (dy / 2) * digitHeight * unit],
      )
      tracePath(line, context)
    }
  }
}
