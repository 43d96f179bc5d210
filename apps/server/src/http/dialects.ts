import { gtStudio } from '../dialects/gt-studio/index.ts'
import { hasty } from '../dialects/hasty/index.ts'
import type { Dialect } from '../wire/index.ts'

/** Every foreign API that is served beside our own. */
export const dialects: readonly Dialect[] = [hasty, gtStudio]
