import type { Route } from '../../contract/operation.ts'

export const accessRoutes: readonly Route[] = []
