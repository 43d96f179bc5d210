export { type Migration, type TestDatabase, testDatabase } from './database.ts'
