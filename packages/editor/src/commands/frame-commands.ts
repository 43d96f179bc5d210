import {
  type Change,
  type Keyframe,
  keyframeAt,
  keyframeIndexAt,
  type Label,
  withKeyframe,
  withKeyframes,
  withoutKeyframe,
} from '@gesso/core'
import type { Editor } from '../editor.ts'
import type { Command } from './command.ts'

/** How far the longer step goes, in frames. */
const longStep = 10

/** From frame to frame of a video. */
export function frameCommands({ document, selection }: Editor): readonly Command[] {
  const at = () => document.frame() ?? 0
  const last = () => (document.image()?.frames?.length ?? 1) - 1
  const command = (name: string, title: string, key: readonly string[], to: () => number): Command => ({
    name,
    title,
    group: 'Frames',
    key,
    run: () => document.goTo(to()),
    enabled: () => document.frame() !== null && Math.min(last(), Math.max(0, to())) !== at(),
  })
  return [
    command('next frame', 'Next frame', ['.', 'mod+ArrowRight'], () => at() + 1),
    command('previous frame', 'Previous frame', [',', 'mod+ArrowLeft'], () => at() - 1),
    command('10 frames on', '10 frames on', ['alt+ArrowRight'], () => at() + longStep),
    command('10 frames back', '10 frames back', ['alt+ArrowLeft'], () => at() - longStep),
    command('first frame', 'First frame', ['Home'], () => 0),
    command('last frame', 'Last frame', ['End'], last),
    command('next keyframe', 'Next keyframe of the selection', ['e'], () => nearestKeyframe(1)),
    command('previous keyframe', 'Previous keyframe of the selection', ['w'], () => nearestKeyframe(-1)),
  ]

  function nearestKeyframe(by: 1 | -1): number {
    const frames = [...selection.ids()]
      .flatMap(id => document.kept(id)?.keyframes?.map(keyframe => keyframe.frame) ?? [])
      .filter(frame => (frame - at()) * by > 0)
    return frames.length === 0 ? at() : by > 0 ? Math.min(...frames) : Math.max(...frames)
  }
}

/** What becomes of the keyframes of a track; undefined: this does not touch it. */
type KeyframeEdit = (track: Label, frame: number) => readonly Keyframe[] | undefined

/** Setting and taking away keyframes of the selected tracks at the frame that is shown. */
export function keyframeCommands(editor: Editor): readonly Command[] {
  const command = (name: string, title: string, key: string, edit: KeyframeEdit): Command => ({
    name,
    title,
    group: 'Frames',
    key: [key],
    run: () => editor.document.commit(title, changeOf(editor, edit)),
    enabled: () => editor.mayEdit() && changeOf(editor, edit).updated.length > 0,
  })
  return [
    command('keyframe here', 'Keyframe here', 'i', (track, frame) => here(editor, track, frame)),
    command('delete keyframe', 'Delete keyframe', 'shift+i', without),
    command('outside from here', 'Outside from here', 'o', (track, frame) => outside(editor, track, frame)),
  ]
}

function changeOf({ document, selection, visibility }: Editor, edit: KeyframeEdit): Change<Label> {
  const frame = document.frame()
  if (frame === null) return { added: [], updated: [], removed: [] }
  const updated = [...selection.ids()].flatMap(id => {
    const track = document.kept(id)
    if (!track?.keyframes || visibility.isLocked(id) || visibility.isHidden(id)) return []
    const keyframes = edit(track, frame)
    return keyframes && keyframes.length > 0 ? [[track, withKeyframes(track, keyframes)] as const] : []
  })
  return { added: [], updated, removed: [] }
}

/** Where the track is seen, a keyframe that says so; where not, it is seen again as it was last, or as it will be. */
function here({ document }: Editor, track: Label, frame: number): readonly Keyframe[] | undefined {
  const { keyframes = [] } = track
  const { interpolate } = document.kitOf(track).shape
  const seen = keyframeAt(keyframes, frame, interpolate)
  const near = seen ?? keyframes[Math.max(0, keyframeIndexAt(keyframes, frame))]
  if (near === undefined || (keyframes.includes(near) && seen)) return undefined
  return withKeyframe(keyframes, { ...near, frame, outside: false })
}

function without({ keyframes = [] }: Label, frame: number): readonly Keyframe[] | undefined {
  return keyframes.some(keyframe => keyframe.frame === frame) ? withoutKeyframe(keyframes, frame) : undefined
}

/** A track that is gone from its first frame on begins at the next keyframe. */
function outside({ document }: Editor, track: Label, frame: number): readonly Keyframe[] | undefined {
  const { keyframes = [] } = track
  const seen = keyframeAt(keyframes, frame, document.kitOf(track).shape.interpolate)
  if (seen === undefined) return undefined
  if (frame === keyframes[0]?.frame) return withoutKeyframe(keyframes, frame)
  return withKeyframe(keyframes, { ...seen, frame, outside: true })
}
