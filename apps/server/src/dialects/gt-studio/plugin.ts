import type { FastifyPluginAsync } from 'fastify'
import type { Context } from '../../context.ts'
import { mountOperations } from '../../wire/index.ts'
import { docsPaths, mountDocs } from './docs.ts'
import { operations } from './operations/index.ts'
import { Redirection } from './redirection.ts'
import { table } from './table.ts'

/** The routes, with their own auth and their envelope. */
export function gtStudioPlugin(context: Context): FastifyPluginAsync {
  return async app => {
    app.addHook('onRequest', async request => {
      // Keys went by another name until 2020.
      const key = request.headers['x-api-key'] || request.headers['x-client-key']
      request.headers = { ...request.headers, 'x-api-key': key }
    })
    mountOperations(app, context, {
      table,
      operations,
      open: docsPaths,
      readQuery: (_, query) => filledIn(query),
      respond: (reply, answer) =>
        answer instanceof Redirection
          ? reply.redirect(answer.url, 302)
          : reply.send({ success: true, data: answer }),
    })
    mountDocs(app)
  }
}

/** Without what is there and empty, as in `?page_token=`. */
function filledIn(query: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''))
}
