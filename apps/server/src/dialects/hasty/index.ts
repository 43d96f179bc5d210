import type { Dialect } from '../../wire/index.ts'
import { answerError } from './errors.ts'
import { hastyPlugin } from './plugin.ts'

/** Hasty's public API, version 1. */
export const hasty: Dialect = {
  name: 'hasty',
  prefix: '/v1',
  owns: ['/v1'],
  plugin: hastyPlugin,
  answerError,
}
