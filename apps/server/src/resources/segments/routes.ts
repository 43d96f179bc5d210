import { type Route, route } from '../../contract/operation.ts'
import { segmentContract } from './contract.ts'
import { createSegment } from './create-segment.ts'
import { deleteSegment } from './delete-segment.ts'
import { listSegments } from './list-segments.ts'
import { presentSegment } from './present.ts'
import { updateSegment } from './update-segment.ts'

/** Our own API over segments. */
export const segmentRoutes: readonly Route[] = [
  route(segmentContract.listSegments, async (context, { actor, params, query }) =>
    (await listSegments(context, actor, params.videoId, query)).map(presentSegment),
  ),
  route(segmentContract.createSegment, async (context, { actor, params, body }) =>
    presentSegment(await createSegment(context, actor, params.videoId, body)),
  ),
  route(segmentContract.updateSegment, async (context, { actor, params, body }) =>
    presentSegment(await updateSegment(context, actor, params.segmentId, body)),
  ),
  route(segmentContract.deleteSegment, async (context, { actor, params }) => {
    await deleteSegment(context, actor, params.segmentId)
  }),
]
