import type { Command } from '@gesso/editor'
import type { HeldJob } from './job-context.ts'

/** Everything that can be done with the job of a page. */
export function jobCommands({ standing, actions }: HeldJob): readonly Command[] {
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
  ]
}

/** A command about the job of a page. */
export function command(
  name: string,
  title: string,
  key: readonly string[],
  enabled: () => boolean,
  run: () => void,
): Command {
  return { name, title, group: 'Job', key, run, enabled }
}
