import { Type } from 'typebox'
import { operation } from '../../contract/operation.ts'
import { ids, named, Timestamp } from '../../contract/schemas.ts'

const JobResult = named(
  'JobResult',
  Type.Object({
    /** from 1; a job that was opened again has one more */
    version: Type.Integer(),
    /** the media's revision that it tells */
    revision: Type.Integer(),
    /** JSON; opens without a key for a while */
    url: Type.String(),
    parts: Type.Array(named('ResultPart', Type.Object({ name: Type.String(), url: Type.String() }))),
    createdAt: Timestamp,
  }),
)

export const jobResultContract = {
  listResults: operation({
    method: 'GET',
    path: '/api/jobs/:jobId/results',
    summary: 'What a job came to, newest first; results are never changed',
    params: ids('jobId'),
    reply: Type.Array(JobResult),
  }),
}
