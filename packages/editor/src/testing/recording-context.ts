import type { PaintContext } from '../paint/brush.ts'
import type { PaintSurroundings, Surface } from '../paint/surface.ts'

/** One call on a recorded context, e.g. `['fillRect', 0, 0, 10, 10]`. */
export type RecordedCall = readonly [name: string, ...values: readonly unknown[]]

/** A context that paints nothing and remembers everything. */
export interface RecordingContext extends PaintContext {
  readonly calls: readonly RecordedCall[]
  forget(): void
}

const methods = [
  'save',
  'restore',
  'setTransform',
  'beginPath',
  'closePath',
  'moveTo',
  'lineTo',
  'rect',
  'arc',
  'clip',
  'fill',
  'stroke',
  'fillRect',
  'strokeRect',
  'clearRect',
  'drawImage',
  'setLineDash',
] as const

/** An empty recording. */
export function recordingContext(): RecordingContext {
  let calls: RecordedCall[] = []
  const note =
    (name: string) =>
    (...values: unknown[]) => {
      calls.push([name, ...values])
    }
  const noted = Object.fromEntries(methods.map(name => [name, note(name)])) as Record<
    (typeof methods)[number],
    () => void
  >
  return {
    ...noted,
    fillStyle: '',
    strokeStyle: '',
    lineWidth: 1,
    lineCap: 'butt',
    lineJoin: 'miter',
    globalAlpha: 1,
    globalCompositeOperation: 'source-over',
    imageSmoothingEnabled: true,
    imageSmoothingQuality: 'low',
    get calls() {
      return calls
    },
    forget() {
      calls = []
    },
  }
}

/** A surface on a recording; its source says nothing but who it is. */
export interface RecordingSurface extends Surface {
  readonly context: RecordingContext
}

/** A surface of that size in device pixels. */
export function recordingSurface(width: number, height: number): RecordingSurface {
  const size = { width, height }
  return {
    context: recordingContext(),
    source: { width, height } as OffscreenCanvas,
    get width() {
      return size.width
    },
    get height() {
      return size.height
    },
    resize(nextWidth, nextHeight) {
      size.width = nextWidth
      size.height = nextHeight
    },
    settle() {},
  }
}

/** Surroundings that hand out recordings; each look at the clock takes a millisecond. */
export function recordingSurroundings(): PaintSurroundings & { readonly made: readonly RecordingSurface[] } {
  const made: RecordingSurface[] = []
  let now = 0
  return {
    made,
    newSurface(width, height) {
      const surface = recordingSurface(width, height)
      made.push(surface)
      return surface
    },
    newTileCanvas: () => null,
    now: () => now++,
  }
}
