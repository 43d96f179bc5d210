import { type Route, route } from '../../contract/operation.ts'
import { findJob } from '../jobs/index.ts'
import { attachmentContract } from './contract.ts'
import { neededPictures } from './label-job.ts'
import { arrivedJobById, attachmentsOf } from './queries.ts'
import { tellSizes } from './tell-sizes.ts'

/** Our own API over what jobs ask for. */
export const attachmentRoutes: readonly Route[] = [
  route(attachmentContract.listAttachments, async (context, { actor, params }) => {
    const { id } = await findJob(context, actor, params.jobId, 'read the workspace')
    const job = await arrivedJobById(context.db, id)
    const rows = await attachmentsOf(context.db, id)
    const pictures = rows.filter(({ role }) => role === 'picture')
    const needed = job?.direct ? neededPictures(job, pictures) : undefined
    return pictures.map(picture => {
      const { place, frameId, url, state, problem } = picture
      return { place, frameId, url, state, problem, sizeNeeded: needed?.has(picture) ?? false }
    })
  }),
  route(attachmentContract.tellSizes, async (context, { actor, params, body }) => ({
    mediaId: await tellSizes(context, actor, params.jobId, body.sizes),
  })),
]
