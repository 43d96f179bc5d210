import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'
import type { Context } from '../context.ts'

/** Says to browsers what our pages may load and who may frame them. */
export async function sendSecurityHeaders(app: FastifyInstance, context: Context): Promise<void> {
  // Links to pictures are absolute: a page that was opened by another name of this machine shows them too.
  const publicOrigin = () => new URL(context.settings.publicUrl).origin
  const others = [...context.settings.pictureOrigins]
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        workerSrc: ["'self'", 'blob:'],
        // Mantine writes style elements and attributes.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'blob:', 'data:', publicOrigin, ...others],
        mediaSrc: ["'self'", 'blob:', publicOrigin],
        connectSrc: ["'self'", publicOrigin, ...others],
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
    hsts: context.settings.publicUrl.startsWith('https:') ? { maxAge: 31_536_000 } : false,
  })
}
