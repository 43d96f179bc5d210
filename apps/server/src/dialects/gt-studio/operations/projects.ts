import { Type } from 'typebox'
import { named, oneOf, Timestamp, Uuid } from '../../../contract/schemas.ts'
import { type BatchRow, listBatches } from '../../../resources/batches/index.ts'
import { findProject, type ProjectRow } from '../../../resources/projects/index.ts'
import { type Call, operation } from '../operation.ts'

const Count = Type.Integer({ minimum: 0 })
const Base = oneOf(['IMAGE', 'VIDEO'])

const counts = {
  total_jobs: Count,
  completed_jobs: Count,
  total_frames: Count,
  completed_frames: Count,
  annotations: Count,
}

const Details = named(
  'ProjectDetails',
  Type.Object({
    name: Type.String(),
    base: Base,
    batches: Type.Array(
      named(
        'BatchDetails',
        Type.Object({
          id: Uuid,
          name: Type.String(),
          description: Type.String(),
          is_default: Type.Boolean(),
          ...counts,
          created_at: Timestamp,
          status: oneOf(['In Progress', 'Complete']),
        }),
      ),
    ),
  }),
)

const Stats = named(
  'ProjectStats',
  Type.Object({ name: Type.String(), base: Base, total_batches: Count, completed_batches: Count, ...counts }),
)

export const projectOperations = [
  operation('getProjectDetails', { reply: Details }, async call => {
    const { project, batches } = await projectWithBatches(call)
    return {
      name: project.name,
      base: baseOf(project),
      batches: batches.map(batch => ({
        id: batch.id,
        name: batch.name,
        description: batch.description ?? '',
        is_default: batch.isDefault,
        ...countsOf([batch]),
        created_at: batch.createdAt.toISOString(),
        status: isComplete(batch) ? ('Complete' as const) : ('In Progress' as const),
      })),
    }
  }),
  operation('getProjectStats', { reply: Stats }, async call => {
    const { project, batches } = await projectWithBatches(call)
    return {
      name: project.name,
      base: baseOf(project),
      total_batches: batches.length,
      completed_batches: batches.filter(isComplete).length,
      ...countsOf(batches),
    }
  }),
]

async function projectWithBatches({
  context,
  actor,
  params,
}: Call<{ project_id: string }, unknown, unknown>): Promise<{ project: ProjectRow; batches: BatchRow[] }> {
  const project = await findProject(context, actor, params.project_id, 'read the workspace')
  const batches: BatchRow[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const from: { cursor?: string } = cursor === '' ? {} : { cursor }
    const page = await listBatches(context, actor, project.id, { ...from, limit: 500 })
    batches.push(...page.items)
    cursor = page.next
  }
  return { project, batches }
}

function baseOf({ contentType }: ProjectRow): 'IMAGE' | 'VIDEO' {
  return contentType === 'VIDEOS' ? 'VIDEO' : 'IMAGE'
}

function countsOf(batches: readonly BatchRow[]) {
  const sum = (count: (batch: BatchRow) => number) =>
    batches.reduce((total, batch) => total + count(batch), 0)
  return {
    total_jobs: sum(({ jobs }) => jobs),
    completed_jobs: sum(({ doneJobs }) => doneJobs),
    total_frames: sum(({ frames }) => frames),
    completed_frames: sum(({ doneFrames }) => doneFrames),
    annotations: sum(({ labels }) => labels),
  }
}

function isComplete({ jobs, doneJobs }: BatchRow): boolean {
  return jobs > 0 && jobs === doneJobs
}
