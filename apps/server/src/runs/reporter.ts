import type { RunProgress } from './queries.ts'
import type { RunControl } from './run-kind.ts'

const limitExamples = 20

/** Collects what a run tells, until it is written down. */
export function createReporter(): {
  readonly control: Omit<RunControl, 'signal'>
  state(): RunProgress
} {
  let done = 0
  let total: number | undefined
  const warnings = new Map<string, { message: string; count: number; examples: string[] }>()
  return {
    control: {
      progress(nowDone, nowTotal) {
        done = nowDone
        total = nowTotal
      },
      warn(message, examples, count = examples.length) {
        const group = warnings.get(message) ?? { message, count: 0, examples: [] }
        warnings.set(message, group)
        group.count += count
        group.examples.push(...examples.slice(0, limitExamples - group.examples.length))
      },
    },
    state: () => ({
      done: whole(done),
      total: total === undefined ? undefined : whole(total),
      warnings: [...warnings.values()],
    }),
  }
}

/** What is stored is a whole number, whatever a run says. */
function whole(amount: number): number {
  return Number.isFinite(amount) ? Math.max(0, Math.floor(amount)) : 0
}
