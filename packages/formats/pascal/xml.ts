import type { Box } from '@gesso/core'
import type { ExportImage } from '../format.ts'

/** A label as VOC has it. */
export interface VocObject {
  readonly className: string
  /** in whole pixels, on the image */
  readonly box: Box
  /** whether the object goes on beyond the edge of the image */
  readonly truncated: boolean
}

/** An element in as many lines as it has children. */
type Element = readonly [name: string, content: string | number | readonly Element[]]

/**
 * The annotation of an image, as the devkit of VOC 2012 lays it out.
 * @param filename where the image is in `JPEGImages`
 */
export function annotationText(
  image: ExportImage,
  filename: string,
  objects: readonly VocObject[],
  segmented: boolean,
): string {
  return elementText([
    'annotation',
    [
      ['folder', 'JPEGImages'],
      ['filename', filename],
      ['source', [['database', 'Gesso']]],
      [
        'size',
        [
          ['width', image.width],
          ['height', image.height],
          ['depth', depthOf(image.mode)],
        ],
      ],
      ['segmented', segmented ? 1 : 0],
      ...objects.map(objectElement),
    ],
  ])
}

function objectElement({ className, box, truncated }: VocObject): Element {
  return [
    'object',
    [
      ['name', className],
      ['pose', 'Unspecified'],
      ['truncated', truncated ? 1 : 0],
      ['difficult', 0],
      [
        'bndbox',
        // VOC counts pixels from 1, and the last one belongs to the box; ours from 0, and it does not.
        [
          ['xmin', box.left + 1],
          ['ymin', box.top + 1],
          ['xmax', box.right],
          ['ymax', box.bottom],
        ],
      ],
    ],
  ]
}

/** Channels; what is no grey is taken for colour. */
function depthOf(mode: string | null): number {
  return mode === 'L' || mode === '1' || mode?.startsWith('I')
    ? 1
    : mode === 'RGBA' || mode === 'CMYK'
      ? 4
      : 3
}

function elementText([name, content]: Element, indent = ''): string {
  const inner =
    typeof content === 'object'
      ? `\n${content.map(child => elementText(child, `${indent}\t`)).join('')}${indent}`
      : xmlText(String(content))
  return `${indent}<${name}>${inner}</${name}>\n`
}

// What XML 1.0 has no way to write: section 2.2.
const unwritable = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu
const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' }

/** Text inside an element; characters that XML cannot hold become U+FFFD. */
function xmlText(text: string): string {
  return text.replaceAll(unwritable, '\ufffd').replaceAll(/[&<>\r]/g, sign => signs[sign] ?? sign)
}

/** Whether XML can hold every character of a text. */
export function isXmlText(text: string): boolean {
  return text.search(unwritable) < 0
}
