import { AppError, may } from '@gesso/core'
import type { Context } from '../../../context.ts'
import { type Actor, authorise } from '../../access/index.ts'
import { roleOfMember } from './queries.ts'

/**
 * Who works: the actor, or the person whom somebody who leads the work names.
 * @throws AppError `person_missing` for an API key that names nobody; `invalid_input` for a person who may do no jobs;
 * `forbidden` for those who do not lead; `not_found` for somebody who is no member
 */
export async function workerOf(
  context: Context,
  actor: Actor,
  workspaceId: string,
  given: string | undefined,
): Promise<string> {
  const personId = given?.toLowerCase()
  if (actor.kind === 'person' && (personId === undefined || personId === actor.id)) return actor.id
  if (personId === undefined) throw new AppError('person_missing', { field: 'personId' })
  authorise(actor, { workspaceId }, 'lead the work', { what: 'workspace', id: workspaceId })
  const role = await roleOfMember(context.db, workspaceId, personId)
  if (role === undefined) throw new AppError('not_found', { what: 'member', id: personId })
  if (!may(role, 'do jobs'))
    throw new AppError('invalid_input', {
      field: 'personId',
      problem: `is a member as ${role}, who does no jobs`,
    })
  return personId
}
