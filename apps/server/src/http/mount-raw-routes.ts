import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Context } from '../context.ts'
import type { RawReply, RawRoute } from '../contract/raw-route.ts'
import { callerOf, signalOf, validatorOf } from '../wire/index.ts'

/**
 * Whoever has a file's signed link may show it on their own pages, as with a file of any store; opened by itself, it runs
 * no script with the rights of our pages.
 */
const fileHeaders = {
  'Access-Control-Allow-Origin': '*',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Content-Security-Policy': "default-src 'none'; sandbox",
}

/** Mounts routes that speak bytes: a body is handed over as a stream. Call it where `acceptJson` made types not matter. */
export function mountRawRoutes(app: FastifyInstance, context: Context, routes: readonly RawRoute[]): void {
  const endless = endingWith(app)
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
  for (const { method, path, access, params, query, handle } of routes) {
    const parse = { params: validatorOf(params, 'text'), query: validatorOf(query, 'text') }
    app.route({
      // Fastify's own answer to HEAD reads a stream to its end.
      method: method === 'GET' ? ['GET', 'HEAD'] : method,
      exposeHeadRoute: false,
      url: path,
      handler: async (request, reply) => {
        const answer = await handle(context, {
          actor: await callerOf(context, access, request),
          params: parse.params(request.params, ''),
          query: parse.query(request.query, ''),
          headers: request.raw.headers,
          body: request.raw,
          signal: signalOf(reply),
        })
        if (answer.endless) endless(reply)
        if (path.startsWith('/files/')) reply.headers(fileHeaders)
        return sendRaw(reply, answer)
      },
    })
  }
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
