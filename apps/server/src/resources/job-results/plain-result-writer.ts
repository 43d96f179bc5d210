import type { Context } from '../../context.ts'
import type { Actor } from '../access/index.ts'
import { valuesInVideo } from '../attributes/index.ts'
import { presentLabel } from '../labels/index.ts'
import { listSegments } from '../segments/index.ts'
import type { ResultWriter } from './result-writer.ts'

/** Results in our own words: labels as our API shows them, and of a video its segments. */
export const plainResultWriter: ResultWriter = {
  secretHeader: 'x-gesso-secret',
  open:
    (context, labelsOf) =>
    async (actor, { id, referenceId, mediaId, mediaKind }) => {
      const { revision, labels } = mediaId ? await labelsOf(actor, mediaId) : { revision: 0, labels: [] }
      const ofVideo = mediaId && mediaKind === 'video' ? await inVideo(context, actor, mediaId) : {}
      const told = { jobId: id, referenceId, mediaId, revision, labels: labels.map(presentLabel), ...ofVideo }
      return { revision, content: JSON.stringify(told), parts: [] }
    },
  message(_context, { id, referenceId, problem }, ending) {
    const told = ending.about === 'done' ? { url: ending.url } : { problem }
    return JSON.stringify({ jobId: id, referenceId, state: ending.about, ...told })
  },
}

async function inVideo(context: Context, actor: Actor, videoId: string) {
  const values = await valuesInVideo(context, actor, videoId)
  const segments = await listSegments(context, actor, videoId, {})
  return {
    attributes: values.video,
    segments: segments.map(({ id, startMs, endMs, activityTypeIds }) => ({
      id,
      startMs,
      endMs,
      activityTypeIds,
      attributes: values.segments.get(id) ?? {},
    })),
  }
}
