export type { Camera, View } from './camera/camera.ts'
export { combinationOf, combinationTitle } from './commands/combination.ts'
export type { Command, CommandGroup } from './commands/command.ts'
export { chooseClass } from './commands/tool-commands.ts'
export { createEditor, type EditorOptions } from './create-editor.ts'
export { mountEditor } from './dom/mount.ts'
export type { MountedEditor } from './dom/types.ts'
export type {
  Classes,
  CommandList,
  Commit,
  Editor,
  EditorClass,
  EditorKeypointClass,
  EditorKeypointSchema,
  History,
  KeyInput,
  KeypointSchemas,
  LabelDocument,
  OpenImage,
  Picture,
  Selection,
  Toolbox,
  Visibility,
} from './editor.ts'
export type { Brush, Emphasis, Look, PaintContext, Tile, TileCache, ToolBrush } from './paint/brush.ts'
export { createPictureCache } from './picture/create-picture-cache.ts'
export type { PictureCache } from './picture/types.ts'
export { batch, type Cell, cell, derived, type Readable } from './reactive/cells.ts'
export type { ShapeKit, Vertex, VertexEditing } from './shape-kit.ts'
export { createSync, type SyncOptions } from './sync/create-sync.ts'
export { openIndexedDbRows } from './sync/indexed-db-rows.ts'
export { createMemoryRows } from './sync/memory-rows.ts'
export type { OutboxRows } from './sync/outbox.ts'
export { browserSyncSurroundings, type SyncSurroundings } from './sync/surroundings.ts'
export {
  type LoadedLabels,
  type RefusedChange,
  type RemoteChange,
  type SendReply,
  type ShownConflict,
  type Sync,
  type SyncSession,
  type SyncState,
  type Transport,
  TransportError,
  type TransportProblem,
} from './sync/types.ts'

export { isNearInView } from './tools/near-in-view.ts'
export type {
  HeldKeys,
  PointerInput,
  RunningTool,
  Tool,
  ToolChart,
  ToolInput,
  ToolState,
} from './tools/tool.ts'

export { toolOf } from './tools/tool-of.ts'
