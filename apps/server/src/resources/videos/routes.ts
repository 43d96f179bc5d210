import { type Route, route } from '../../contract/operation.ts'
import type { RawRoute } from '../../contract/raw-route.ts'
import { videoContract } from './contract.ts'
import { createVideo } from './create/create-video.ts'
import { readVideoAgain } from './create/read-video-again.ts'
import { deleteVideo } from './delete-video.ts'
import { findVideo } from './find-video.ts'
import { createFromUploads } from './frames/create-from-uploads.ts'
import { frameFileRoutes } from './frames/file-routes.ts'
import { listFrames } from './frames/list-frames.ts'
import { noteFrameSizes } from './frames/note-frame-sizes.ts'
import { presentFrame } from './frames/present-frame.ts'
import { getFrameTimes } from './get-frame-times.ts'
import { listVideos } from './list/list-videos.ts'
import { presentVideo } from './present.ts'
import { renameOrMoveVideo } from './rename-or-move-video.ts'
import { videoFileRoutes } from './serve/routes.ts'
import { setVideoStatus } from './set-video-status.ts'

/** Our own API over videos. */
export const videoRoutes: readonly Route[] = [
  route(videoContract.createVideo, async (context, { actor, params, body }) =>
    presentVideo(context, await createVideo(context, actor, params.projectId, body)),
  ),
  route(videoContract.createFrameVideo, async (context, { actor, params, body }) =>
    presentVideo(context, await createFromUploads(context, actor, params.projectId, body)),
  ),
  route(videoContract.listVideos, async (context, { actor, params, query }) => {
    const page = await listVideos(context, actor, params.projectId, query, query)
    return { ...page, items: page.items.map(video => presentVideo(context, video)) }
  }),
  route(videoContract.getVideo, async (context, { actor, params }) =>
    presentVideo(context, await findVideo(context, actor, params.videoId, 'read the workspace')),
  ),
  route(videoContract.listFrames, async (context, { actor, params, query }) => {
    const page = await listFrames(context, actor, params.videoId, query)
    return { ...page, items: page.items.map(frame => presentFrame(context, frame)) }
  }),
  route(videoContract.noteFrameSizes, async (context, { actor, params, body }) => {
    await noteFrameSizes(context, actor, params.videoId, body.sizes)
  }),
  route(videoContract.getFrameTimes, async (context, { actor, params }) => {
    const { firstUs, lengthsUs } = await getFrameTimes(context, actor, params.videoId)
    return { firstUs, lengthsUs: [...lengthsUs] }
  }),
  route(videoContract.updateVideo, async (context, { actor, params, body }) =>
    presentVideo(context, await renameOrMoveVideo(context, actor, params.videoId, body)),
  ),
  route(videoContract.setVideoStatus, async (context, { actor, params, body }) =>
    presentVideo(context, await setVideoStatus(context, actor, params.videoId, body.status)),
  ),
  route(videoContract.readVideoAgain, async (context, { actor, params }) =>
    presentVideo(context, await readVideoAgain(context, actor, params.videoId)),
  ),
  route(videoContract.deleteVideo, async (context, { actor, params }) => {
    await deleteVideo(context, actor, params.videoId)
  }),
]

/** The files of videos. */
export const videoRawRoutes: readonly RawRoute[] = [...videoFileRoutes, ...frameFileRoutes]
