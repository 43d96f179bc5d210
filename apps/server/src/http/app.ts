import { randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import type { Context } from '../context.ts'
import { acceptJson, rememberRoutes } from '../wire/index.ts'
import { closeInTime } from './close-in-time.ts'
import { dialects } from './dialects.ts'
import { mountDocs } from './docs.ts'
import { answerError, answerUnknownRoute, answerUnreadable, answerUnreadableUrl } from './errors.ts'
import { mountHealth } from './health.ts'
import { dialectOf, mountDialects } from './mount-dialects.ts'
import { mountRawRoutes } from './mount-raw-routes.ts'
import { mountRoutes } from './mount-routes.ts'
import { rawRoutes, routes } from './routes.ts'
import { sendSecurityHeaders } from './security-headers.ts'
import { serveWeb } from './web.ts'

/** Largest JSON body, in bytes; files go through signed uploads, not through here. */
const bodyLimitBytes = 32 * 1024 * 1024

/** Longest part of a path, in characters; ids have 36. */
const maxParamLength = 500

const everything = { routes, rawRoutes, dialects }

interface Options {
  /** proxies whose X-Forwarded-For is believed; none unless said */
  readonly trustedProxies?: readonly string[]
  /** what is mounted; everything there is unless said */
  readonly served?: typeof everything
  /** the built web; that of this repository unless said */
  readonly webFolder?: string
}

/** The whole HTTP face: our own API, the dialects, files and the web. */
export async function buildApp(context: Context, options: Options = {}): Promise<FastifyInstance> {
  const { trustedProxies = [], served = everything, webFolder } = options
  const app = Fastify({
    loggerInstance: context.log as FastifyBaseLogger,
    bodyLimit: bodyLimitBytes,
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    trustProxy: [...trustedProxies],
    routerOptions: { maxParamLength },
    // While the server stops, requests on connections that are open still get their answer.
    return503OnClosing: false,
    frameworkErrors(_error, request, reply) {
      void answerUnreadableUrl(request, reply, dialectOf(request, served.dialects)?.answerError)
    },
    clientErrorHandler: (error, socket) => answerUnreadable(context.log, error, socket),
  })
  app.addHook('onRequest', async (request, reply) => {
    reply.header('X-Request-ID', request.id)
  })
  closeInTime(app)
  rememberRoutes(app)
  app.setErrorHandler(answerError)
  sendSecurityHeaders(app, context)
  await app.register(cookie)
  mountHealth(app, context)
  if (served === everything) mountDocs(app)
  const answerPage = await serveWeb(app, webFolder)
  app.setNotFoundHandler((request, reply) => answerPage(request, reply) ?? answerUnknownRoute(request, reply))
  acceptJson(app)
  await app.register(async raw => mountRawRoutes(raw, context, served.rawRoutes))
  await app.register(async api => mountRoutes(api, context, served.routes))
  await mountDialects(app, context, served.dialects)
  return app
}
