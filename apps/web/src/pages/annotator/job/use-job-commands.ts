import type { Command } from '@gesso/editor'
import { useEffect } from 'react'
import type { Desk } from '../desk/desk.ts'
import { nextDifference, type TrackDifference } from './difference/track-differences.ts'
import type { ShownDifference } from './difference/use-difference.ts'
import type { AtJob } from './job-context.ts'

/** Gives the editor the commands of the job of the page. */
export function useJobCommands(desk: Desk, at: AtJob | null): void {
  useEffect(() => {
    if (!at) return
    return desk.editor.commands.add(commandsOf(desk, at))
  }, [desk, at])
}

function commandsOf(desk: Desk, { standing, actions, difference }: AtJob): readonly Command[] {
  const mine = () => standing.at === 'mine' && !actions.busy
  const reviewing = () => standing.at === 'mine' && standing.review && !actions.busy
  const making = () => mine() && !reviewing()
  return [
    command('submit job', 'Submit, and take the next job', ['mod+Enter', 'shift+Enter'], making, () => {
      void actions.end({ how: 'submit' })
    }),
    command('accept job', 'Accept, and take the next job', ['mod+Enter', 'shift+Enter'], reviewing, () => {
      void actions.end({ how: 'accept' })
    }),
    command('reject job', 'Reject with reasons', ['mod+shift+Enter'], reviewing, () => actions.ask('reject')),
    command('skip job', 'Skip with a reason', ['alt+s'], mine, () => actions.ask('skip')),
    command('give job back', 'Give the job back', [], mine, () => void actions.end({ how: 'release' })),
    command(
      'take job',
      'Take this job',
      ['mod+Enter'],
      () => standing.at === 'to take' && !actions.busy,
      actions.take,
    ),
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

function command(
  name: string,
  title: string,
  key: readonly string[],
  enabled: () => boolean,
  run: () => void,
): Command {
  return { name, title, group: 'Job', key, run, enabled }
}
