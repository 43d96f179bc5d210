import { AppError } from '@gesso/core'
import type { Format } from '../format.ts'
import { schemasByClass } from '../keypoints.ts'
import { TextChunks, timestampText } from '../text-chunks.ts'
import { writeAnnotations } from './annotations.ts'
import { ImageOrder } from './image-order.ts'
import { writeImages } from './images.ts'
import { categoryKeypoints } from './keypoints.ts'
import { type CocoWriting, cocoOptions } from './writing.ts'

/** COCO instances: one JSON, whose images and then annotations are streamed. */
export const coco: Format<typeof cocoOptions> = {
  name: 'json_coco',
  title: 'COCO',
  description:
    'One JSON with boxes, polygons and masks as most training programs read them (COCO instances), and keypoints with their skeletons. Attributes are an object beside.',
  omits: [
    'tags and statuses of images',
    'colours and descriptions of label classes',
    'external ids',
    'what a label was drawn with',
    'a box, polygon or mask that was sent beside keypoints',
  ],
  extension: 'zip',
  options: cocoOptions,
  async *write(source, request, report) {
    const content = text({
      source,
      request,
      report,
      chunks: new TextChunks(),
      order: new ImageOrder(),
      videos: [],
    })
    yield { path: 'annotations.json', stored: false, content }
  },
}

async function* text(writing: CocoWriting): AsyncGenerator<Uint8Array, void, undefined> {
  const { chunks, order, videos } = writing
  chunks.add(`${headText(writing).slice(0, -1)},"images":[`)
  yield* writeImages(writing)
  chunks.add('],"annotations":[')
  yield* writeAnnotations(writing)
  if (!order.same) throw new AppError('export_unstable')
  chunks.add(videos.length === 0 ? ']}\n' : `],"videos":${JSON.stringify(videos)}}\n`)
  yield chunks.take()
}

function headText({ source: { project }, request: { exportedAt, baseUrl } }: CocoWriting): string {
  const info = {
    year: exportedAt.getUTCFullYear(),
    date_created: timestampText(exportedAt),
    version: '1.0',
    description: `${project.name} ${project.description ?? ''}`.trim(),
    contributor: '',
    url: `${baseUrl}/projects/${project.id}`,
  }
  const schemas = schemasByClass(project)
  const categories = project.labelClasses.map(({ id, name, kind }, index) => ({
    id: index + 1,
    name,
    supercategory: kind,
    ...categoryKeypoints(schemas.get(id)),
  }))
  return JSON.stringify({ info, licenses: [], categories })
}
