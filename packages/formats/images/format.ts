import { Type } from 'typebox'
import { namedPath, PathNamer, reportRename } from '../file-paths.ts'
import type { Format } from '../format.ts'

const options = Type.Object({}, { additionalProperties: false })

/** The original files, one folder a dataset. */
export const images: Format<typeof options> = {
  name: 'images',
  title: 'Images',
  description: 'The original files, in one folder for each dataset.',
  omits: ['labels', 'tags and statuses of images'],
  extension: 'zip',
  options,
  async *write(source, _request, report) {
    const namer = new PathNamer()
    for await (const image of source.images()) {
      const path = namer.pathOf(image)
      const content = await source.openFile(image)
      if (content === undefined) {
        report.skip('files', 'the file is not kept here, nor given by a bucket', namedPath(image))
        continue
      }
      reportRename('files', image, path, report)
      yield { path, stored: true, content }
      report.count('files')
    }
  },
}
