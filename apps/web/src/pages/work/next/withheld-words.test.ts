import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { WithheldJobs } from '@gesso/client'
import { withheldWords } from './withheld-words.ts'

const row = (reason: WithheldJobs['reason'], count: number, stepName = 'Review'): WithheldJobs => ({
  reason,
  workflowId: 'default',
  workflowName: 'Default',
  step: stepName.toLowerCase(),
  stepName,
  count,
})

describe('why the queue gives somebody nothing', () => {
  it('is said in a sentence for each reason, with what they can do something about first', () => {
    const told = withheldWords([row('held', 1, 'Label'), row('own', 2), row('own', 1, 'Second review')])
    assert.deepEqual(
      told.map(({ words }) => words),
      [
        '3 jobs that you made wait for somebody else’s review (Review, Second review).',
        '1 job is in the hands of others.',
      ],
    )
  })

  it('agrees with how many they are', () => {
    assert.equal(
      withheldWords([row('skipped', 1)])[0]?.words,
      '1 job that you skipped waits for somebody else.',
    )
    assert.equal(
      withheldWords([row('assigned', 2)])[0]?.words,
      '2 jobs wait for others, to whom they are assigned.',
    )
    assert.equal(
      withheldWords([row('stranded', 1)])[0]?.words,
      '1 job that everybody skipped, you too, waits until a lead sees to it.',
    )
    assert.deepEqual(withheldWords([]), [])
  })
})
