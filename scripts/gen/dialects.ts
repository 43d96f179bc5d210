import { table as gtStudioTable } from '../../apps/server/src/dialects/gt-studio/table.ts'
import { awaitingModels, table } from '../../apps/server/src/dialects/hasty/table.ts'
import type { ProvenDialect } from './proofs.ts'

/** Hasty's API. */
export const hasty: ProvenDialect = {
  folder: 'apps/server/src/dialects/hasty',
  prefix: '/v1',
  table,
  awaiting: awaitingModels,
}

/** GT Studio's API. */
export const gtStudio: ProvenDialect = {
  folder: 'apps/server/src/dialects/gt-studio',
  prefix: '',
  table: gtStudioTable,
  awaiting: [],
}

/** Every foreign API that is served. */
export const dialects: readonly ProvenDialect[] = [hasty, gtStudio]
