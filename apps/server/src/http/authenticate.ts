import { AppError } from '@gesso/core'
import type { FastifyRequest } from 'fastify'
import type { Context } from '../context.ts'
import { type Actor, actorOfKey, actorOfSession } from '../resources/access/index.ts'

/** The cookie of a browser session. */
export const sessionCookieName = 'gesso_session'

/**
 * Who sends this request: the API key in `X-Api-Key`, else the person of the session cookie.
 * @throws AppError `unauthenticated`; `origin_refused` when another site's page uses the cookie to change something
 */
export async function actorOf(context: Context, request: FastifyRequest): Promise<Actor> {
  const key = request.headers['x-api-key']
  if (typeof key === 'string' && key !== '') return known(await actorOfKey(context, key))
  const token = request.cookies[sessionCookieName]
  if (token === undefined) throw new AppError('unauthenticated')
  refuseForeignOrigin(request)
  return known(await actorOfSession(context, token))
}

/**
 * Refuses requests that change something and come from a page of another site: the browser states where a page is from
 * in `Sec-Fetch-Site` and `Origin`, and pages cannot forge these.
 */
export function refuseForeignOrigin(request: FastifyRequest): void {
  if (request.method === 'GET' || request.method === 'HEAD') return
  const site = request.headers['sec-fetch-site']
  const { origin, host } = request.headers
  if (site !== undefined && site !== 'same-origin') throw new AppError('origin_refused')
  if (origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== host))
    throw new AppError('origin_refused')
}

function known(actor: Actor | undefined): Actor {
  if (!actor) throw new AppError('unauthenticated')
  return actor
}
