import { Type } from 'typebox'
import { namedPath, PathNamer, reportRename } from '../file-paths.ts'
import type { VideoFormat } from '../video-format.ts'

const options = Type.Object({}, { additionalProperties: false })

/** The original files, one folder a dataset. */
export const videos: VideoFormat<typeof options> = {
  name: 'videos',
  title: 'Videos',
  description: 'The original files, in one folder for each dataset.',
  omits: ['segments', 'tracks', 'statuses of videos'],
  extension: 'zip',
  options,
  async *write(source, _request, report) {
    const namer = new PathNamer()
    for await (const video of source.videos()) {
      const path = namer.pathOf(video)
      const content = await source.openFile(video)
      if (content === undefined) {
        report.skip('files', 'the file is not kept here', namedPath(video))
        continue
      }
      reportRename('files', video, path, report)
      yield { path, stored: true, content }
      report.count('files')
    }
  },
}
