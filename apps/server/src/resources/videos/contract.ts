import { type Static, Type } from 'typebox'
import { operation } from '../../contract/operation.ts'
import {
  ids,
  MediaStatusSchema,
  named,
  nullable,
  oneOf,
  PageQuery,
  pageOf,
  Timestamp,
  Uuid,
  WritableStatusSchema,
} from '../../contract/schemas.ts'

/** Whether a video can be watched; Hasty's words. */
export const healths = ['PROCESSING', 'OK', 'UNHEALTHY', 'ERROR'] as const

/** One of them: being read, sound, damaged but to be watched, not to be watched. */
export type Health = (typeof healths)[number]

const FileName = Type.String({ minLength: 1, maxLength: 255 })

const Video = named(
  'Video',
  Type.Object({
    id: Uuid,
    projectId: Uuid,
    datasetId: Uuid,
    datasetName: Type.String(),
    name: Type.String(),
    /** this and what follows is null until the video is read; pixels, as it is seen */
    width: nullable(Type.Integer()),
    height: nullable(Type.Integer()),
    /** container, e.g. MP4 */
    format: nullable(Type.String()),
    codec: nullable(Type.String()),
    /** frames a second, on the average */
    frameRate: nullable(Type.Number()),
    durationMs: nullable(Type.Integer()),
    durationFrames: nullable(Type.Integer()),
    bytes: nullable(Type.Integer()),
    /** one of the usual words, or the id of a custom status */
    status: MediaStatusSchema,
    health: oneOf(healths),
    /** why it is UNHEALTHY or ERROR, in words for people */
    problem: nullable(Type.String()),
    /** how much of it is read while it is PROCESSING, 0 to 1; null where that is not known */
    progress: nullable(Type.Number()),
    segmentCount: Type.Integer(),
    /** pictures in an order, instead of a file of its own: see its frames */
    madeOfFrames: Type.Boolean(),
    /** the video as browsers can play it; opens without a key for a while */
    playUrl: nullable(Type.String()),
    /** the file as it was given */
    originalUrl: nullable(Type.String()),
    posterUrl: nullable(Type.String()),
    createdAt: Timestamp,
    updatedAt: Timestamp,
  }),
)

const Frame = named(
  'Frame',
  Type.Object({
    /** index in the video, from 0 */
    place: Type.Integer(),
    /** as its owner calls it */
    frameId: Type.String(),
    /** pixels; null of a picture that stays with its owner, until somebody has seen it */
    width: nullable(Type.Integer()),
    height: nullable(Type.Integer()),
    /** why it cannot be shown, in words for people */
    problem: nullable(Type.String()),
    sourceUrl: Type.String(),
    /** where it is had; opens without a key for a while, or is its owner's; null where it cannot be shown */
    originalUrl: nullable(Type.String()),
    displayUrl: nullable(Type.String()),
    thumbnailUrl: nullable(Type.String()),
  }),
)

const uuids = Type.Optional(Type.Array(Uuid, { maxItems: 1000 }))

/** Which videos of a project; all given conditions hold, each array means 'any of'. */
export const VideoFilter = Type.Object({
  datasetId: uuids,
  status: Type.Optional(Type.Array(MediaStatusSchema)),
  health: Type.Optional(Type.Array(oneOf(healths))),
  /** videos that have a segment of any of these types */
  activityTypeId: uuids,
  /** part of the name, upper and lower case alike */
  name: Type.Optional(Type.String({ maxLength: 255 })),
})
export type VideoFilter = Static<typeof VideoFilter>

export const videoContract = {
  createVideo: operation({
    method: 'POST',
    path: '/api/projects/:projectId/videos',
    summary: 'Make a video from an upload or a URL; a run reads it',
    params: ids('projectId'),
    body: Type.Union([
      Type.Object({ datasetId: Uuid, uploadId: Uuid, name: FileName }),
      Type.Object({ datasetId: Uuid, url: Type.String({ maxLength: 4000 }), name: Type.Optional(FileName) }),
    ]),
    reply: Video,
  }),
  createFrameVideo: operation({
    method: 'POST',
    path: '/api/projects/:projectId/frame-videos',
    summary: 'Make a video out of uploaded pictures, a frame each',
    params: ids('projectId'),
    body: Type.Object({
      datasetId: Uuid,
      name: FileName,
      /** frames a second, to play it by */
      frameRate: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 1000 })),
      frames: Type.Array(
        Type.Object({
          /** as its owner calls it; unique in the video */
          frameId: Type.String({ minLength: 1, maxLength: 255 }),
          uploadId: Uuid,
        }),
        { minItems: 1, maxItems: 500 },
      ),
    }),
    reply: Video,
  }),
  listVideos: operation({
    method: 'GET',
    path: '/api/projects/:projectId/videos',
    summary: 'Videos of a project, in the order they were made',
    params: ids('projectId'),
    query: Type.Object({ ...PageQuery.properties, ...VideoFilter.properties }),
    reply: pageOf('VideoPage', Video),
  }),
  getVideo: operation({
    method: 'GET',
    path: '/api/videos/:videoId',
    summary: 'One video',
    params: ids('videoId'),
    reply: Video,
  }),
  listFrames: operation({
    method: 'GET',
    path: '/api/videos/:videoId/frames',
    summary: 'The pictures that a video is made of, in their order; none of a video with a file of its own',
    params: ids('videoId'),
    query: PageQuery,
    reply: pageOf('FramePage', Frame),
  }),
  noteFrameSizes: operation({
    method: 'PUT',
    path: '/api/videos/:videoId/frame-sizes',
    summary: 'Say how large frames are that stay with their owners; a size that is known stays',
    params: ids('videoId'),
    body: Type.Object({
      sizes: Type.Array(
        Type.Object({
          place: Type.Integer({ minimum: 0 }),
          width: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
          height: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
        }),
        { maxItems: 1000 },
      ),
    }),
  }),
  getFrameTimes: operation({
    method: 'GET',
    path: '/api/videos/:videoId/frame-times',
    summary: 'When each frame begins, exactly; no frames while it is PROCESSING',
    params: ids('videoId'),
    reply: named(
      'FrameTimes',
      Type.Object({
        /** where the first frame begins, in microseconds */
        firstUs: Type.Integer(),
        /** from each frame to the next, and from the last to its end: as many as there are frames */
        lengthsUs: Type.Array(Type.Integer()),
      }),
    ),
  }),
  updateVideo: operation({
    method: 'PATCH',
    path: '/api/videos/:videoId',
    summary: 'Rename a video or move it to another dataset of its project',
    params: ids('videoId'),
    body: Type.Object({ name: Type.Optional(FileName), datasetId: Type.Optional(Uuid) }),
    reply: Video,
  }),
  setVideoStatus: operation({
    method: 'PUT',
    path: '/api/videos/:videoId/status',
    summary: 'Set the status; DONE and COMPLETED need the capability to accept images',
    params: ids('videoId'),
    body: Type.Object({ status: WritableStatusSchema }),
    reply: Video,
  }),
  readVideoAgain: operation({
    method: 'POST',
    path: '/api/videos/:videoId/read',
    summary: 'Read a video once more, e.g. when its URL can be reached again',
    params: ids('videoId'),
    reply: Video,
  }),
  deleteVideo: operation({
    method: 'DELETE',
    path: '/api/videos/:videoId',
    summary: 'Delete a video with its segments',
    params: ids('videoId'),
  }),
}
