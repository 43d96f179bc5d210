import { AppError } from '@gesso/core'
import { Type } from 'typebox'
import { type Route, route } from '../../contract/operation.ts'
import { type RawRoute, rawRoute } from '../../contract/raw-route.ts'
import { Uuid } from '../../contract/schemas.ts'
import { contentTypeOf } from '../../pictures/index.ts'
import { fileContract, Signature, serveBytes, serveFile } from '../images/index.ts'
import { jobResultContract } from './contract.ts'
import { contentOfResult, resultsOf } from './queries.ts'
import { keyOfName, listResults, nameOfResult, openResultUrl, pathOfResult } from './result-urls.ts'

/** Our own API over results. */
export const jobResultRoutes: readonly Route[] = [
  route(jobResultContract.listResults, async (context, { actor, params }) =>
    (await listResults(context, actor, params.jobId)).map(row => ({
      version: row.version,
      revision: row.revision,
      url: openResultUrl(context, row, nameOfResult(row.jobId)),
      parts: Object.keys(row.parts).map(name => ({ name, url: openResultUrl(context, row, name) })),
      createdAt: row.createdAt.toISOString(),
    })),
  ),
]

/** Where the files of results are had; the signature is the permission. */
export const jobResultRawRoutes: readonly RawRoute[] = [
  rawRoute({
    contract: {
      name: 'getResultFile',
      summary: 'A file of the result of a job, by a link that was given out',
      ...fileContract(['application/json', 'image/png', 'application/octet-stream']),
    },
    method: 'GET',
    path: '/files/results/:jobId/:version/:name',
    access: 'anyone',
    params: Type.Object({
      jobId: Uuid,
      version: Type.Integer({ minimum: 1, maximum: 999_999_999 }),
      name: Type.String(),
    }),
    query: Signature,
    handle: async (context, { params, query, headers }) => {
      const { jobId, version, name } = params
      context.urls.verify(pathOfResult(params, name), query)
      const row = (await resultsOf(context.db, jobId)).find(result => result.version === version)
      const key = row && keyOfName(row, name)
      if (key === undefined) throw new AppError('not_found', { what: 'file of job', id: jobId })
      const file = { name, contentType: typeOf(name) }
      if (key !== null) return serveFile(context, { ...file, key }, headers)
      const content = (await contentOfResult(context.db, jobId, version)) ?? ''
      return serveBytes({ ...file, tag: `${jobId}-${version}`, content: Buffer.from(content) }, headers)
    },
  }),
]

function typeOf(name: string): string {
  if (name.endsWith('.json')) return 'application/json'
  return name.endsWith('.png') ? contentTypeOf('PNG') : 'application/octet-stream'
}
