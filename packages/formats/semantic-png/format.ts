import { AppError, type LabelContent } from '@gesso/core'
import { Type } from 'typebox'
import { reportSharedColours, rgbOf } from '../colours.ts'
import { PathNamer, reportRename } from '../file-paths.ts'
import type { ExportClass, Format, LabelledImage } from '../format.ts'
import { byClass, placeOf, writableLabel } from '../labels.ts'
import { type Painted, paintedBands } from '../painting.ts'
import { pngContent } from '../png.ts'
import type { ExportReport } from '../report.ts'
import { choice } from '../schemas.ts'
import { textFile } from '../text-file.ts'
import { drawingOrder, orderKeys } from './drawing-order.ts'

const options = Type.Object(
  {
    encoding: choice(['gs_asc', 'gs_desc', 'class_color'], {
      title: 'Pixels',
      description:
        'gs_asc: grey, label classes from 1 in their order. gs_desc: grey, in the opposite order. ' +
        'class_color: in the colours of the label classes.',
    }),
    order: Type.Array(Type.Unsafe<(typeof orderKeys)[number]>({ type: 'string', enum: [...orderKeys] }), {
      title: 'Drawn by',
      description:
        'What decides which label lies in front where two overlap: the first, and where that is equal the next. ' +
        'class_type: objects before backgrounds. class_order: later label classes in front.',
      default: ['z_index'],
      maxItems: orderKeys.length,
    }),
  },
  { additionalProperties: false },
)

/** Grey has so many values beside 0, the background. */
const limitClasses = 255

/** A picture for each image whose pixels say which label class lies in front. */
export const semanticPng: Format<typeof options> = {
  name: 'semantic_png',
  title: 'Semantic PNG',
  description: 'A PNG for each image, in which each pixel has the number or the colour of its label class.',
  omits: [
    'where one label ends and the next of its class begins, and what lies behind others',
    'attributes',
    'tags and statuses of images',
    'external ids',
    'what a label was drawn with',
  ],
  extension: 'zip',
  options,
  async *write(source, { options: { encoding, order } }, report) {
    const { labelClasses } = source.project
    const pixels = pixelsOf(labelClasses, encoding)
    if (encoding === 'class_color') reportSharedColours(labelClasses, report)
    yield textFile('label_classes.json', classesText(labelClasses, pixels))
    const classes = byClass(labelClasses, (labelClass, index) => ({ ...labelClass, index }))
    const inOrder = drawingOrder(order, classes)
    const namer = new PathNamer()
    for await (const image of source.labelledImages()) {
      const stem = namer.stemOf(image)
      reportRename('images', { ...image, name: withoutExtension(image.name) }, stem, report)
      const painted = paintedLabels(image, image.labels.toSorted(inOrder), pixels, report)
      const colour = encoding === 'class_color' ? ({ kind: 'rgb' } as const) : ({ kind: 'grey' } as const)
      const bands = paintedBands(image, encoding === 'class_color' ? 3 : 1, painted)
      yield { path: `${stem}.png`, stored: true, content: pngContent(image, colour, bands) }
      report.count('images')
    }
  },
}

function withoutExtension(name: string): string {
  return name.replace(/(?<=.)\.[^./]*$/, '')
}

/** @throws AppError `format_unfit` */
function pixelsOf(classes: readonly ExportClass[], encoding: string): ReadonlyMap<string, readonly number[]> {
  if (encoding === 'class_color') return byClass(classes, rgbOf)
  if (classes.length > limitClasses) {
    const problem = `has ${classes.length} label classes, and grey has ${limitClasses} values for them; choose class_color`
    throw new AppError('format_unfit', { format: 'semantic_png', problem })
  }
  return byClass(classes, (_, index) => [encoding === 'gs_desc' ? classes.length - index : index + 1])
}

function classesText(
  classes: readonly ExportClass[],
  pixels: ReadonlyMap<string, readonly number[]>,
): string {
  const lines = classes.map(({ id, name, color, kind, description }) => {
    const pixel = pixels.get(id) ?? []
    const png_index = pixel.length === 1 ? pixel[0] : pixel
    // The vendor's page says `class_name`, programs that read its files say `name`.
    return JSON.stringify({ png_index, name, class_name: name, color, class_type: kind, description })
  })
  return `[${lines.join(',\n')}]\n`
}

function paintedLabels(
  image: LabelledImage,
  labels: readonly LabelContent[],
  pixels: ReadonlyMap<string, readonly number[]>,
  report: ExportReport,
): Painted[] {
  return labels.flatMap(label => {
    const writable = writableLabel(label, image, pixels, report)
    if (writable === undefined) return []
    const mask = writable.shape.mask?.(label.geometry, image)
    if (mask === undefined) {
      report.skip('labels', `a ${writable.shape.name} has no pixels`, placeOf(label, image))
      return []
    }
    if (!mask.counts.some((count, index) => index % 2 === 1 && count > 0))
      report.alter('labels', 'they cover the middle of no pixel', placeOf(label, image))
    report.count('labels')
    return [{ mask, pixel: writable.labelClass }]
  })
}
