import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Context } from '../context.ts'
import type { RawReply, RawRoute } from '../contract/raw-route.ts'
import { actorOf, nobody, signalOf, validatorOf } from '../wire/index.ts'

/**
 * Whoever has a file's signed link may show it on their own pages, as with a file of any store; opened by itself, it runs
 * no script with the rights of our pages.
 */
const fileHeaders = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'Accept-Ranges, Content-Length, Content-Range, ETag, X-Request-ID',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Content-Security-Policy': "default-src 'none'; sandbox",
}

/** Mounts routes that speak bytes: a body is handed over as a stream. Call it where `acceptJson` made types not matter. */
export function mountRawRoutes(app: FastifyInstance, context: Context, routes: readonly RawRoute[]): void {
  const endless = endingWith(app)
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
  const files = routes.filter(({ path }) => path.startsWith('/files/'))
  for (const path of new Set(files.map(route => route.path))) mountPreflight(app, path, files)
  for (const { method, path, access, params, query, handle } of routes) {
    const parse = { params: validatorOf(params, 'text'), query: validatorOf(query, 'text') }
    app.route({
      // Fastify's own answer to HEAD reads a stream to its end.
      method: method === 'GET' ? ['GET', 'HEAD'] : method,
      exposeHeadRoute: false,
      url: path,
      handler: async (request, reply) => {
        if (path.startsWith('/files/')) reply.headers(fileHeaders)
        const answer = await handle(context, {
          // The signature is the permission, so that pages of other sites may use the link too.
          actor: access === 'anyone' ? nobody : await actorOf(context, request),
          params: parse.params(request.params, ''),
          query: parse.query(request.query, ''),
          headers: request.raw.headers,
          body: request.raw,
          signal: signalOf(reply),
        })
        if (answer.endless) endless(reply)
        return sendRaw(reply, answer)
      },
    })
  }
}

/** Answers what browsers ask before a page of another site may send a file to a signed link. */
function mountPreflight(app: FastifyInstance, path: string, routes: readonly RawRoute[]): void {
  const methods = routes.filter(route => route.path === path).map(({ method }) => method)
  const headers = {
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Allow-Methods': methods.join(', '),
    'Access-Control-Allow-Headers': '*',
    'Access-Control-Max-Age': 86_400,
  }
  app.options(path, async (_request, reply) => reply.code(204).headers(headers).send())
}

function sendRaw(reply: FastifyReply, { status, headers = {}, body }: RawReply): FastifyReply {
  reply.code(status).headers(headers)
  if (!(body instanceof Readable)) return reply.send(body)
  reply.raw.once('close', () => body.destroy())
  if (reply.request.method === 'HEAD') {
    body.destroy()
    return reply.send()
  }
  return reply.send(body)
}

/** Ends replies that would never end by themselves when the server stops. */
function endingWith(app: FastifyInstance): (reply: FastifyReply) => void {
  const open = new Set<FastifyReply>()
  let stopping = false
  app.addHook('preClose', async () => {
    stopping = true
    for (const reply of open) reply.raw.end()
  })
  return reply => {
    if (stopping) reply.raw.end()
    open.add(reply)
    reply.raw.once('close', () => open.delete(reply))
  }
}
