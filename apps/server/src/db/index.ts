export { type Database, openDatabase, openPool } from './connection.ts'
export { containing } from './containing.ts'
export { migrate } from './migrate.ts'
export { refusingTaken, violatedConstraint } from './violations.ts'
