import { operationsOn, type Operation as WireOperation } from '../../wire/index.ts'
import type { OperationName, table } from './table.ts'

export type { Call } from '../../wire/index.ts'

/** An operation of the table with its schemas and what answers it. */
export type Operation = WireOperation<OperationName>

/** Binds an operation of the table to what answers it; schemas that are left out are empty. */
export const operation = operationsOn<typeof table>()
