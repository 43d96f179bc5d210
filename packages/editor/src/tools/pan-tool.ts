import type { Point } from '@gesso/core'
import { toolOf } from './tool-of.ts'

type PanState = { readonly at: 'idle' } | { readonly at: 'panning'; readonly last: Point }

const idle: PanState = { at: 'idle' }

/** Moves the view with the main button. */
export const panTool = toolOf<PanState>({
  name: 'pan',
  title: 'Pan',
  key: 'h',
  edits: false,
  idle,
  next(state, input, editor) {
    if (input.kind === 'press') return { at: 'panning', last: input.pointInView }
    if (state.at !== 'panning') return input.kind === 'move' ? state : undefined
    if (input.kind === 'move') {
      editor.camera.panBy(input.pointInView[0] - state.last[0], input.pointInView[1] - state.last[1])
      return { at: 'panning', last: input.pointInView }
    }
    return input.kind === 'release' || input.kind === 'cancel' ? idle : undefined
  },
  cursor: state => (state.at === 'panning' ? 'grabbing' : 'grab'),
})
