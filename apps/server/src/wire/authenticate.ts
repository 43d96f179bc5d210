import { AppError } from '@gesso/core'
import type { FastifyRequest } from 'fastify'
import type { Context } from '../context.ts'
import type { Access } from '../contract/operation.ts'
import { type Actor, actorOfKey, actorOfSession } from '../resources/access/index.ts'

/** The cookie of a browser session. */
export const sessionCookieName = 'gesso_session'

/** Who calls where no one has to be anybody. */
export const nobody: Actor = { id: '', kind: 'person', name: '', grants: new Map() }

/**
 * Who calls, as far as an operation needs to know: nobody where anyone may and the request brings no valid key or session.
 * @throws AppError `unauthenticated` where an actor is needed; `origin_refused`
 */
export async function callerOf(context: Context, access: Access, request: FastifyRequest): Promise<Actor> {
  if (access === 'actor') return actorOf(context, request)
  refuseForeignOrigin(context, request)
  return actorOf(context, request).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'unauthenticated') return nobody
    throw error
  })
}

/**
 * Who sends this request: the API key in `X-Api-Key`, else the person of the session cookie.
 * @throws AppError `unauthenticated`; `origin_refused` when another site's page uses the cookie to change something
 */
export async function actorOf(context: Context, request: FastifyRequest): Promise<Actor> {
  const key = request.headers['x-api-key']
  if (typeof key === 'string' && key !== '') return known(await actorOfKey(context, key))
  const token = request.cookies[sessionCookieName]
  if (token === undefined) throw new AppError('unauthenticated')
  refuseForeignOrigin(context, request)
  return known(await actorOfSession(context, token))
}

/**
 * Refuses requests that change something and come from a page of another site: the browser states where a page is from
 * in `Sec-Fetch-Site` and `Origin`, and pages cannot forge these. Behind a proxy the host that the browser asked for is
 * the public one, without a proxy it is the one in `Host`: either will do.
 * @throws AppError `origin_refused`
 */
function refuseForeignOrigin(context: Context, request: FastifyRequest): void {
  if (request.method === 'GET' || request.method === 'HEAD') return
  const site = request.headers['sec-fetch-site']
  // `none` is a person's own doing: a bookmark, the address bar.
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new AppError('origin_refused')
  const { origin, host } = request.headers
  if (origin === undefined) return
  const from = URL.canParse(origin) ? new URL(origin).host : undefined
  if (from === undefined || (from !== host && from !== new URL(context.settings.publicUrl).host))
    throw new AppError('origin_refused')
}

function known(actor: Actor | undefined): Actor {
  if (!actor) throw new AppError('unauthenticated')
  return actor
}
