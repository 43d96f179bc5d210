import type { Route } from '../contract/operation.ts'
import type { RawRoute } from '../contract/raw-route.ts'
import { accessRoutes } from '../resources/access/index.ts'
import { projectRoutes } from '../resources/projects/index.ts'

/** Every route of our own API. */
export const routes: readonly Route[] = [...accessRoutes, ...projectRoutes]

/** Every route that speaks bytes: files and event streams. */
export const rawRoutes: readonly RawRoute[] = []
