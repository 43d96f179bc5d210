import assert from 'node:assert/strict'
import type { Role } from '@gesso/core'
import { v7 as uuidv7 } from 'uuid'
import { createSignInLink } from '../resources/access/index.ts'
import type { Sent, Stack } from './stack.ts'

/** A person with a browser session. */
export interface SignedIn {
  readonly personId: string
  /** to send as the `cookie` header */
  readonly cookie: string
}

/** Makes a person, a member of a workspace, who is signed in by a link. */
export async function signInAs(stack: Stack, workspaceId: string, role: Role): Promise<SignedIn> {
  const { db } = stack.context
  const personId = uuidv7()
  const created_at = new Date()
  await db
    .insertInto('person')
    .values({ id: personId, name: `The ${role}`, email: null, password_hash: null, created_at })
    .execute()
  await db
    .insertInto('member')
    .values({ workspace_id: workspaceId, person_id: personId, role, created_at })
    .execute()
  return {
    personId,
    cookie: cookieOf(await openLink(stack, await createSignInLink(stack.context, personId))),
  }
}

/** Uses a sign-in link as the page does: sends the token of its fragment. */
export function openLink(stack: Stack, link: string, headers: Record<string, string> = {}): Promise<Sent> {
  return stack.send('POST', '/api/session', { body: { token: tokenOf(link) }, headers })
}

/** The token in the fragment of a link. */
export function tokenOf(link: string): string {
  return new URLSearchParams(new URL(link).hash.slice(1)).get('token') ?? ''
}

/** The session cookie that a reply sets, to be sent back. */
export function cookieOf({ headers }: Sent): string {
  const [cookie] = headers.getSetCookie()
  assert.ok(cookie, 'the reply sets no cookie')
  return cookie.split(';')[0] ?? ''
}
