import type { Point } from '@gesso/core'
import type { Editor, KeyInput } from '../editor.ts'
import { type Cell, cell } from '../reactive/cells.ts'
import type { HeldKeys } from '../tools/tool.ts'

/** A pointer event without the DOM. */
export interface RawPointer extends HeldKeys {
  readonly id: number
  readonly kind: 'down' | 'move' | 'up' | 'cancel' | 'leave'
  /** CSS pixels from the view's top-left corner */
  readonly at: Point
  readonly button: 'main' | 'middle' | 'second' | 'none'
  readonly pointer: 'mouse' | 'pen' | 'touch'
}

/** A wheel event without the DOM; deltas in CSS pixels. */
export interface RawWheel extends HeldKeys {
  readonly at: Point
  readonly deltaX: number
  readonly deltaY: number
}

type InputState =
  | { readonly at: 'idle' }
  | { readonly at: 'ready to pan' }
  | { readonly at: 'panning'; readonly id: number; readonly last: Point; readonly spaceHeld: boolean }
  | { readonly at: 'using'; readonly id: number; readonly button: 'main' | 'second'; readonly last: Point }
  | { readonly at: 'pinching'; readonly fingers: ReadonlyMap<number, Point> }

/** What the hand does, on its way to the camera, the tool or a command. */
export interface Input {
  pointer(event: RawPointer): void
  double(at: Point, keys: HeldKeys): void
  wheel(event: RawWheel): void
  /** @returns false when the key means nothing here */
  keyDown(event: KeyInput): boolean
  keyUp(key: string): void
  /** CSS cursor for now. */
  cursor(): string
  /** Gives up whatever is going on, e.g. when the window loses the focus. */
  reset(): void
}

const idle: InputState = { at: 'idle' }

/** The input of one editor. Two fingers, the middle button or Space move the view; all else is the tool's. */
export function createInput(editor: Editor, setCursor: (cursor: Point | null) => void): Input {
  const state = cell<InputState>(idle)

  return {
    pointer(event) {
      setCursor(event.kind === 'leave' ? null : editor.camera.imageFromView(event.at))
      const now = state.get()
      if (event.kind === 'down') state.set(afterDown(now, event, editor))
      else if (event.kind === 'move') state.set(afterMove(now, event, editor))
      else if (event.kind === 'leave') editor.selection.hover(null)
      else state.set(afterUp(now, event, editor))
    },
    double(at, { shift, alt, mod }) {
      if (state.get().at !== 'idle') return
      const point = editor.camera.imageFromView(at)
      editor.tools.running().handle({ kind: 'double', point, pointInView: at, shift, alt, mod })
    },
    wheel(event) {
      const { deltaX, deltaY } = event
      if (event.shift) editor.camera.panBy(-(deltaX || deltaY), 0)
      else if (deltaX !== 0 && !event.mod) editor.camera.panBy(-deltaX, -deltaY)
      else editor.camera.zoomBy(wheelFactor(deltaY, event.mod), event.at)
      setCursor(editor.camera.imageFromView(event.at))
    },
    keyDown(event) {
      if (event.key === ' ' && !event.mod) {
        if (state.get().at === 'idle') state.set({ at: 'ready to pan' })
        return true
      }
      return editor.pressKey(event)
    },
    keyUp(key) {
      const now = state.get()
      if (key !== ' ') return
      if (now.at === 'ready to pan') state.set(idle)
      else if (now.at === 'panning') state.set({ ...now, spaceHeld: false })
    },
    cursor() {
      const now = state.get()
      if (now.at === 'panning' || now.at === 'pinching') return 'grabbing'
      return now.at === 'ready to pan' ? 'grab' : editor.tools.running().cursor()
    },
    reset: () => reset(state, editor),
  }
}

