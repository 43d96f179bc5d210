import type { Box, Change, Geometry, Label, Point, Size } from '@gesso/core'
import type { Camera } from './camera/camera.ts'
import type { Command } from './commands/command.ts'
import type { ShapeKit } from './shape-kit.ts'
import type { HeldKeys, RunningTool, Tool } from './tools/tool.ts'

/** A label class as the annotator shows it. */
export interface EditorClass {
  readonly id: string
  readonly name: string
  /** `#rrggbb` or `#rrggbbaa`; alpha is the inside's */
  readonly colour: string
}

/** A keypoint schema as the annotator shows it. */
export interface EditorKeypointSchema {
  readonly id: string
  readonly name: string
  /** `polyline`: its points are joined in their order */
  readonly type: 'pose' | 'points' | 'polyline'
  /** in the order in which they are placed */
  readonly points: readonly EditorKeypointClass[]
  /** by the ids of two points; without a colour it has that of the label class */
  readonly edges: readonly { readonly from: string; readonly to: string; readonly colour: string | null }[]
  /** the label classes that it is for */
  readonly classIds: readonly string[]
}

/** A point of a keypoint schema. */
export interface EditorKeypointClass {
  readonly id: string
  readonly name: string
  /** how many a label has at least and at most */
  readonly minPoints: number
  readonly maxPoints: number
}

/** The image being labelled, or the video. */
export interface OpenImage {
  readonly id: string
  readonly size: Size
  /** of a video: how large each of its frames is */
  readonly frames?: readonly Size[]
}

/** Pixels to paint; its own size may differ from the image's (a preview is stretched). */
export interface Picture {
  readonly source: CanvasImageSource
  readonly size: Size
}

/** One mark of the history, as sync receives it. */
export interface Commit {
  readonly name: string
  readonly change: Change<Label>
}

/**
 * The labels of one image, or those of a video at the frame that is shown: there a label is what is seen of a track, without
 * its keyframes, and an edit of it is a keyframe. Everything read here can be followed with `derived`.
 */
export interface LabelDocument {
  /** with the size of the frame that is shown */
  image(): OpenImage | null
  /** The frame that is shown, from 0; null on an image. */
  frame(): number | null
  /** Shows another frame, the nearest that there is; what the tool holds is let go. */
  goTo(frame: number): void
  /** Says how large a frame is of which nobody knew. */
  sizeFrame(frame: number, size: Size): void
  /** A label as it is kept: on a video a track with its keyframes, also where it is not seen. */
  kept(id: string): Label | undefined
  /** All labels as they are kept, in no order on a video. */
  allKept(): readonly Label[]
  label(id: string): Label | undefined
  /** All labels, back to front; the same array until something changes. */
  labels(): readonly Label[]
  /** Forgets the image before, its history, selection and drafts. */
  open(image: OpenImage, labels: readonly Label[]): void
  /**
   * Makes an edit and one mark of history; does nothing for those who may only look. On a video it is made of labels as they
   * are seen, or, those that have keyframes, as they are kept.
   * @param joins commits in a row with the same word share one mark, e.g. nudges
   */
  commit(name: string, change: Change<Label>, joins?: string): void
  /** Takes in what others did, to labels as they are kept: not undone by undo, not sent. */
  receive(change: Change<Label>): void
  /** Called for every edit made here, undo and redo included. */
  onCommit(listener: (commit: Commit) => void): () => void
  /** A label of the active class in front of all others; undefined (and a notice) when there is no class. */
  newLabel(shape: string, geometry: Geometry, tool: string): Label | undefined
  /** Visible, unlocked labels under `point`, front first; `slack` in image pixels. */
  labelsAt(point: Point, slack: number): readonly Label[]
  /** Labels whose bounds meet `box`, in no order. */
  labelsIn(box: Box): readonly Label[]
  boundsOf(label: Label): Box
  kitOf(label: Label): ShapeKit
  /** Labels as a tool is changing them now, painted in place of the committed ones. */
  drafts(): ReadonlyMap<string, Label>
  setDrafts(labels: readonly Label[]): void
}

