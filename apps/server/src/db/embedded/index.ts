export type { PostgresSettings } from './settings.ts'
export {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  type StartLog,
  startEmbeddedPostgres,
} from './start.ts'
