import type { Route } from '../contract/operation.ts'
import { accessRoutes } from '../resources/access/index.ts'
import { projectRoutes } from '../resources/projects/index.ts'

/** Every route of our own API. */
export const routes: readonly Route[] = [...accessRoutes, ...projectRoutes]
