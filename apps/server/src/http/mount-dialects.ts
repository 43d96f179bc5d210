import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Context } from '../context.ts'
import { type Dialect, unknownRoute } from '../wire/index.ts'

/** Mounts foreign APIs, each with its own answers to what goes wrong at the paths that are its own. */
export async function mountDialects(
  app: FastifyInstance,
  context: Context,
  dialects: readonly Dialect[],
): Promise<void> {
  for (const { prefix, owns, plugin, answerError } of dialects)
    await app.register(async own => {
      own.setErrorHandler(answerError)
      await own.register(
        async scope => {
          await plugin(context)(scope, {})
          // Within the plugin's scope, so that who has no key is told so first.
          for (const path of owns)
            await scope.register(
              async below => {
                below.setNotFoundHandler((request, reply) =>
                  answerError(unknownRoute(request, reply), request, reply),
                )
              },
              { prefix: path.slice(prefix.length) },
            )
        },
        { prefix },
      )
    })
}

/** The foreign API that a path is of, if it is of one. */
export function dialectOf(
  { url }: Pick<FastifyRequest, 'url'>,
  dialects: readonly Dialect[],
): Dialect | undefined {
  const [path = ''] = url.split('?')
  const owned = dialects.flatMap(dialect => dialect.owns.map(own => ({ dialect, own })))
  const found = owned.filter(({ own }) => patternOf(own).test(path))
  return found.sort((one, other) => partsIn(other.own) - partsIn(one.own))[0]?.dialect
}

function patternOf(own: string): RegExp {
  return new RegExp(`^${own.replaceAll(/:\w+/g, '[^/]+')}(/|$)`)
}

function partsIn(path: string): number {
  return path.split('/').length
}
