import type { Box, Geometry, Shape } from '@gesso/core'
import type { ShapeKit } from '../shape-kit.ts'
import { toolOf } from '../tools/tool-of.ts'

type SpotGeometry = Geometry & Box

/** A shape for the editor's own tests, which know no real one: a rectangle that is called a spot. */
const spot: Shape<SpotGeometry> = {
  name: 'spot',
  schema: {},
  problem: () => undefined,
  bounds: geometry => geometry,
  moved: (geometry, dx, dy) => ({
    left: geometry.left + dx,
    top: geometry.top + dy,
    right: geometry.right + dx,
    bottom: geometry.bottom + dy,
  }),
  fitted: (geometry, from, to) => {
    const scaleX = (to.right - to.left) / (from.right - from.left)
    const scaleY = (to.bottom - to.top) / (from.bottom - from.top)
    return {
      left: to.left + (geometry.left - from.left) * scaleX,
      top: to.top + (geometry.top - from.top) * scaleY,
      right: to.left + (geometry.right - from.left) * scaleX,
      bottom: to.top + (geometry.bottom - from.top) * scaleY,
    }
  },
  hit: ({ left, top, right, bottom }, [x, y], slack) =>
    x >= left - slack && x <= right + slack && y >= top - slack && y <= bottom + slack,
  drawnAs: 'box',
  interpolate: (from, to, t) => ({
    left: from.left * (1 - t) + to.left * t,
    top: from.top * (1 - t) + to.top * t,
    right: from.right * (1 - t) + to.right * t,
    bottom: from.bottom * (1 - t) + to.bottom * t,
  }),
}

/** The spot in the annotator: painted as one rectangle, made by one click. */
export const spotKit: ShapeKit<SpotGeometry> = {
  shape: spot,
  paint({ left, top, right, bottom }, { context, look }) {
    context.fillStyle = look.inside
    context.fillRect(left, top, right - left, bottom - top)
  },
  tools: [
    toolOf<{ readonly at: 'idle' }>({
      name: 'spot',
      title: 'Spot',
      key: 's',
      edits: true,
      idle: { at: 'idle' },
      next(state, input, editor) {
        if (input.kind !== 'press') return input.kind === 'key' ? undefined : state
        const [left, top] = input.point
        const label = editor.document.newLabel(
          'spot',
          { left, top, right: left + 10, bottom: top + 10 },
          'spot',
        )
        if (label !== undefined) editor.document.commit('Spot', { added: [label], updated: [], removed: [] })
        return state
      },
    }),
  ],
}
