import { AppError } from '@gesso/core'
import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import type { Context } from '../context.ts'
import type { RawContract } from '../contract/raw-route.ts'
import { askDatabase } from './queries.ts'

interface Probe {
  readonly path: '/healthz' | '/readyz'
  readonly contract: RawContract
  /** @throws AppError `unavailable` */
  readonly ask: (context: Context) => Promise<{ readonly status: string }>
}

/** What those who watch over the server ask. */
export const probes: readonly Probe[] = [
  {
    path: '/healthz',
    contract: {
      name: 'getHealth',
      summary: 'Whether the process answers',
      answers: { 200: { says: 'It does', content: statusOf('ok') } },
    },
    ask: async () => ({ status: 'ok' }),
  },
  {
    path: '/readyz',
    contract: {
      name: 'getReadiness',
      summary: 'Whether the database and the file store answer too',
      answers: { 200: { says: 'They do', content: statusOf('ready') } },
      refusals: [503],
    },
    ask: async context => {
      await askDatabase(context.db).catch(error => {
        throw new AppError('unavailable', { what: 'The database' }, { cause: error })
      })
      await context.files.check().catch(error => {
        throw new AppError('unavailable', { what: 'The file store' }, { cause: error })
      })
      return { status: 'ready' }
    },
  },
]

function statusOf(status: string) {
  return { 'application/json': Type.Object({ status: Type.Literal(status) }) }
}

/** `/healthz`: the process answers. `/readyz`: database and files answer too. */
export function mountHealth(app: FastifyInstance, context: Context): void {
  // Asked every few seconds: only what goes wrong is worth a line.
  const options = { logLevel: context.log.isLevelEnabled('warn') ? 'warn' : 'silent' } as const
  for (const { path, ask } of probes) app.get(path, options, async () => ask(context))
}
