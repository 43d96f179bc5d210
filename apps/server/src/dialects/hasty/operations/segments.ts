import { Type } from 'typebox'
import {
  createSegment,
  deleteSegment,
  findSegment,
  listSegments,
  type SegmentRow,
  updateSegment,
} from '../../../resources/segments/index.ts'
import { renamingFields } from '../../../wire/index.ts'
import { inProject, refuseOther } from '../guards.ts'
import { namedVideo } from '../named-video.ts'
import { type Call, operation } from '../operation.ts'
import { pageFromAll } from '../paging.ts'
import { listQuery, pageOf } from '../schemas.ts'
import type { ParamsOf } from '../table.ts'
import {
  Segment,
  SegmentBody,
  segmentFilters,
  segmentFromWire,
  wireSegment,
  wireSegmentField,
} from '../translate/segment.ts'

const elsewhere = 'is another video than that of the path'

export const segmentOperations = [
  operation(
    'listSegments',
    { query: listQuery(segmentFilters), reply: pageOf('SegmentPage', Segment) },
    async call => {
      const { id } = await namedVideo(call)
      const { activity_type_id: activityTypeId, start_time_ms: startMs, end_time_ms: endMs } = call.query
      const found = await listSegments(call.context, call.actor, id, { activityTypeId, startMs, endMs })
      return pageFromAll(call.query, found, wireSegment)
    },
  ),
  operation(
    'createSegment',
    {
      query: Type.Object({ replace_overlap: Type.Optional(Type.Boolean()) }),
      body: SegmentBody,
      reply: Segment,
    },
    async call => {
      const { id } = await namedVideo(call)
      refuseOther('video_id', call.body.video_id?.toLowerCase(), id, elsewhere)
      const input = { ...segmentFromWire(call.body), replaceOverlap: call.query.replace_overlap }
      const made = createSegment(call.context, call.actor, id, input)
      return wireSegment(await renamingFields(wireSegmentField, made))
    },
  ),
  operation('updateSegment', { body: SegmentBody, reply: Segment }, async call => {
    const { id, videoId } = await namedSegment(call)
    refuseOther('video_id', call.body.video_id?.toLowerCase(), videoId, 'cannot be changed')
    const made = updateSegment(call.context, call.actor, id, segmentFromWire(call.body))
    return wireSegment(await renamingFields(wireSegmentField, made))
  }),
  operation('deleteSegment', {}, async call => {
    const { id } = await namedSegment(call)
    await deleteSegment(call.context, call.actor, id)
  }),
]

type SegmentCall = Call<ParamsOf<'deleteSegment'>, unknown, unknown>

async function namedSegment({ context, actor, params }: SegmentCall): Promise<SegmentRow> {
  const found = await findSegment(context, actor, params.segment_id, 'read the workspace')
  return inProject(found, params.project_id, 'segment')
}
