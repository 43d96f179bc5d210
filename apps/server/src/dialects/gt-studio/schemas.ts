import { Type } from 'typebox'
import { Uuid } from '../../contract/schemas.ts'

/** The id of a batch; empty: the project's default. */
export const BatchId = Type.Union([Uuid, Type.Literal('')])

/** How far a job is. */
export const WireStatus = Type.Unsafe<'in_progress' | 'completed' | 'failed'>({
  type: 'string',
  enum: ['in_progress', 'completed', 'failed'],
})
