import { AppError } from '@gesso/core'
import { Type } from 'typebox'
import type { Context } from '../context.ts'
import { rawRoute } from '../contract/raw-route.ts'
import { Uuid } from '../contract/schemas.ts'
import { fileContract, Signature, serveFile } from '../resources/images/index.ts'
import { type RunRow, runById } from './queries.ts'

const lifetimeSeconds = 24 * 60 * 60

interface MadeFile {
  readonly key: string
  readonly name: string
}

function madeFile(run: RunRow): MadeFile | undefined {
  const { fileKey, name } = run.result ?? {}
  return typeof fileKey === 'string' && typeof name === 'string' ? { key: fileKey, name } : undefined
}

/** Where the file that a run made opens without a key for a while; null where it made none. */
export function downloadUrlOf(context: Context, run: RunRow): string | null {
  const file = madeFile(run)
  if (!file) return null
  // Letters that need no encoding: programs name what they download after the end of the URL.
  const name = file.name.replaceAll(/[^A-Za-z0-9._-]+/g, '_')
  return context.urls.signed(pathOfDownload(run.id, name), lifetimeSeconds)
}

function pathOfDownload(runId: string, name: string): string {
  return `/files/exports/${runId}/${name}`
}

/** Where the files that runs made are had; the signature is the permission. */
export const downloadRoute = rawRoute({
  contract: {
    name: 'getExportFile',
    summary: 'The file that a run made, by the link that the run tells',
    ...fileContract(['application/zip'], { redirected: 'The file is large and lies in a store of its own' }),
  },
  method: 'GET',
  path: '/files/exports/:runId/:name',
  access: 'anyone',
  params: Type.Object({ runId: Uuid, name: Type.String() }),
  query: Signature,
  handle: async (context, { params, query, headers }) => {
    context.urls.verify(pathOfDownload(params.runId, params.name), query)
    const run = await runById(context.db, params.runId)
    const file = run && madeFile(run)
    if (!file) throw new AppError('not_found', { what: 'file of run', id: params.runId })
    return serveFile(context, { ...file, contentType: 'application/zip', download: true }, headers)
  },
})
