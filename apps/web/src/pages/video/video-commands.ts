import type { ActivityType } from '@gesso/client'
import type { VideoCommand } from './commands.ts'
import { frameCount } from './frames.ts'
import { zoomed } from './scale.ts'
import { speeds } from './use-player.ts'
import type { Work } from './use-work.ts'

/** The keys of the first ten activity types. */
export const typeKeys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'] as const

/** How far the keys with Shift go, in frames. */
const manyFrames = 10

/** Everything that can be done with keys, by what it is about. */
export function videoCommands(
  work: Work,
  types: readonly ActivityType[],
  mayEdit: boolean,
  openHelp: () => void,
): { readonly group: string; readonly commands: readonly VideoCommand[] }[] {
  const { player, edges } = work
  const speedBy = (step: number) => () => {
    const at = speeds.findIndex(speed => speed === player.speed)
    const next = speeds[at + step]
    if (next !== undefined) player.setSpeed(next)
  }
  const zoomBy = (factor: number) => () =>
    work.setView(zoomed(work.view, factor, work.nowMs, work.durationMs))
  const playing: VideoCommand[] = [
    { title: 'Play or pause', keys: [' ', 'k'], run: player.toggle },
    { title: 'Next frame', keys: ['ArrowRight', '.'], run: () => player.step(1) },
    { title: 'Previous frame', keys: ['ArrowLeft', ','], run: () => player.step(-1) },
    { title: 'Ten frames on', keys: ['Shift+ArrowRight', 'l'], run: () => player.step(manyFrames) },
    { title: 'Ten frames back', keys: ['Shift+ArrowLeft', 'j'], run: () => player.step(-manyFrames) },
    { title: 'First frame', keys: ['Home'], run: () => player.show(0) },
    { title: 'Last frame', keys: ['End'], run: () => player.show(frameCount(edges) - 1) },
    { title: 'Faster', keys: [']'], run: speedBy(1) },
    { title: 'Slower', keys: ['['], run: speedBy(-1) },
  ]
  const looking: VideoCommand[] = [
    { title: 'Next segment', keys: ['n'], run: () => work.chooseBeside(1) },
    { title: 'Previous segment', keys: ['p'], run: () => work.chooseBeside(-1) },
    { title: 'Leave the segment', keys: ['Escape'], run: work.leave },
    { title: 'Zoom the timeline in', keys: ['+', '='], run: zoomBy(0.5) },
    { title: 'Zoom the timeline out', keys: ['-'], run: zoomBy(2) },
    {
      title: 'Show the whole timeline',
      keys: ['f'],
      run: () => work.setView({ startMs: 0, endMs: work.durationMs }),
    },
    { title: 'Shortcuts', keys: ['?'], run: openHelp },
  ]
  const editing: VideoCommand[] = [
    { title: 'Segment starts here', keys: ['i'], run: work.markStart },
    { title: 'Segment ends here', keys: ['o'], run: () => work.markEnd(false) },
    { title: 'Segment ends here and replaces others', keys: ['Shift+o'], run: () => work.markEnd(true) },
    { title: 'Delete the segment', keys: ['Delete', 'Backspace'], run: work.removeChosen },
    { title: 'Undo', keys: ['Ctrl+z'], run: work.edits.undo },
    { title: 'Redo', keys: ['Ctrl+Shift+z', 'Ctrl+y'], run: work.edits.redo },
  ]
  const choosing = types.slice(0, typeKeys.length).map(
    ({ name }, place): VideoCommand => ({
      title: name,
      keys: [typeKeys[place] ?? ''],
      run: () => work.toggleType(place),
    }),
  )
  return [
    { group: 'Play', commands: playing },
    { group: 'Timeline', commands: looking },
    ...(mayEdit
      ? [
          { group: 'Segments', commands: editing },
          { group: 'Activities', commands: choosing },
        ]
      : []),
  ]
}
