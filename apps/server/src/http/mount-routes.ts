import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../context.ts'
import { nothing, type Route, type SessionCookie } from '../contract/operation.ts'
import { callerOf, sessionCookieName, signalOf, validatorOf } from '../wire/index.ts'
import { countAttempts } from './attempts.ts'

/** Mounts our own API: authenticate, validate, hand over, reply. */
export function mountRoutes(app: FastifyInstance, context: Context, routes: readonly Route[]): void {
  // What one person may see is kept for nobody else.
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('Cache-Control', 'no-store')
  })
  for (const { operation, handle } of routes) {
    const parse = {
      params: validatorOf(operation.params, 'text'),
      query: validatorOf(operation.query, 'text'),
      body: operation.body === nothing ? () => undefined : validatorOf(operation.body, 'json'),
    }
    const attempts = operation.attempts && countAttempts(operation.attempts, () => context.now().getTime())
    app.route({
      method: operation.method,
      url: operation.path,
      handler: async (request, reply) => {
        const call = {
          actor: await callerOf(context, operation.access, request),
          params: parse.params(request.params, ''),
          query: parse.query(request.query, ''),
          body: parse.body(request.body, 'body'),
          session: sessionOf(request, reply, context),
          signal: signalOf(reply),
        }
        const succeeded = attempts?.begin(request.ip)
        const answer = await handle(context, call)
        succeeded?.()
        return operation.reply === nothing ? reply.code(204).send() : reply.send(answer)
      },
    })
  }
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
