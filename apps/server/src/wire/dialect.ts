import type { FastifyPluginAsync } from 'fastify'
import type { Context } from '../context.ts'

/** A foreign API over our use cases: an encapsulated plugin with its own auth, errors and not-found. */
export interface Dialect {
  readonly name: string
  /** every path of it starts so, e.g. `/v1`; what it does not know below is answered by its own not-found handler */
  readonly prefix: `/${string}`
  /** the routes, paths relative to the prefix; JSON bodies are read already, as `acceptJson` does */
  readonly plugin: (context: Context) => FastifyPluginAsync
}
