import type { Box, Point } from '@gesso/core'

/** A handle of a box by the sides it moves, as on a compass. */
export type BoxHandle = 'nw' | 'n' | 'ne' | 'e' | 'se' | 's' | 'sw' | 'w'

/** All eight, the corners last, so that they win where a small box lets handles overlap. */
export const boxHandles = ['n', 'e', 's', 'w', 'nw', 'ne', 'se', 'sw'] as const satisfies readonly BoxHandle[]

/** How a resize is read while keys are held. */
export interface ResizeOptions {
  readonly keepRatio: boolean
  /** the middle stays instead of the opposite side */
  readonly centred: boolean
}

/** Where a handle stands. */
export function handlePoint(box: Box, handle: BoxHandle): Point {
  const x = handle.includes('w') ? box.left : handle.includes('e') ? box.right : (box.left + box.right) / 2
  const y = handle.includes('n') ? box.top : handle.includes('s') ? box.bottom : (box.top + box.bottom) / 2
  return [x, y]
}

/** The CSS cursor over a handle. */
export function handleCursor(handle: BoxHandle): string {
  return `${handle}-resize`
}

/** `box` with one of its handles put at `to`; never inverted, at least one pixel wide and high. */
export function resizedBox(box: Box, handle: BoxHandle, to: Point, options: ResizeOptions): Box {
  const movesX = handle.includes('w') ? -1 : handle.includes('e') ? 1 : 0
  const movesY = handle.includes('n') ? -1 : handle.includes('s') ? 1 : 0
  const width = box.right - box.left
  const height = box.bottom - box.top
  const share = options.centred ? 2 : 1
  const anchorX =
    options.centred || movesX === 0 ? (box.left + box.right) / 2 : movesX > 0 ? box.left : box.right
  const anchorY =
    options.centred || movesY === 0 ? (box.top + box.bottom) / 2 : movesY > 0 ? box.top : box.bottom
  let nextWidth = movesX === 0 ? width : Math.max(1, (to[0] - anchorX) * movesX * share)
  let nextHeight = movesY === 0 ? height : Math.max(1, (to[1] - anchorY) * movesY * share)
  if (options.keepRatio) {
    const scale =
      movesX === 0
        ? nextHeight / height
        : movesY === 0
          ? nextWidth / width
          : Math.max(nextWidth / width, nextHeight / height)
    nextWidth = width * scale
    nextHeight = height * scale
  }
  const [left, right] = spread(anchorX, nextWidth, options.centred ? 0 : movesX)
  const [top, bottom] = spread(anchorY, nextHeight, options.centred ? 0 : movesY)
  return { left, top, right, bottom }
}

function spread(anchor: number, length: number, direction: number): readonly [number, number] {
  if (direction > 0) return [anchor, anchor + length]
  if (direction < 0) return [anchor - length, anchor]
  return [anchor - length / 2, anchor + length / 2]
}
