import { AppError } from '@gesso/core'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { Context } from '../context.ts'

/** `/healthz`: the process answers. `/readyz`: database and files answer too. */
export function mountHealth(app: FastifyInstance, context: Context): void {
  app.get('/healthz', async () => ({ status: 'ok' }))
  app.get('/readyz', async () => {
    await sql`select 1`.execute(context.db).catch(error => {
      throw new AppError('unavailable', { what: 'The database' }, { cause: error })
    })
    await context.files.check().catch(error => {
      throw new AppError('unavailable', { what: 'The file store' }, { cause: error })
    })
    return { status: 'ready' }
  })
}
