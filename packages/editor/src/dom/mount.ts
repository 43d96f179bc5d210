import type { Point } from '@gesso/core'
import { insidesOf } from '../create-editor.ts'
import type { Editor } from '../editor.ts'
import type { Input, RawPointer } from '../input/input.ts'
import { createPainter } from '../paint/painter.ts'
import { browserSurroundings, surfaceOf } from './canvas-surface.ts'
import { keyInputOf, typesElsewhere } from './keys.ts'
import type { MountedEditor } from './types.ts'

/**
 * Shows an editor in `element` and listens there for pointers and in its window for keys.
 * @param element positioned, and able to have the focus
 */
export function mountEditor(editor: Editor, element: HTMLElement): MountedEditor {
  const { input, labels } = insidesOf(editor)
  const ended = new AbortController()
  const still = surfaceOf(addCanvas(element), false)
  const live = surfaceOf(addCanvas(element), false)
  let frameId: number | null = null

  const painter = createPainter(editor, labels, { still, live }, browserSurroundings(), wantFrame)

  function wantFrame(): void {
    frameId ??= requestAnimationFrame(() => {
      frameId = null
      element.style.cursor = input.cursor()
      if (painter.frame()) wantFrame()
    })
  }

  function resize(): void {
    const { width, height } = element.getBoundingClientRect()
    const scale = devicePixelRatio
    for (const surface of [still, live]) surface.resize(Math.round(width * scale), Math.round(height * scale))
    editor.camera.resize({ width, height }, scale)
    if (width > 0 && height > 0) painter.frame()
    wantFrame()
  }

  const observer = new ResizeObserver(resize)
  observer.observe(element)
  listenToPointers(element, input, editor, ended.signal)
  listenToKeys(element, input, ended.signal)
  resize()
  return {
    paintNow: () => painter.finish(),
    unmount() {
      ended.abort()
      observer.disconnect()
      painter.stop()
      if (frameId !== null) cancelAnimationFrame(frameId)
      element.replaceChildren()
    },
  }
}

function addCanvas(element: HTMLElement): HTMLCanvasElement {
  const canvas = element.ownerDocument.createElement('canvas')
  canvas.style.cssText = 'position:absolute;inset:0;width:100%;height:100%;display:block'
  canvas.setAttribute('aria-hidden', 'true')
  element.append(canvas)
  return canvas
}

function listenToPointers(element: HTMLElement, input: Input, editor: Editor, signal: AbortSignal): void {
  const at = ({ clientX, clientY }: MouseEvent): Point => {
    const { left, top } = element.getBoundingClientRect()
    return [clientX - left, clientY - top]
  }
  const feed = (kind: RawPointer['kind']) => (event: PointerEvent) => {
    if (kind === 'down') {
      element.focus({ preventScroll: true })
      element.setPointerCapture(event.pointerId)
      // The middle button would start the browser's own scrolling.
      if (event.button === 1) event.preventDefault()
    }
    const finer = kind === 'move' ? event.getCoalescedEvents() : []
    for (const each of finer.length > 0 ? finer : [event]) input.pointer(rawPointer(kind, each, at(each)))
  }
  element.style.touchAction = 'none'
  element.addEventListener('pointerdown', feed('down'), { signal })
  element.addEventListener('pointermove', feed('move'), { signal })
  element.addEventListener('pointerup', feed('up'), { signal })
  element.addEventListener('pointercancel', feed('cancel'), { signal })
  element.addEventListener('pointerleave', feed('leave'), { signal })
  element.addEventListener('dblclick', event => input.double(at(event), heldKeys(event)), { signal })
  element.addEventListener(
    'contextmenu',
    event => {
      // Drawing tools use the second button; the select tool leaves it to the host's menu.
      if (editor.tools.active() !== 'select') event.preventDefault()
    },
    { signal },
  )
  element.addEventListener(
    'wheel',
    event => {
      event.preventDefault()
      const line = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1
      const deltaX = event.deltaX * line
      const deltaY = event.deltaY * line
      input.wheel({ at: at(event), deltaX, deltaY, ...heldKeys(event) })
    },
    { signal, passive: false },
  )
}

function listenToKeys(element: HTMLElement, input: Input, signal: AbortSignal): void {
  window.addEventListener(
    'keydown',
    event => {
      if (event.defaultPrevented || event.isComposing || typesElsewhere(event.target)) return
      // Enter and Space on a button are the page's own, and so is Tab outside the image.
      const onControl = event.target instanceof Element && event.target.closest('button, a') !== null
      const combined = event.ctrlKey || event.metaKey
      if (onControl && !combined && (event.key === 'Enter' || event.key === ' ')) return
      if (event.key === 'Tab' && event.target !== element) return
      if (input.keyDown(keyInputOf(event))) event.preventDefault()
    },
    { signal },
  )
  window.addEventListener('keyup', event => input.keyUp(event.key), { signal })
  window.addEventListener('blur', () => input.reset(), { signal })
}

function rawPointer(kind: RawPointer['kind'], event: PointerEvent, at: Point): RawPointer {
  const buttons = ['main', 'middle', 'second'] as const
  const pointer = event.pointerType === 'pen' || event.pointerType === 'touch' ? event.pointerType : 'mouse'
  return {
    id: event.pointerId,
    kind,
    at,
    button: buttons[event.button] ?? 'none',
    pointer,
    ...heldKeys(event),
  }
}

function heldKeys({ shiftKey, altKey, ctrlKey, metaKey }: MouseEvent) {
  return { shift: shiftKey, alt: altKey, mod: ctrlKey || metaKey }
}
