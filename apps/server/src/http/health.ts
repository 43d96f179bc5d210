import { AppError } from '@gesso/core'
import type { FastifyInstance } from 'fastify'
import type { Context } from '../context.ts'
import { askDatabase } from './queries.ts'

/** `/healthz`: the process answers. `/readyz`: database and files answer too. */
export function mountHealth(app: FastifyInstance, context: Context): void {
  // Asked every few seconds: only what goes wrong is worth a line.
  const options = { logLevel: context.log.isLevelEnabled('warn') ? 'warn' : 'silent' } as const
  app.get('/healthz', options, async () => ({ status: 'ok' }))
  app.get('/readyz', options, async () => {
    await askDatabase(context.db).catch(error => {
      throw new AppError('unavailable', { what: 'The database' }, { cause: error })
    })
    await context.files.check().catch(error => {
      throw new AppError('unavailable', { what: 'The file store' }, { cause: error })
    })
    return { status: 'ready' }
  })
}
