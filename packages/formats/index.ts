import { coco } from './coco/format.ts'
import type { Format } from './format.ts'
import { images } from './images/format.ts'
import { jsonV11 } from './json-v1.1/format.ts'
import { pascal } from './pascal/format.ts'
import { semanticPng } from './semantic-png/format.ts'
import type { VideoFormat } from './video-format.ts'
import { videos } from './videos/format.ts'
import { jsonV11OfVideos } from './videos/json-v1.1.ts'
import { yolo } from './yolo/format.ts'

export { countsOfRleText, rleText } from './coco/rle.ts'
export { safeFileName } from './file-paths.ts'
export type {
  ExportAttribute,
  ExportClass,
  ExportImage,
  ExportKeypointSchema,
  ExportLabel,
  ExportProject,
  ExportRequest,
  ExportSource,
  ExportTagClass,
  ExportTagGroup,
  Format,
  FrameOf,
  LabelledImage,
  OutputFile,
} from './format.ts'
export { type FormatOptions, parseOptions } from './options.ts'
export {
  createExportReport,
  type ExportedThing,
  type ExportReport,
  type ExportSummary,
  type ExportWarning,
} from './report.ts'
export type {
  ExportActivityType,
  ExportFrame,
  ExportSegment,
  ExportTrack,
  ExportVideo,
  VideoFormat,
  VideoSource,
} from './video-format.ts'

/** Every format there is; a new one is one line here. */
export const formats: readonly Format[] = [
  jsonV11,
  coco,
  semanticPng,
  pascal,
  yolo,
  images,
] satisfies readonly Format[]

/** Every format of videos there is; a new one is one line here. */
export const videoFormats: readonly VideoFormat[] = [jsonV11OfVideos, videos] satisfies readonly VideoFormat[]

/** The format of videos of that name, or undefined when there is none. */
export function videoFormatNamed(name: string): VideoFormat | undefined {
  return videoFormats.find(format => format.name === name)
}

/** The format of that name, or undefined when there is none. */
export function formatNamed(name: string): Format | undefined {
  return formats.find(format => format.name === name)
}
