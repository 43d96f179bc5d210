import { AppError } from '@gesso/core'
import { Type } from 'typebox'
import type { Context } from '../../context.ts'
import { keyOfCursor, pageFrom } from '../../contract/cursor.ts'
import type { Page, PageQuery } from '../../contract/schemas.ts'
import { type Actor, authorise } from '../access/index.ts'
import { findProject } from '../projects/index.ts'
import {
  callbackOf,
  countDeliveries,
  type DeliveryRow,
  deliveriesBefore,
  deliveryById,
  restartDelivery,
} from './queries.ts'

/** What a project told, newest first. */
export async function listDeliveries(
  context: Context,
  actor: Actor,
  projectId: string,
  query: PageQuery & { state?: DeliveryRow['state'] | undefined; jobId?: string | undefined },
): Promise<Page<DeliveryRow>> {
  const project = await findProject(context, actor, projectId, 'change projects')
  const { cursor, limit = 100, state, jobId } = query
  const filter = { projectId: project.id, state, jobId }
  const before = keyOfCursor(Type.String({ format: 'uuid' }), cursor)
  const rows = await deliveriesBefore(context.db, filter, before, limit + 1)
  return { ...pageFrom(rows, limit, row => row.id), total: await countDeliveries(context.db, filter) }
}

/**
 * Tells something once more, now, to where the project's callback is today.
 * @throws AppError `not_found` also when the project has no callback
 */
export async function retryDelivery(
  context: Context,
  actor: Actor,
  deliveryId: string,
): Promise<DeliveryRow> {
  const delivery = await findDelivery(context, actor, deliveryId)
  if (!(await callbackOf(context.db, delivery.projectId)))
    throw new AppError('not_found', { what: 'callback of project', id: delivery.projectId })
  await restartDelivery(context.db, delivery.id, context.now())
  context.nudge('callbacks')
  return findDelivery(context, actor, deliveryId)
}

async function findDelivery(context: Context, actor: Actor, deliveryId: string): Promise<DeliveryRow> {
  const delivery = await deliveryById(context.db, deliveryId)
  authorise(actor, delivery, 'change projects', { what: 'delivery', id: deliveryId })
  return delivery
}
