import { AppError } from '@gesso/core'
import type { AttributeFields } from './queries.ts'

/** Refuses limits that no number keeps. @throws AppError `invalid_input` */
export function judgeLimits({ type, min, max }: Pick<AttributeFields, 'type' | 'min' | 'max'>): void {
  if ((type !== 'INT' && type !== 'FLOAT') || min === null || max === null || min <= max) return
  throw new AppError('invalid_input', { field: 'max', problem: 'must not be less than min' })
}
