import { randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import type { Context } from '../context.ts'
import { acceptJson } from '../wire/index.ts'
import { dialects } from './dialects.ts'
import { answerError, answerUnknownRoute } from './errors.ts'
import { mountHealth } from './health.ts'
import { mountRawRoutes } from './mount-raw-routes.ts'
import { mountRoutes } from './mount-routes.ts'
import { rawRoutes, routes } from './routes.ts'

/** Largest JSON body, in bytes; files go through signed uploads, not through here. */
const bodyLimitBytes = 32 * 1024 * 1024

const faces = { routes, rawRoutes, dialects }

/**
 * The whole HTTP face: our own API, the dialects, files and the web.
 * @param served what is mounted; left out, everything there is
 */
export async function buildApp(context: Context, served = faces): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: context.log as FastifyBaseLogger,
    bodyLimit: bodyLimitBytes,
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    routerOptions: { maxParamLength: 500 },
    forceCloseConnections: 'idle',
    return503OnClosing: false,
  })
  app.addHook('onRequest', async (request, reply) => {
    reply.header('X-Request-ID', request.id)
  })
  app.setErrorHandler(answerError)
  app.setNotFoundHandler(answerUnknownRoute)
  await app.register(helmet, { contentSecurityPolicy: false })
  await app.register(cookie)
  mountHealth(app, context)
  await app.register(async raw => mountRawRoutes(raw, context, served.rawRoutes))
  acceptJson(app)
  await app.register(async api => mountRoutes(api, context, served.routes))
  for (const { prefix, plugin } of served.dialects) await app.register(plugin(context), { prefix })
  return app
}
