import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../context.ts'
import { nothing } from '../contract/operation.ts'
import { ids } from '../contract/schemas.ts'
import type { Actor } from '../resources/access/index.ts'
import { actorOf } from './authenticate.ts'
import { type Operation, type OperationRow, waysIn } from './operations.ts'
import { signalOf } from './signal.ts'
import { validatorOf } from './validate.ts'

type Query = Readonly<Record<string, unknown>>

/** What a foreign API has of its own when its operations are mounted. */
export interface Mounting<Name extends string> {
  readonly table: Readonly<Record<Name, OperationRow>>
  readonly operations: readonly Operation<Name>[]
  /** paths that open without a key, whole */
  readonly open: readonly string[]
  /** puts a query into the form that the operation's schema checks */
  readQuery(operation: Operation<Name>, query: Query): Query
  /** answers what a handler gave */
  respond(reply: FastifyReply, answer: unknown, operation: Operation<Name>): FastifyReply
}

/** Mounts the operations of a foreign API by all their ways, for those who have a key. */
export function mountOperations<Name extends string>(
  app: FastifyInstance,
  context: Context,
  mounting: Mounting<Name>,
): void {
  const actors = new WeakMap<FastifyRequest, Actor>()
  // Before the body is read: who has no key sends none in vain.
  app.addHook('onRequest', async request => {
    if (mounting.open.includes(request.routeOptions.url ?? '')) return
    actors.set(request, await actorOf(context, request))
  })
  for (const operation of mounting.operations)
    for (const { method, url } of waysIn(mounting.table[operation.name])) {
      const parse = parserOf(operation, url, mounting)
      app.route({
        method,
        url,
        config: { operation: operation.name },
        handler: async (request, reply) => {
          const actor = actors.get(request) ?? (await actorOf(context, request))
          const call = { context, actor, url, signal: signalOf(reply), ...parse(request) }
          return mounting.respond(reply, await operation.handle(call), operation)
        },
      })
    }
}

function parserOf<Name extends string>(operation: Operation<Name>, url: string, mounting: Mounting<Name>) {
  const names = [...url.matchAll(/:(\w+)/g)].map(([, name = '']) => name)
  const parseParams = validatorOf(ids(...names), 'text')
  const parseQuery = validatorOf(operation.query, 'text')
  const parseBody = operation.body === nothing ? () => undefined : validatorOf(operation.body, 'json')
  return (request: FastifyRequest) => {
    const params: Record<string, string> = parseParams(request.params, '')
    const lower = Object.fromEntries(Object.entries(params).map(([name, id]) => [name, id.toLowerCase()]))
    const query: unknown = parseQuery(mounting.readQuery(operation, request.query as Query), '')
    const body: unknown = parseBody(request.body, 'body')
    return { params: lower, query, body }
  }
}

/** The operation that a request is for, as far as that is known. */
export function operationNamedIn({ routeOptions }: FastifyRequest): string | undefined {
  const { config } = routeOptions
  return config !== undefined && 'operation' in config && typeof config.operation === 'string'
    ? config.operation
    : undefined
}
