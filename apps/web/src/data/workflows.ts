import type { BoardStep, Workflow } from '@gesso/client'
import type { Route, WorkflowPlan } from '@gesso/core'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from './client.ts'
import { askedEvery, jobNews } from './news.ts'

/** Counts of a board are read again so often while nobody tells of changes. */
const refreshMs = 10_000

/** The workflows of a project, the default first; retired ones last. */
export const workflowsQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['workflows', projectId],
    queryFn: ({ signal }) => api.listWorkflows({ params: { projectId } }, signal),
  })

/** How many jobs stand at each step of a workflow. */
export const boardQuery = ({ id, projectId }: Pick<Workflow, 'id' | 'projectId'>) =>
  queryOptions({
    queryKey: ['board', id],
    queryFn: ({ signal }) => api.stepCounts({ params: { workflowId: id } }, signal),
    refetchInterval: askedEvery(jobNews(projectId), refreshMs),
  })

/** What is entered of a workflow. */
export interface WorkflowEntry {
  readonly name: string
  readonly tag: string | null
  readonly attachments: Workflow['attachments']
  readonly plan: WorkflowPlan
}

/** Makes a workflow. */
export function useCreateWorkflow(projectId: string) {
  return useWorkflowChange(projectId, (entry: WorkflowEntry) =>
    api.createWorkflow({ params: { projectId }, body: bodyOf(entry) }),
  )
}

/** Changes a workflow; jobs inside go on along the version that they began with. */
export function useChangeWorkflow({ id, projectId }: Workflow) {
  return useWorkflowChange(projectId, (entry: WorkflowEntry) =>
    api.changeWorkflow({ params: { workflowId: id }, body: bodyOf(entry) }),
  )
}

/** Lets a workflow take no new jobs. */
export function useRetireWorkflow({ id, projectId }: Workflow) {
  return useWorkflowChange(projectId, () => api.retireWorkflow({ params: { workflowId: id } }))
}

/** The plan of a workflow as the rules read it. */
export function planOf({ steps, routes }: Pick<Workflow, 'steps' | 'routes'>): WorkflowPlan {
  return {
    steps,
    routes: routes.map(({ from, to, kind, fact = '', is = true, percent = 0 }): Route => {
      if (kind === 'when') return { from, to, kind, fact, is }
      return kind === 'sample' ? { from, to, kind, percent } : { from, to, kind }
    }),
  }
}

/** How many jobs are at a step, in a few words. */
export function boardWords({ preparing, waiting, held, working, failed, done }: BoardStep): string {
  const parts = [
    [preparing, 'preparing'],
    [waiting, 'waiting'],
    [held, 'in work'],
    [working, 'running'],
    [failed, 'failed'],
    [done, 'done'],
  ] as const
  const said = parts.flatMap(([count, words]) => (count > 0 ? `${count.toLocaleString('en')} ${words}` : []))
  return said.length > 0 ? said.join(', ') : 'no jobs'
}

function bodyOf({ plan, ...fields }: WorkflowEntry) {
  const steps = plan.steps.map(step => ({ ...step, reasons: [...step.reasons] }))
  return { ...fields, steps, routes: [...plan.routes] }
}

function useWorkflowChange<I, R>(projectId: string, mutationFn: (input: I) => Promise<R>) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn,
    onSuccess: () => cache.invalidateQueries({ queryKey: ['workflows', projectId] }),
  })
}
