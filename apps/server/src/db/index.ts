export { type Database, openDatabase, openPool } from './connection.ts'
export { migrate } from './migrate.ts'
