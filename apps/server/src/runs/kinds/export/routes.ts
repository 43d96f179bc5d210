import { type Route, route } from '../../../contract/operation.ts'
import { runContract } from '../../contract.ts'
import { presentRun } from '../../present.ts'
import { startRun } from '../../start-run.ts'
import { type FittingFormat, formatsFor } from './input.ts'
import { exportKind } from './kind.ts'

/** Our own API over exports. */
export const exportRoutes: readonly Route[] = [
  route(runContract.listFormats, async () =>
    (['IMAGES', 'VIDEOS'] as const).flatMap(contentType => formatsFor(contentType).map(infoOf(contentType))),
  ),
  route(runContract.startExport, async (context, { actor, params, body }) =>
    presentRun(context, actor, await startRun(context, actor, exportKind.name, params.projectId, body)),
  ),
]

function infoOf(contentType: 'IMAGES' | 'VIDEOS') {
  return ({ holds, of: { name, title, description, extension, omits, options } }: FittingFormat) => ({
    name,
    contentType,
    holds,
    title,
    description,
    extension,
    omits,
    options: { ...options },
  })
}
