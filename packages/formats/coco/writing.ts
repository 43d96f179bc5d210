import { type Static, Type } from 'typebox'
import type { ExportRequest, ExportSource } from '../format.ts'
import type { ExportReport } from '../report.ts'
import { choice } from '../schemas.ts'
import type { TextChunks } from '../text-chunks.ts'
import type { ImageOrder } from './image-order.ts'

/** Options of COCO files. */
export const cocoOptions = Type.Object(
  {
    segmentation: choice(['as drawn', 'rle'], {
      title: 'Outlines',
      description:
        'as drawn: polygons as lists of points, masks as compressed run lengths, boxes with an empty list. ' +
        'rle: polygons and masks as compressed run lengths, boxes with null, as Hasty writes them.',
    }),
    fileNames: choice(['name', 'path'], {
      title: 'File names',
      description:
        'name: the name of the image. ' +
        'path: its place in an export of images, which differs even where two datasets have an image of one name.',
    }),
  },
  { additionalProperties: false },
)

/** A video as files of videos in COCO's manner have it. */
export interface CocoVideo {
  readonly id: number
  readonly name: string
}

/** One COCO file while it is written. */
export interface CocoWriting {
  readonly source: ExportSource
  readonly request: ExportRequest<Static<typeof cocoOptions>>
  readonly report: ExportReport
  readonly chunks: TextChunks
  readonly order: ImageOrder
  /** those whose frames are among the images, each once; its id is its place, from 1 */
  readonly videos: CocoVideo[]
}
