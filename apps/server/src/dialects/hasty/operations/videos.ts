import { AppError } from '@gesso/core'
import { type Static, Type } from 'typebox'
import { nullable, Uuid } from '../../../contract/schemas.ts'
import {
  createVideo,
  deleteVideo,
  listVideosAt,
  type NewVideo,
  renameOrMoveVideo,
  setVideoStatus,
} from '../../../resources/videos/index.ts'
import { renamingFields } from '../../../wire/index.ts'
import { customStatusIds } from '../custom-statuses.ts'
import { namedVideo } from '../named-video.ts'
import { operation } from '../operation.ts'
import { pageReply, placeOf } from '../paging.ts'
import { listQuery, pageOf } from '../schemas.ts'
import { StatusBody, statusFromWire } from '../translate/status.ts'
import { Video, videoFilterFromWire, videoFilters, wireVideo } from '../translate/video.ts'

const FileName = Type.String({ minLength: 1, maxLength: 255 })

const NewVideoBody = Type.Object({
  dataset_id: Uuid,
  filename: Type.Optional(nullable(FileName)),
  upload_id: Type.Optional(nullable(Uuid)),
  url: Type.Optional(nullable(Type.String({ minLength: 1, maxLength: 4000 }))),
})

const VideoChange = Type.Object({
  filename: Type.Optional(nullable(FileName)),
  dataset_id: Type.Optional(nullable(Uuid)),
})

export const videoOperations = [
  operation(
    'listVideos',
    { query: listQuery(videoFilters), reply: pageOf('VideoPage', Video) },
    async ({ context, actor, params, query }) => {
      const customIds = await customStatusIds(context, actor, params.project_id, query.video_status)
      const filter = videoFilterFromWire(query, customIds)
      const { items, total } = await listVideosAt(context, actor, params.project_id, filter, placeOf(query))
      return pageReply(query, { items: items.map(row => wireVideo(context, row)), total })
    },
  ),
  operation('createVideo', { body: NewVideoBody, reply: Video }, async ({ context, actor, params, body }) => {
    const made = createVideo(context, actor, params.project_id, newVideoFrom(body))
    return wireVideo(context, await renamingFields(wireField, made))
  }),
  operation('getVideo', { reply: Video }, async call => wireVideo(call.context, await namedVideo(call))),
  operation('updateVideo', { body: VideoChange, reply: Video }, async call => {
    const { id } = await namedVideo(call)
    const { filename, dataset_id } = call.body
    const fields = { name: filename ?? undefined, datasetId: dataset_id ?? undefined }
    const changed = renameOrMoveVideo(call.context, call.actor, id, fields)
    return wireVideo(call.context, await renamingFields(wireField, changed))
  }),
  operation('setVideoStatus', { body: StatusBody }, async call => {
    const status = statusFromWire(call.body)
    const { id } = await namedVideo(call)
    await setVideoStatus(call.context, call.actor, id, status)
  }),
  operation('deleteVideo', {}, async call => {
    const { id } = await namedVideo(call)
    await deleteVideo(call.context, call.actor, id)
  }),
]

/** What a video is made of: a file that was uploaded, or one that lies elsewhere. */
function newVideoFrom({
  dataset_id: datasetId,
  filename,
  upload_id,
  url,
}: Static<typeof NewVideoBody>): NewVideo {
  const refuse = (field: string, problem: string) => new AppError('invalid_input', { field, problem })
  if (upload_id && url) throw refuse('upload_id', 'cannot stand beside url; give one')
  if (url) return { datasetId, url, name: filename ?? undefined }
  if (!upload_id) throw refuse('upload_id', 'is missing')
  if (!filename) throw refuse('filename', 'is missing')
  return { datasetId, uploadId: upload_id, name: filename }
}

function wireField(field: string): string {
  return field === 'name' ? 'filename' : field
}
