import assert from 'node:assert/strict'
import { ask as askOurs, type Desk, openDesk } from '../../../testing/builders.ts'
import type { Stack } from '../../../testing/stack.ts'

/** A desk that speaks this API, with a workflow that has a tag. */
export interface GtDesk extends Desk {
  readonly workflowId: string
  readonly tag: string
}

interface Workflow {
  readonly id: string
  readonly name: string
  readonly attachments: string
  readonly steps: unknown
  readonly routes: unknown
}

/** Opens a project whose default workflow has the tag of the vendor's examples. */
export async function openGtDesk(stack: Stack): Promise<GtDesk> {
  const desk = await openDesk(stack)
  const tag = 'Sample-task'
  const [workflow] = await askOurs<Workflow[]>(desk, 'GET', `/api/projects/${desk.projectId}/workflows`)
  assert.ok(workflow)
  const { id, name, attachments, steps, routes } = workflow
  await askOurs(desk, 'PUT', `/api/workflows/${id}`, { name, tag, attachments, steps, routes })
  return { ...desk, workflowId: id, tag }
}

type Caller = Pick<Desk, 'stack' | 'key'>

/** The data of the reply to a request that must succeed. */
export async function ask<T = Record<string, unknown>>(
  { stack, key }: Caller,
  method: string,
  path: string,
  body?: unknown,
): Promise<T> {
  const { status, body: reply } = await stack.send(method, path, { key, body })
  const { success, data, ...others } = reply as { success: boolean; data: T }
  assert.deepEqual([status, success, others], [200, true, {}], JSON.stringify(reply))
  return data
}

/** What a request was refused with. */
export interface Refused {
  readonly status: number
  readonly code: string
  readonly message: string
  readonly errors?: unknown
  readonly data?: unknown
}

/** The refusal of a request that must be refused, in this API's envelope. */
export async function refused(
  { stack, key }: Caller,
  method: string,
  path: string,
  body?: unknown,
): Promise<Refused> {
  const { status, body: reply } = await stack.send(method, path, { key, body })
  const { success, error, ...others } = reply as { success: boolean; error: Omit<Refused, 'status'> }
  assert.equal(success, false, `${method} ${path} ${status} ${JSON.stringify(reply)}`)
  assert.deepEqual([typeof error.code, typeof error.message], ['string', 'string'])
  return { status, ...error, ...others }
}
