import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../context.ts'

/** A foreign API over our use cases: an encapsulated plugin with its own auth, errors and not-found. */
export interface Dialect {
  readonly name: string
  /** what the paths of its routes begin with, e.g. `/v1`; empty where they are whole */
  readonly prefix: `/${string}` | ''
  /**
   * The whole paths that are its own, parameters as `:name`: whatever goes wrong at one of them or below is answered in its
   * words, also where no operation is. What several own is of the one that names most of it.
   */
  readonly owns: readonly `/${string}`[]
  /** the routes, paths relative to the prefix; JSON bodies are read already, as `acceptJson` does */
  readonly plugin: (context: Context) => FastifyPluginAsync
  /** the reply to whatever was thrown, in its words */
  readonly answerError: (
    error: unknown,
    request: FastifyRequest,
    reply: FastifyReply,
  ) => Promise<FastifyReply>
}
