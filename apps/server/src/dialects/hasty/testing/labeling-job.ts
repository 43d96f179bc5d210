import { v7 as uuidv7 } from 'uuid'
import type { Stack } from '../../../testing/stack.ts'

/** Puts a run of automated labeling into the table, as one that a model did would stand there. @returns its id */
export async function putLabelingJob(
  { context }: Stack,
  project_id: string,
  { state = 'done', done = 0, total = 0 } = {},
): Promise<string> {
  const id = uuidv7()
  const created_at = context.now()
  const input = {
    modelId: uuidv7(),
    datasetId: null,
    confidence: 0.7,
    maxLabelsPerImage: 50,
    maxImages: 0,
    maskThreshold: 0.5,
    minArea: 4,
  }
  const run = { id, project_id, kind: 'automated-labeling', state, created_at, ended_at: created_at }
  await context.db
    .insertInto('run')
    .values({ ...run, input: JSON.stringify(input), done, total })
    .execute()
  return id
}
