import { AppError } from '@gesso/core'
import type { VideoFilter } from '../contract.ts'

/** Refuses what PostgreSQL cannot compare. @throws AppError `invalid_input` */
export function checkConditions({ name }: VideoFilter): void {
  if (name?.includes('\0'))
    throw new AppError('invalid_input', { field: 'name', problem: 'contains a NUL character' })
}
