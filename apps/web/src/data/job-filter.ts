import { isUuid, type JobState } from '@gesso/core'
import type { JobFilter, JobTrouble } from './jobs.ts'

const states: readonly JobState[] = ['preparing', 'waiting', 'held', 'working', 'done', 'failed']

/** Whether a word is a state of jobs. */
export function isJobState(word: unknown): word is JobState {
  return states.some(state => state === word)
}

const troubles: readonly JobTrouble[] = ['skipped', 'stranded', 'unwritten']

function isTrouble(word: unknown): word is JobTrouble {
  return troubles.some(trouble => trouble === word)
}

/** Reads which jobs to show from search parameters; what is no filter is left out. */
export function jobFilterFrom(search: Readonly<Record<string, unknown>>): JobFilter {
  const { batch, workflow, step, state, person, search: words, trouble } = search
  return {
    ...(isId(batch) ? { batch } : {}),
    ...(isId(workflow) ? { workflow } : {}),
    ...(isText(step) ? { step: step.slice(0, 64) } : {}),
    ...(isJobState(state) ? { state } : {}),
    ...(isId(person) ? { person } : {}),
    ...(isTrouble(trouble) ? { trouble } : {}),
    ...(isText(words) ? { search: words.slice(0, 255) } : {}),
  }
}

/** The job that a page of the annotator is opened for, and the step whose jobs come next. */
export interface JobOfPage {
  readonly job?: string
  readonly at?: string
}

/** Reads for which job a page is opened. */
export function jobOfPageFrom({ job, at }: Readonly<Record<string, unknown>>): JobOfPage {
  return {
    ...(isId(job) ? { job } : {}),
    ...(isId(job) && isText(at) ? { at: at.slice(0, 64) } : {}),
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && isUuid(value)
}
