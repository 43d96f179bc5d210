import { boxFromDrag, type Point, type Size } from '@gesso/core'
import { type Editor, type HeldKeys, type ShapeKit, type ToolBrush, toolOf } from '@gesso/editor'
import { paintBox } from './paint.ts'
import { type BoxGeometry, box } from './shape.ts'

type BoxState =
  | { readonly at: 'idle' }
  | { readonly at: 'pressing'; readonly origin: Point; readonly originInView: Point }
  | { readonly at: 'dragging'; readonly origin: Point; readonly geometry: BoxGeometry }

const idle: BoxState = { at: 'idle' }
const dragThresholdInView = 3

/** Draws boxes by dragging; Shift makes a square, Alt draws from the middle. Edges lie between pixels. */
const boxTool = toolOf<BoxState>({
  name: 'box',
  title: 'Box',
  key: 'b',
  edits: true,
  idle,
  next(state, input, editor) {
    if (input.kind === 'cancel') return idle
    if (input.kind === 'double') return undefined
    if (input.kind === 'key') return input.key === 'Escape' && state.at !== 'idle' ? idle : undefined
    const size = editor.document.image()?.size
    if (size === undefined) return undefined
    if (input.kind === 'press' && input.button === 'main') {
      return { at: 'pressing', origin: pixelInside(input.point, size), originInView: input.pointInView }
    }
    if (state.at === 'idle') return state
    if (input.kind === 'release') return state.at === 'dragging' ? finish(state.geometry, editor) : idle
    if (state.at === 'pressing' && !movedFar(state.originInView, input.pointInView)) return state
    return {
      at: 'dragging',
      origin: state.origin,
      geometry: boxOfDrag(state.origin, input.point, input, size),
    }
  },
  paint(state, brush) {
    if (state.at === 'idle') paintCrosshair(brush)
    if (state.at === 'dragging') paintBox(state.geometry, brush)
  },
})

/** The box in the annotator: the select tool's eight handles change it. */
export const boxKit: ShapeKit<BoxGeometry> = { shape: box, paint: paintBox, tools: [boxTool] }

function finish(geometry: BoxGeometry, editor: Editor): BoxState {
  const label =
    box.problem(geometry) === undefined ? editor.document.newLabel(box.name, geometry, 'box') : undefined
  if (label !== undefined) {
    editor.document.commit('Draw box', { added: [label], updated: [], removed: [] })
    editor.selection.set([label.id])
  }
  return idle
}

function boxOfDrag(origin: Point, end: Point, keys: HeldKeys, size: Size): BoxGeometry {
  const drawn = boxFromDrag(origin, pixelInside(end, size), { square: keys.shift, centred: keys.alt })
  return {
    left: Math.max(0, drawn.left),
    top: Math.max(0, drawn.top),
    right: Math.min(size.width, drawn.right),
    bottom: Math.min(size.height, drawn.bottom),
  }
}

function pixelInside([x, y]: Point, { width, height }: Size): Point {
  return [Math.round(Math.min(width, Math.max(0, x))), Math.round(Math.min(height, Math.max(0, y)))]
}

function movedFar(from: Point, to: Point): boolean {
  return Math.hypot(to[0] - from[0], to[1] - from[1]) > dragThresholdInView
}

/** Lines through the cursor, to line an edge up before the press. */
function paintCrosshair({ context, cursor, unit, visible }: ToolBrush): void {
  if (cursor === null) return
  context.strokeStyle = 'rgba(255, 255, 255, 0.6)'
  context.lineWidth = unit
  context.beginPath()
  context.moveTo(visible.left, cursor[1])
  context.lineTo(visible.right, cursor[1])
  context.moveTo(cursor[0], visible.top)
  context.lineTo(cursor[0], visible.bottom)
  context.stroke()
}
