import { AppError, boxCovers, boxOfImage } from '@gesso/core'
import { Type } from 'typebox'
import { boxInPixels, boxOnImage } from '../boxes.ts'
import { reportSharedColours, rgbOf } from '../colours.ts'
import { extensionOf, PathNamer, reportRename } from '../file-paths.ts'
import type { ExportClass, ExportProject, Format, LabelledImage, OutputFile } from '../format.ts'
import { byClass, writableLabel } from '../labels.ts'
import { type Painted, paintedBands } from '../painting.ts'
import { pngContent } from '../png.ts'
import type { ExportReport } from '../report.ts'
import { textFile } from '../text-file.ts'
import { annotationText, isXmlText, type VocObject } from './xml.ts'

const options = Type.Object(
  {
    segmentation: Type.Boolean({
      title: 'Pixels of each class',
      description: 'Adds a picture for each image in which each pixel has the colour of its label class.',
      default: false,
    }),
  },
  { additionalProperties: false },
)

/** A palette has so many colours beside the background. */
const limitClasses = 255

/** Pascal VOC: an XML for each image, lists of images by dataset, and the label classes. */
export const pascal: Format<typeof options> = {
  name: 'pascal',
  title: 'Pascal VOC',
  description: 'An XML with boxes for each image, and lists of the images of each dataset.',
  omits: [
    'attributes',
    'the order in which labels lie',
    'tags and statuses of images',
    'external ids',
    'what a label was drawn with',
  ],
  extension: 'zip',
  options,
  async *write(source, { options: { segmentation } }, report) {
    const { project } = source
    const classes = project.labelClasses
    const byId = byClass(classes, ({ name }, index) => ({ name, number: index + 1 }))
    if (segmentation) {
      checkPalette(classes)
      reportSharedColours(classes, report)
    }
    yield textFile('labelmap.txt', labelMap(project, report))
    yield textFile(
      'label_classes.json',
      `${JSON.stringify(classes.map(({ name, color, kind }) => ({ name, color, kind })))}\n`,
    )
    const namer = new PathNamer()
    const lists = new Map<string, string[]>()
    for await (const image of source.labelledImages()) {
      const stem = namer.stemOf(image)
      const filename = `${stem}${extensionOf(image)}`
      reportRename('images', image, filename, report)
      const [folder = ''] = stem.split('/')
      const list = lists.get(folder)
      if (list) list.push(stem)
      else lists.set(folder, [stem])
      const { objects, painted } = objectsOf(image, byId, report)
      yield textFile(`Annotations/${stem}.xml`, annotationText(image, filename, objects, segmentation))
      if (segmentation) yield pixelsFile(image, stem, classes, painted)
      report.count('images')
    }
    for (const [folder, stems] of lists)
      yield textFile(`ImageSets/Main/${folder}.txt`, `${stems.join('\n')}\n`)
  },
}

function objectsOf(
  image: LabelledImage,
  classes: ReadonlyMap<string, { name: string; number: number }>,
  report: ExportReport,
): { objects: VocObject[]; painted: Painted[] } {
  const objects: VocObject[] = []
  const painted: Painted[] = []
  for (const label of image.labels) {
    const writable = writableLabel(label, image, classes, report)
    const box = writable && boxOnImage(writable, image, report)
    if (writable === undefined || box === undefined) continue
    report.count('labels')
    const { labelClass, bounds, shape } = writable
    const truncated = !boxCovers(boxOfImage(image), bounds)
    objects.push({ className: labelClass.name, box: boxInPixels(box, writable, image, report), truncated })
    const mask = shape.mask?.(label.geometry, image)
    if (mask) painted.push({ mask, pixel: [labelClass.number] })
  }
  return { objects, painted }
}

/** Lines of `name:red,green,blue:parts:actions`. */
function labelMap({ labelClasses }: ExportProject, report: ExportReport): string {
  const lines = labelClasses.map(labelClass => {
    const { name } = labelClass
    const written = name.replaceAll(/[:\p{Cc}\p{Zl}\p{Zp}]/gu, '_')
    if (written !== name || !isXmlText(name))
      report.alter('labels', 'the name of their label class has signs that these files cannot hold', name)
    return `${written}:${rgbOf(labelClass).join()}::`
  })
  return ['# label:color_rgb:parts:actions', 'background:0,0,0::', ...lines, ''].join('\n')
}

/** @throws AppError `format_unfit` */
function checkPalette(classes: readonly ExportClass[]): void {
  if (classes.length <= limitClasses) return
  const problem = `has ${classes.length} label classes, and a palette has ${limitClasses} colours for them; leave segmentation out`
  throw new AppError('format_unfit', { format: 'pascal', problem })
}

/** Each class has the number of its place from 1, in its own colour. */
function pixelsFile(
  image: LabelledImage,
  stem: string,
  classes: readonly ExportClass[],
  painted: readonly Painted[],
): OutputFile {
  const palette = Uint8Array.from([[0, 0, 0], ...classes.map(rgbOf)].flat())
  const content = pngContent(image, { kind: 'palette', palette }, paintedBands(image, 1, painted))
  return { path: `SegmentationClass/${stem}.png`, stored: true, content }
}
