import type { Geometry, Point, Shape } from '@gesso/core'
import type { Editor } from './editor.ts'
import type { Brush } from './paint/brush.ts'
import type { Tool } from './tools/tool.ts'

/** A corner that can be taken in hand; `id` means something to its shape alone. */
export interface Vertex {
  readonly id: string
  readonly at: Point
}

/** Editing a geometry corner by corner. */
export interface VertexEditing<G> {
  of(geometry: G): readonly Vertex[]
  moved(geometry: G, id: string, to: Point): G
  /** A new corner where `at` lies on an edge; undefined when no edge is within `slack` image pixels. */
  inserted(geometry: G, at: Point, slack: number): { readonly geometry: G; readonly id: string } | undefined
  /** Without one corner; undefined when too few would remain. */
  removed(geometry: G, id: string, editor: Editor): G | undefined
  /** With one corner in its other state, e.g. hidden instead of in sight; left out = corners have no states. */
  toggled?(geometry: G, id: string): G
}

/**
 * A shape in the annotator: its painting, its corners and the tools it brings.
 * Without `vertices` a label is changed by the eight handles of its bounds.
 */
export interface ShapeKit<G extends Geometry = Geometry> {
  readonly shape: Shape<G>
  /** Paints one geometry in `brush.look`. */
  paint(geometry: G, brush: Brush): void
  readonly vertices?: VertexEditing<G>
  /**
   * How far its painting goes past its bounds in CSS pixels, where that is more than an outline. Such labels are painted
   * whole however small they are: what there is to see of them lies around them.
   */
  readonly reach?: number
  readonly tools: readonly Tool[]
}
