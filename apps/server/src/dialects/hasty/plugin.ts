import type { FastifyPluginAsync } from 'fastify'
import type { Context } from '../../context.ts'
import { nothing } from '../../contract/operation.ts'
import { mountOperations } from '../../wire/index.ts'
import { docsPaths, mountDocs } from './docs.ts'
import { operations } from './operations/index.ts'
import { readQuery } from './read-query.ts'
import { table } from './table.ts'

/** The routes, with their own auth. */
export function hastyPlugin(context: Context): FastifyPluginAsync {
  return async app => {
    mountOperations(app, context, {
      table,
      operations,
      open: docsPaths,
      readQuery: ({ query }, raw) => readQuery(query, raw),
      respond: (reply, answer, { reply: schema }) =>
        schema === nothing ? reply.code(204).send() : reply.send(answer),
    })
    mountDocs(app)
  }
}
