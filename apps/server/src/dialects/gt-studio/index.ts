import type { Dialect } from '../../wire/index.ts'
import { answerError } from './errors.ts'
import { gtStudioPlugin } from './plugin.ts'
import { ownPaths } from './table.ts'

export { gtStudioResultWriter } from './result-writer.ts'

/** The job API of GT Studio (Playment), versions 0 and 1. */
export const gtStudio: Dialect = {
  name: 'gt-studio',
  prefix: '',
  owns: ownPaths,
  plugin: gtStudioPlugin,
  answerError,
}
