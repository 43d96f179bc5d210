import { AppError } from '@gesso/core'
import type { Context } from '../../../context.ts'
import { refusingTaken } from '../../../db/index.ts'
import type { Actor } from '../actor.ts'
import { hashOfSecret } from '../secrets.ts'
import { hashPassword, passwordFits } from '../sessions/passwords.ts'
import { deleteOtherSessions } from '../sessions/queries.ts'
import { refuseKeys } from './people-only.ts'
import { type PersonRow, personById, updatePersonRow } from './queries.ts'

interface Wanted {
  readonly name?: string | undefined
  readonly email?: string | undefined
  readonly password?: string | undefined
  readonly currentPassword?: string | undefined
}

/**
 * Changes one's own name, email or password; a new password ends the other sessions of the person.
 * @param sessionToken the session that goes on
 * @throws AppError `people_only`, `name_taken` for an email that another person has, `invalid_input` for a wrong password
 */
export async function updateMe(
  context: Context,
  actor: Actor,
  wanted: Wanted,
  sessionToken: string | undefined,
): Promise<void> {
  refuseKeys(actor, 'change a profile')
  const { name, email, password } = wanted
  const person = await personById(context.db, actor.id)
  if (!person) throw new AppError('unauthenticated')
  if (password !== undefined) await refuseNewPassword(person, wanted)
  const passwordHash = password === undefined ? undefined : await hashPassword(password)
  await context.db.transaction().execute(async transaction => {
    const fields = { name: name?.trim(), email, passwordHash }
    const update = updatePersonRow(transaction, actor.id, fields)
    await refusingTaken('person_email_unique', { field: 'email', name: email ?? '' }, update)
    if (passwordHash !== undefined)
      await deleteOtherSessions(transaction, actor.id, hashOfSecret(sessionToken ?? ''))
  })
}

async function refuseNewPassword(person: PersonRow, { email, currentPassword }: Wanted): Promise<void> {
  if (person.email === null && email === undefined)
    throw new AppError('invalid_input', { field: 'email', problem: 'is needed to sign in with a password' })
  if (person.passwordHash === null) return
  if (currentPassword === undefined)
    throw new AppError('invalid_input', { field: 'currentPassword', problem: 'is missing' })
  if (!(await passwordFits(currentPassword, person.passwordHash)))
    throw new AppError('invalid_input', { field: 'currentPassword', problem: 'is wrong' })
}
