import type { Context } from '../../../context.ts'
import { hashOfSecret, newSecret } from '../secrets.ts'
import { insertSignInLink } from './queries.ts'

const linkHours = 24

/**
 * Makes a link that signs a person in once, within a day.
 * @param next the page to come to, as a path
 * @returns an absolute URL; the token is in its fragment, which browsers do not send, so that it reaches no log
 */
export async function createSignInLink(context: Context, personId: string, next = '/'): Promise<string> {
  const token = newSecret()
  const expiresAt = new Date(context.now().getTime() + linkHours * 3_600_000)
  await insertSignInLink(context.db, { tokenHash: hashOfSecret(token), personId, expiresAt })
  const search = next === '/' ? '' : `?next=${encodeURIComponent(next)}`
  return `${context.settings.publicUrl}/sign-in${search}#token=${token}`
}
