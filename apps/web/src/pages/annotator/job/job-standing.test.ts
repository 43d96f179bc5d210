import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { JobDetails, JobVisit } from '@gesso/client'
import { lastRejection, standingOf, versionsOf } from './job-standing.ts'

const visit = (id: string, other: Partial<JobVisit>): JobVisit => ({
  id,
  step: 'maker',
  stepKind: 'maker',
  personId: 'ann',
  personName: 'Ann',
  takenBy: 'queue',
  beganAt: '2026-11-22T00:00:00Z',
  endedAt: '2026-11-22T00:01:00Z',
  secondsActive: 10,
  outcome: 'submitted',
  revisionFrom: 0,
  revisionTo: 1,
  reasons: [],
  comment: null,
  ...other,
})

const job = (other: Partial<JobDetails>): JobDetails => ({
  id: 'job',
  projectId: 'project',
  batchId: 'batch',
  batchName: 'Default batch',
  workflowId: 'workflow',
  workflowVersion: 1,
  mediaId: 'media',
  mediaKind: 'image',
  mediaName: 'a.jpg',
  referenceId: 'a',
  state: 'held',
  step: 'maker',
  stepKind: 'maker',
  stepName: 'Label',
  priority: 5,
  frames: 1,
  labels: 0,
  assigneeId: 'ann',
  assigneeName: 'Ann',
  groupId: null,
  leasedUntil: null,
  visitId: null,
  problem: null,
  resultVersion: 0,
  resultProblem: null,
  createdAt: '2026-11-22T00:00:00Z',
  updatedAt: '2026-11-22T00:00:00Z',
  doneAt: null,
  facts: {},
  given: {},
  plan: { steps: [], routes: [] },
  visits: [],
  ...other,
})

describe('how a person stands to a job', () => {
  it('knows whose it is', () => {
    assert.deepEqual(standingOf(job({}), 'ann'), { at: 'mine', review: false })
    assert.deepEqual(standingOf(job({ stepKind: 'review' }), 'ann'), { at: 'mine', review: true })
    assert.deepEqual(standingOf(job({}), 'ben'), { at: 'with another', name: 'Ann' })
    assert.deepEqual(standingOf(job({ state: 'waiting', assigneeId: null }), 'ben'), { at: 'to take' })
    assert.deepEqual(standingOf(job({ state: 'waiting' }), 'ann'), { at: 'to take' })
    assert.equal(standingOf(job({ state: 'waiting' }), 'ben').at, 'elsewhere')
    assert.equal(standingOf(job({ state: 'done' }), 'ann').at, 'elsewhere')
  })

  it('shows a rejection to the maker until they submit again', () => {
    const rejected = visit('2', { stepKind: 'review', outcome: 'rejected', reasons: ['Missed'] })
    const visits = [visit('1', {}), rejected]
    assert.equal(lastRejection(job({ visits })), rejected)
    assert.equal(lastRejection(job({ visits: [...visits, visit('3', { outcome: 'returned' })] })), rejected)
    assert.equal(lastRejection(job({ visits: [...visits, visit('3', {})] })), undefined)
    assert.equal(lastRejection(job({ visits, stepKind: 'review' })), undefined)
  })

  it('compares with what somebody left on purpose, newest first', () => {
    const visits = [
      visit('1', {}),
      visit('2', { outcome: 'skipped' }),
      visit('3', { outcome: 'rejected' }),
      visit('4', { outcome: null, revisionTo: null }),
    ]
    assert.deepEqual(
      versionsOf(job({ visits })).map(({ id }) => id),
      ['3', '1'],
    )
  })
})
