import type { WithheldJobs } from '@gesso/client'
import { counted } from '../../../panels/words.ts'

type Reason = WithheldJobs['reason']

/** The order in which they are told: first what somebody can do something about. */
const order: readonly Reason[] = [
  'own',
  'skipped',
  'stranded',
  'group',
  'assigned',
  'manual',
  'held',
  'preparing',
]

const words: Readonly<Record<Reason, (jobs: string, many: boolean, steps: string) => string>> = {
  own: (jobs, many, steps) =>
    `${jobs} that you made ${many ? 'wait' : 'waits'} for somebody else’s review (${steps}).`,
  skipped: (jobs, many) => `${jobs} that you skipped ${many ? 'wait' : 'waits'} for somebody else.`,
  stranded: (jobs, many) =>
    `${jobs} that everybody skipped, you too, ${many ? 'wait' : 'waits'} until a lead sees to ${many ? 'them' : 'it'}.`,
  group: (jobs, many) => `${jobs} ${many ? 'wait' : 'waits'} for a group that you are not in.`,
  assigned: (jobs, many) =>
    `${jobs} ${many ? 'wait' : 'waits'} for others, to whom ${many ? 'they are' : 'it is'} assigned.`,
  manual: (jobs, many, steps) => `${jobs} ${many ? 'wait' : 'waits'} until a lead names somebody (${steps}).`,
  held: (jobs, many) => `${jobs} ${many ? 'are' : 'is'} in the hands of others.`,
  preparing: jobs => `The pictures of ${jobs} are being fetched.`,
}

/** A sentence for each reason why jobs are not given to a person, with how many there are and at which steps. */
export function withheldWords(
  withheld: readonly WithheldJobs[],
): readonly { readonly reason: Reason; readonly words: string }[] {
  return order.flatMap(reason => {
    const rows = withheld.filter(row => row.reason === reason)
    const count = rows.reduce((sum, row) => sum + row.count, 0)
    const steps = [...new Set(rows.map(row => row.stepName))].join(', ')
    return count === 0 ? [] : [{ reason, words: words[reason](counted(count, 'job'), count > 1, steps) }]
  })
}
