import { AppError } from '@gesso/core'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

interface Known {
  readonly path: RegExp
  readonly method: string
}

const decorator = 'knownRoutes'

/** Remembers which methods which paths have; call it before routes are mounted. */
export function rememberRoutes(app: FastifyInstance): void {
  const known: Known[] = []
  app.decorate(decorator, known)
  app.addHook('onRoute', ({ url, method }) => {
    const pattern = url
      .replaceAll(/[.+()]/g, '\\$&')
      .replaceAll(/:\w+/g, '[^/]+')
      .replace(/\*$/, '.*')
    for (const each of [method].flat()) known.push({ path: new RegExp(`^${pattern}$`), method: each })
  })
}

/**
 * The error of a request that no route answers: `method_not_allowed` where its path has other methods, which `Allow` then
 * tells, else `route_not_found`.
 */
export function unknownRoute(request: FastifyRequest, reply: FastifyReply): AppError {
  const [path = ''] = request.url.split('?')
  const { method } = request
  const known = request.server.getDecorator<readonly Known[]>(decorator)
  const methods = known.filter(route => route.path.test(path)).map(route => route.method)
  if (methods.length === 0) return new AppError('route_not_found', { method, path })
  const allowed = [...new Set(methods)].sort().join(', ')
  reply.header('Allow', allowed)
  return new AppError('method_not_allowed', { method, path, allowed })
}
