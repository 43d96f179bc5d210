import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import type { Context } from '../../context.ts'
import { nothing } from '../../contract/operation.ts'
import { ids } from '../../contract/schemas.ts'
import type { Actor } from '../../resources/access/index.ts'
import { actorOf, signalOf, validatorOf } from '../../wire/index.ts'
import { docsPaths, mountDocs } from './docs.ts'
import { answerError, answerUnknown } from './errors.ts'
import type { Operation } from './operation.ts'
import { operations } from './operations/index.ts'
import { readQuery } from './read-query.ts'
import { waysTo } from './table.ts'

/** The routes, with their own auth, errors and not-found. */
export function hastyPlugin(context: Context): FastifyPluginAsync {
  return async app => {
    const actors = new WeakMap<FastifyRequest, Actor>()
    app.setErrorHandler(answerError)
    app.setNotFoundHandler(answerUnknown)
    // Before the body is read: who has no key sends none in vain.
    app.addHook('onRequest', async request => {
      if (docsPaths.includes(request.routeOptions.url ?? '')) return
      actors.set(request, await actorOf(context, request))
    })
    mountDocs(app)
    for (const operation of operations) {
      const handler = handlerOf(operation, context)
      for (const { method, url } of waysTo(operation.name)) {
        app.route({
          method,
          url,
          handler: async (request, reply) => {
            const actor = actors.get(request) ?? (await actorOf(context, request))
            const answer = await handler(request, actor, signalOf(reply))
            return operation.reply === nothing ? reply.code(204).send() : reply.send(answer)
          },
        })
      }
    }
  }
}

function handlerOf(operation: Operation, context: Context) {
  const [way] = waysTo(operation.name)
  const names = [...(way?.url ?? '').matchAll(/:(\w+)/g)].map(([, name = '']) => name)
  const parseParams = validatorOf(ids(...names), 'text')
  const parseQuery = validatorOf(operation.query, 'text')
  const parseBody = operation.body === nothing ? () => undefined : validatorOf(operation.body, 'json')
  return (request: FastifyRequest, actor: Actor, signal: AbortSignal) => {
    const params: Record<string, string> = parseParams(request.params, '')
    const lower = Object.fromEntries(Object.entries(params).map(([name, id]) => [name, id.toLowerCase()]))
    const query = parseQuery(readQuery(operation.query, request.query as Record<string, unknown>), '')
    const body: unknown = parseBody(request.body, 'body')
    return operation.handle({ context, actor, params: lower, query, body, signal })
  }
}
