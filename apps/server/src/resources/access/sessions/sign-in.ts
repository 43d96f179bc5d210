import { AppError } from '@gesso/core'
import type { Context } from '../../../context.ts'
import type { SessionCookie } from '../../../contract/operation.ts'
import { personByEmail } from '../people/queries.ts'
import { hashOfSecret, newSecret } from '../secrets.ts'
import { passwordFits } from './passwords.ts'
import { deleteExpired, deleteSession, insertSession, takeSignInLink } from './queries.ts'

const sessionDays = 30

/**
 * The person that a sign-in link was made for; the link is used up.
 * @throws AppError `link_invalid`
 */
export async function personOfLink(context: Context, token: string): Promise<string> {
  const personId = await takeSignInLink(context.db, hashOfSecret(token), context.now())
  if (personId === undefined) throw new AppError('link_invalid')
  return personId
}

/**
 * The person with this email and password.
 * @throws AppError `sign_in_refused`, after the same work whether the email is known or not
 */
export async function personOfPassword(context: Context, email: string, password: string): Promise<string> {
  const person = await personByEmail(context.db, email)
  const fits = await passwordFits(password, person?.passwordHash)
  if (!person || !fits) throw new AppError('sign_in_refused')
  return person.id
}

/** Begins a browser session for a person; the one that came with the request ends. */
export async function beginSession(context: Context, personId: string, cookie: SessionCookie): Promise<void> {
  const token = newSecret()
  const createdAt = context.now()
  const expiresAt = new Date(createdAt.getTime() + sessionDays * 86_400_000)
  if (cookie.token !== undefined) await deleteSession(context.db, hashOfSecret(cookie.token))
  await deleteExpired(context.db, createdAt)
  await insertSession(context.db, { tokenHash: hashOfSecret(token), personId, createdAt, expiresAt })
  cookie.set(token, expiresAt)
}

/** Ends the browser session that came with the request, if one did. */
export async function endSession(context: Context, cookie: SessionCookie): Promise<void> {
  if (cookie.token !== undefined) await deleteSession(context.db, hashOfSecret(cookie.token))
  cookie.clear()
}
