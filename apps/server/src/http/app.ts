import { randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import type { Context } from '../context.ts'
import { acceptJson } from './bodies.ts'
import { answerError, answerUnknownRoute } from './errors.ts'
import { mountHealth } from './health.ts'
import { mountRoutes } from './mount-routes.ts'
import { routes } from './routes.ts'

/** Largest JSON body, in bytes; files go through signed uploads, not through here. */
const bodyLimitBytes = 32 * 1024 * 1024

/** The whole HTTP face: our own API, and what is mounted beside it. */
export async function buildApp(context: Context): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: context.log as FastifyBaseLogger,
    bodyLimit: bodyLimitBytes,
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    routerOptions: { maxParamLength: 500 },
    forceCloseConnections: 'idle',
  })
  app.addHook('onRequest', async (request, reply) => {
    reply.header('X-Request-ID', request.id)
  })
  app.setErrorHandler(answerError)
  app.setNotFoundHandler(answerUnknownRoute)
  await app.register(helmet, { contentSecurityPolicy: false })
  await app.register(cookie)
  acceptJson(app)
  mountHealth(app, context)
  await app.register(async api => mountRoutes(api, context, routes))
  return app
}
