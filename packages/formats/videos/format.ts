import { Type } from 'typebox'
import { namedPath, PathNamer, reportRename } from '../file-paths.ts'
import type { ExportReport } from '../report.ts'
import type { VideoFormat, VideoSource } from '../video-format.ts'
import { jsonV11OfVideos } from './json-v1.1.ts'

const options = Type.Object(
  {
    tracks: Type.Boolean({
      title: 'With tracks',
      description: 'Adds videos.json, which has the tracks and segments of each video, keyframe by keyframe.',
      default: false,
    }),
  },
  { additionalProperties: false },
)

/** The original files, one folder a dataset. */
export const videos: VideoFormat<typeof options> = {
  name: 'videos',
  title: 'Videos',
  description: 'The original files of videos, in one folder for each dataset, and their tracks if you like.',
  omits: ['the pictures that a video is made of'],
  extension: 'zip',
  options,
  async *write(source, request, report) {
    yield* files(source, report)
    if (request.options.tracks) yield* jsonV11OfVideos.write(source, { ...request, options: {} }, report)
  },
}

async function* files(source: VideoSource, report: ExportReport) {
  const namer = new PathNamer()
  for await (const video of source.videos()) {
    const path = namer.pathOf(video)
    const content = await source.openFile(video)
    if (content === undefined) {
      const why =
        video.frames.length > 0
          ? 'videos made of pictures have none; formats of images hold their frames'
          : 'the file is not kept here'
      report.skip('files', why, namedPath(video))
      continue
    }
    reportRename('files', video, path, report)
    yield { path, stored: true, content }
    report.count('files')
  }
}
