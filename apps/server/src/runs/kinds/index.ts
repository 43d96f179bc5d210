import type { RunKind } from '../run-kind.ts'
import { automatedLabelingKind } from './automated-labeling/kind.ts'
import { bucketImportKind } from './bucket-import/kind.ts'
import { exportKind } from './export/kind.ts'
import { findDuplicatesKind } from './find-duplicates/kind.ts'
import { videoKind } from './video/kind.ts'

export { exportRoutes } from './export/routes.ts'

/** Every kind of run there is; a new one is one line here. */
export const runKinds: readonly RunKind[] = [
  exportKind,
  automatedLabelingKind,
  videoKind,
  bucketImportKind,
  findDuplicatesKind,
] satisfies readonly RunKind[]