/** What was done, to take back and to do again. Others' edits are never taken back. */
export interface History {
  undo(): void
  redo(): void
  /** What undo would take back, e.g. `Move`; null when nothing. */
  undoName(): string | null
  redoName(): string | null
}

/** The chosen labels. */
export interface Selection {
  ids(): ReadonlySet<string>
  has(id: string): boolean
  labels(): readonly Label[]
  set(ids: Iterable<string>): void
  toggle(id: string): void
  clear(): void
  hovered(): string | null
  hover(id: string | null): void
}

/** Which classes there are, and which one the next label gets. */
export interface Classes {
  all(): readonly EditorClass[]
  of(classId: string): EditorClass | undefined
  active(): EditorClass | undefined
  set(classes: readonly EditorClass[]): void
  activate(classId: string): void
}

/** Which keypoint schemas there are: what the points of a label are called and which of them are joined. */
export interface KeypointSchemas {
  all(): readonly EditorKeypointSchema[]
  of(schemaId: string): EditorKeypointSchema | undefined
  /** All for a label class, in their order. */
  allOf(classId: string): readonly EditorKeypointSchema[]
  /** The one that labels of a class are drawn with: that which was chosen for it, else the first. */
  ofClass(classId: string): EditorKeypointSchema | undefined
  choose(classId: string, schemaId: string): void
  /** What was chosen: ids of schemas by those of their classes. */
  chosen(): ReadonlyMap<string, string>
  set(schemas: readonly EditorKeypointSchema[]): void
}

/** Labels put out of sight or out of reach, in this view only. */
export interface Visibility {
  isHidden(id: string): boolean
  /** Also what is locked for everybody, to those who may not edit that. */
  isLocked(id: string): boolean
  setHidden(ids: Iterable<string>, hidden: boolean): void
  setLocked(ids: Iterable<string>, locked: boolean): void
  hiddenIds(): ReadonlySet<string>
  lockedIds(): ReadonlySet<string>
}

/** The tools, and the one in the hand. */
export interface Toolbox {
  all(): readonly Tool[]
  /** Name of the tool in the hand. */
  active(): string
  /** Its state, as `box.dragging`. */
  at(): string
  running(): RunningTool
  use(name: string): void
  /** Radius of round brushes, in image pixels. */
  brushRadius(): number
  setBrushRadius(radius: number): void
  /** What round brushes do with the main button. */
  brushMode(): 'paint' | 'erase'
  setBrushMode(mode: 'paint' | 'erase'): void
  /** Last pointer position in image space; null outside. */
  cursor(): Point | null
}

/** Everything a person can do, as one list. */
export interface CommandList {
  all(): readonly Command[]
  byName(name: string): Command | undefined
  run(name: string): void
  /** Adds the host's own commands, e.g. the next image. @returns remove */
  add(commands: readonly Command[]): () => void
}

/** A key as the editor hears it: `key` as in `KeyboardEvent.key`. */
export interface KeyInput extends HeldKeys {
  readonly key: string
}

/** The annotator engine: a document, a view of it and the hand that edits it. Knows no framework and no shape. */
export interface Editor {
  readonly document: LabelDocument
  readonly history: History
  readonly selection: Selection
  readonly classes: Classes
  readonly keypointSchemas: KeypointSchemas
  readonly visibility: Visibility
  readonly camera: Camera
  readonly tools: Toolbox
  readonly commands: CommandList
  /** A new uuid. */
  newId(): string
  /** Told after any change of anything; cheap selectors decide what it means. @returns stop */
  subscribe(listener: () => void): () => void
  /** The pixels, once they are there; null shows labels on nothing. */
  setPicture(picture: Picture | null): void
  picture(): Picture | null
  /** False for those who may only look. */
  mayEdit(): boolean
  setMayEdit(mayEdit: boolean): void
  /** Whether labels may be edited that are locked for everybody. */
  setMayEditLocked(mayEdit: boolean): void
  /** The last thing the person should know, e.g. that a class is missing; null when dismissed. */
  notice(): string | null
  notify(text: string | null): void
  /** @returns false when the key means nothing here */
  pressKey(input: KeyInput): boolean
}
