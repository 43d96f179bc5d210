import { attributesWriter, hasAttributes } from '../attributes.ts'
import { namedPath, PathNamer, reportRename } from '../file-paths.ts'
import type { ExportImage } from '../format.ts'
import { timestampText } from '../text-chunks.ts'
import type { CocoWriting } from './writing.ts'

/** Writes the elements of `images`. */
export async function* writeImages(writing: CocoWriting): AsyncGenerator<Uint8Array, void, undefined> {
  const { source, report, chunks, order } = writing
  const ofVideo = videoFields(writing)
  const nameOf = writing.request.options.fileNames === 'path' ? uniqueNames(writing) : plainNames(writing)
  const ofImage = hasAttributes(source.project, 'IMAGE') && attributesWriter(source.project, 'IMAGE')
  for await (const image of source.images()) {
    const id = order.inFirst(image)
    const text = imageText(id, image, nameOf(image), ofVideo(image))
    const whole = ofImage ? `${text.slice(0, -1)},"attributes":${ofImage(image.attributes)}}` : text
    chunks.add(`${id === 1 ? '' : ','}${whole}`)
    report.count('images')
    if (chunks.full) yield chunks.take()
  }
}

function uniqueNames({ report }: CocoWriting): (image: ExportImage) => string {
  const namer = new PathNamer()
  return image => {
    const path = namer.pathOf(image)
    reportRename('images', image, path, report)
    return path
  }
}

function plainNames({ report }: CocoWriting): (image: ExportImage) => string {
  const seen = new Set<string>()
  return image => {
    const { name } = image
    if (seen.has(name)) {
      report.alter('images', 'their file name stands for several images', namedPath(image))
    }
    seen.add(name)
    return name
  }
}

/** What frames have more, under the names that files of tracked objects use; frames of a video follow each other. */
function videoFields({ videos }: CocoWriting): (image: ExportImage) => object | undefined {
  let last: string | undefined
  return ({ frameOf }) => {
    if (!frameOf) return undefined
    const { videoId, videoName: name, frame } = frameOf
    if (videoId !== last) videos.push({ id: videos.length + 1, name })
    last = videoId
    return { video_id: videos.length, frame_index: frame }
  }
}

function imageText(id: number, image: ExportImage, fileName: string, ofVideo: object | undefined): string {
  return JSON.stringify({
    id,
    width: image.width,
    height: image.height,
    file_name: fileName,
    license: null,
    flickr_url: '',
    coco_url: image.publicUrl,
    date_captured: timestampText(image.createdAt),
    ...ofVideo,
  })
}
