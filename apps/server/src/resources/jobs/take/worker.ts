import { AppError, may, type Role } from '@gesso/core'
import type { Context } from '../../../context.ts'
import { type Actor, authorise } from '../../access/index.ts'
import { roleOfMember, type Workplace } from './queries.ts'

/**
 * Who works: the actor, or the person whom somebody who leads the work names.
 * @throws AppError `person_missing` for an API key that names nobody; `invalid_input` for a person who may do no jobs;
 * `forbidden` for those who do not lead; `not_found` for somebody who is no member
 */
export function workerAt(
  actor: Actor,
  { workspaceId, workerRole }: Workplace,
  given: string | undefined,
): string {
  const personId = given?.toLowerCase()
  if (actor.kind === 'person' && (personId === undefined || personId === actor.id)) return actor.id
  if (personId === undefined) throw new AppError('person_missing', { field: 'personId' })
  authorise(actor, { workspaceId }, 'lead the work', { what: 'workspace', id: workspaceId })
  refuseIdle(workerRole, personId)
  return personId
}

/** Refuses those who may do no jobs. @throws AppError `not_found` for who is no member; `invalid_input` */
export function refuseIdle(role: Role | null, personId: string): void {
  if (role === null) throw new AppError('not_found', { what: 'member', id: personId })
  if (may(role, 'do jobs')) return
  throw new AppError('invalid_input', {
    field: 'personId',
    problem: `is a member as ${role}, who does no jobs`,
  })
}

/** As `workerAt`, where it is still to be read what they are there. @throws AppError as `workerAt` */
export async function workerOf(
  context: Context,
  actor: Actor,
  workspaceId: string,
  given: string | undefined,
): Promise<string> {
  const workerRole = given === undefined ? null : await roleOfMember(context.db, workspaceId, given)
  return workerAt(actor, { workspaceId, workerRole }, given)
}
