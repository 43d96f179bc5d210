import { IncomingMessage, type OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import helmet from 'helmet'
import type { Context } from '../context.ts'

/** Says to browsers, with every answer, what our pages may load and who may frame them. */
export function sendSecurityHeaders(app: FastifyInstance, { settings }: Context): void {
  const headersOf = headersByPlace(settings.pictureOrigins)
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers(headersOf(settings.publicUrl))
  })
}

/** Headers by where we are, which is not known before the first request. They are the same for all of them: made once. */
function headersByPlace(pictureOrigins: readonly string[]): (publicUrl: string) => OutgoingHttpHeaders {
  const made = new Map<string, OutgoingHttpHeaders>()
  return publicUrl => {
    const known = made.get(publicUrl)
    if (known) return known
    const headers = headersAt(publicUrl, pictureOrigins)
    made.set(publicUrl, headers)
    return headers
  }
}

function headersAt(publicUrl: string, pictureOrigins: readonly string[]): OutgoingHttpHeaders {
  // Links to pictures are absolute: a page that was opened by another name of this machine shows them too.
  const { origin } = new URL(publicUrl)
  const write = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        workerSrc: ["'self'", 'blob:'],
        // Mantine writes style elements and attributes.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'blob:', 'data:', origin, ...pictureOrigins],
        mediaSrc: ["'self'", 'blob:', origin],
        connectSrc: ["'self'", origin, ...pictureOrigins],
        fontSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    frameguard: { action: 'deny' },
    // With `no-referrer` browsers would send `Origin: null` with some requests of our own pages.
    referrerPolicy: { policy: 'same-origin' },
    hsts: publicUrl.startsWith('https:') ? { maxAge: 31_536_000 } : false,
  })
  const request = new IncomingMessage(new Socket())
  const response = new ServerResponse(request)
  let problem: unknown
  write(request, response, error => {
    problem = error
  })
  if (problem !== undefined) throw problem
  return response.getHeaders()
}