function afterDown(state: InputState, event: RawPointer, editor: Editor): InputState {
  if (state.at === 'pinching') return { at: 'pinching', fingers: withFinger(state.fingers, event) }
  if (state.at === 'using') {
    if (event.pointer !== 'touch') return state
    // The second finger says that the first one did not mean to draw.
    editor.tools.running().handle({ kind: 'cancel' })
    return {
      at: 'pinching',
      fingers: new Map([
        [state.id, state.last],
        [event.id, event.at],
      ]),
    }
  }
  if (state.at === 'panning') return state
  if (state.at === 'ready to pan' || event.button === 'middle') {
    return { at: 'panning', id: event.id, last: event.at, spaceHeld: state.at === 'ready to pan' }
  }
  if (event.button !== 'main' && event.button !== 'second') return state
  useTool('press', event, event.button, editor)
  return { at: 'using', id: event.id, button: event.button, last: event.at }
}

function afterMove(state: InputState, event: RawPointer, editor: Editor): InputState {
  if (state.at === 'panning') {
    if (event.id !== state.id) return state
    editor.camera.panBy(event.at[0] - state.last[0], event.at[1] - state.last[1])
    return { ...state, last: event.at }
  }
  if (state.at === 'pinching') {
    if (!state.fingers.has(event.id)) return state
    const fingers = withFinger(state.fingers, event)
    pinch([...state.fingers.values()], [...fingers.values()], editor)
    return { at: 'pinching', fingers }
  }
  if (state.at === 'using') {
    if (event.id !== state.id) return state
    useTool('move', event, state.button, editor)
    return { ...state, last: event.at }
  }
  if (state.at === 'idle') useTool('move', event, 'main', editor)
  return state
}

function afterUp(state: InputState, event: RawPointer, editor: Editor): InputState {
  if (state.at === 'pinching') {
    const fingers = new Map(state.fingers)
    fingers.delete(event.id)
    // The finger that is left draws nothing until it is lifted too.
    return fingers.size === 0 ? idle : { at: 'pinching', fingers }
  }
  if (state.at === 'panning' && event.id === state.id) return state.spaceHeld ? { at: 'ready to pan' } : idle
  if (state.at !== 'using' || event.id !== state.id) return state
  if (event.kind === 'cancel') editor.tools.running().handle({ kind: 'cancel' })
  else useTool('release', event, state.button, editor)
  return idle
}

function useTool(
  kind: 'press' | 'move' | 'release',
  event: RawPointer,
  button: 'main' | 'second',
  editor: Editor,
): void {
  const { shift, alt, mod, pointer, at } = event
  const point = editor.camera.imageFromView(at)
  editor.tools.running().handle({ kind, point, pointInView: at, button, pointer, shift, alt, mod })
}

function pinch(before: readonly Point[], after: readonly Point[], editor: Editor): void {
  const [a0, b0] = before
  const [a1, b1] = after
  if (a0 === undefined || b0 === undefined || a1 === undefined || b1 === undefined) return
  const from = middle(a0, b0)
  const to = middle(a1, b1)
  editor.camera.panBy(to[0] - from[0], to[1] - from[1])
  const spreadBefore = Math.hypot(a0[0] - b0[0], a0[1] - b0[1])
  const spreadAfter = Math.hypot(a1[0] - b1[0], a1[1] - b1[1])
  if (spreadBefore > 0 && spreadAfter > 0) editor.camera.zoomBy(spreadAfter / spreadBefore, to)
}

function middle(a: Point, b: Point): Point {
  return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]
}

function withFinger(fingers: ReadonlyMap<number, Point>, event: RawPointer): ReadonlyMap<number, Point> {
  return new Map(fingers).set(event.id, event.at)
}

/** With `mod` it is a touchpad's pinch, whose steps are small. */
function wheelFactor(deltaY: number, mod: boolean): number {
  return Math.exp(-Math.max(-100, Math.min(100, deltaY)) * (mod ? 0.01 : 0.002))
}

function reset(state: Cell<InputState>, editor: Editor): void {
  if (state.get().at === 'using') editor.tools.running().handle({ kind: 'cancel' })
  state.set(idle)
}
