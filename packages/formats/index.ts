import { coco } from './coco/format.ts'
import type { Format } from './format.ts'
import { images } from './images/format.ts'
import { jsonV11 } from './json-v1.1/format.ts'

export { countsOfRleText, rleText } from './coco/rle.ts'
export { safeFileName } from './file-paths.ts'
export type {
  ExportClass,
  ExportImage,
  ExportProject,
  ExportRequest,
  ExportSource,
  ExportTagClass,
  ExportTagGroup,
  Format,
  LabelledImage,
  OutputFile,
} from './format.ts'
export { type FormatOptions, parseOptions } from './options.ts'
export { createExportReport, type ExportReport, type ExportSummary, type ExportWarning } from './report.ts'

/** Every format there is; a new one is one line here. */
export const formats: readonly Format[] = [jsonV11, coco, images] satisfies readonly Format[]

/** The format of that name, or undefined when there is none. */
export function formatNamed(name: string): Format | undefined {
  return formats.find(format => format.name === name)
}
