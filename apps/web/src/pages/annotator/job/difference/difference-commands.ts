import type { Command } from '@gesso/editor'
import type { Desk } from '../../desk/desk.ts'
import { command } from '../job-commands.ts'
import { nextDifference, type TrackDifference } from './track-differences.ts'
import type { ShownDifference } from './use-difference.ts'

/** What can be done to see what differs from an earlier version. */
export function differenceCommands(desk: Desk, difference: ShownDifference): readonly Command[] {
  return [
    command(
      'show difference',
      difference.shown ? 'Hide what differs' : 'Show what differs',
      ['d'],
      () => difference.version !== undefined,
      () => difference.setShown(!difference.shown),
    ),
    ...(difference.tracks ? differenceSteps(desk, difference, difference.tracks) : []),
  ]
}

/** From frame to frame where something differs; what differs is shown then. */
function differenceSteps(
  { editor: { document } }: Desk,
  difference: ShownDifference,
  tracks: readonly TrackDifference[],
): readonly Command[] {
  const step = (name: string, title: string, key: string, by: 1 | -1) => {
    const to = () => nextDifference(tracks, document.frame() ?? 0, by)
    const go = () => {
      const frame = to()
      if (frame === undefined) return
      difference.setShown(true)
      document.goTo(frame)
    }
    return command(name, title, [key], () => to() !== undefined, go)
  }
  return [
    step('next difference', 'Next frame that differs', 'shift+e', 1),
    step('previous difference', 'Previous frame that differs', 'shift+w', -1),
  ]
}
