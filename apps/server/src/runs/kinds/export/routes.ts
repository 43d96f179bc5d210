import { type Format, formats, videoFormats } from '@gesso/formats'
import { type Route, route } from '../../../contract/operation.ts'
import { runContract } from '../../contract.ts'
import { presentRun } from '../../present.ts'
import { startRun } from '../../start-run.ts'
import { exportKind } from './kind.ts'

/** Our own API over exports. */
export const exportRoutes: readonly Route[] = [
  route(runContract.listFormats, async () =>
    [formats.map(infoOf('IMAGES')), videoFormats.map(infoOf('VIDEOS'))].flat(),
  ),
  route(runContract.startExport, async (context, { actor, params, body }) =>
    presentRun(context, actor, await startRun(context, actor, exportKind.name, params.projectId, body)),
  ),
]

function infoOf(contentType: 'IMAGES' | 'VIDEOS') {
  return ({ name, title, description, extension, omits, options }: Omit<Format, 'write'>) => ({
    name,
    contentType,
    title,
    description,
    extension,
    omits,
    options: { ...options },
  })
}
