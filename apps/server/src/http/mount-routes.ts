import { AppError } from '@gesso/core'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../context.ts'
import { nothing, type Operation, type Route, type SessionCookie } from '../contract/operation.ts'
import type { Actor } from '../resources/access/index.ts'
import { actorOf, refuseForeignOrigin, sessionCookieName } from './authenticate.ts'
import { validatorOf } from './validate.ts'

/** Mounts our own API: authenticate, validate, hand over, reply. */
export function mountRoutes(app: FastifyInstance, context: Context, routes: readonly Route[]): void {
  for (const { operation, handle } of routes) {
    const parse = {
      params: validatorOf(operation.params, 'text'),
      query: validatorOf(operation.query, 'text'),
      body: validatorOf(operation.body, 'json'),
    }
    app.route({
      method: operation.method,
      url: operation.path,
      handler: async (request, reply) => {
        const actor = await callerOf(context, operation, request)
        const answer = await handle(context, {
          actor,
          params: parse.params(request.params, ''),
          query: parse.query(request.query, ''),
          body: operation.body === nothing ? undefined : parse.body(request.body, 'body'),
          session: sessionOf(request, reply, context),
          signal: signalOf(reply),
        })
        return operation.reply === nothing ? reply.code(204).send() : reply.send(answer)
      },
    })
  }
}

const nobody: Actor = { id: '', kind: 'person', name: '', grants: new Map() }

async function callerOf(context: Context, operation: Operation, request: FastifyRequest): Promise<Actor> {
  if (operation.access === 'actor') return actorOf(context, request)
  refuseForeignOrigin(request)
  return actorOf(context, request).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'unauthenticated') return nobody
    throw error
  })
}

function sessionOf(request: FastifyRequest, reply: FastifyReply, context: Context): SessionCookie {
  const secure = context.settings.publicUrl.startsWith('https:')
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const
  return {
    token: request.cookies[sessionCookieName],
    set: (token, expires) => void reply.setCookie(sessionCookieName, token, { ...options, expires }),
    clear: () => void reply.clearCookie(sessionCookieName, options),
  }
}

function signalOf(reply: FastifyReply): AbortSignal {
  const controller = new AbortController()
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort()
  })
  return controller.signal
}
