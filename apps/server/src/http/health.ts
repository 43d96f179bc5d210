import { AppError } from '@gesso/core'
import type { FastifyInstance } from 'fastify'
import type { Context } from '../context.ts'
import { askDatabase } from './queries.ts'

/** `/healthz`: the process answers. `/readyz`: database and files answer too. */
export function mountHealth(app: FastifyInstance, context: Context): void {
  app.get('/healthz', { logLevel: 'warn' }, async () => ({ status: 'ok' }))
  app.get('/readyz', { logLevel: 'warn' }, async () => {
    await askDatabase(context.db).catch(error => {
      throw new AppError('unavailable', { what: 'The database' }, { cause: error })
    })
    await context.files.check().catch(error => {
      throw new AppError('unavailable', { what: 'The file store' }, { cause: error })
    })
    return { status: 'ready' }
  })
}
