import {
  type AttributeValues,
  type Box,
  boxOfFrame,
  boxRounded,
  type Mask,
  maskArea,
  maskFromRings,
  type Ring,
} from '@gesso/core'
import type { ExportImage, ExportLabel } from '../format.ts'
import { classOfLabel, keypointsIn } from '../keypoints.ts'
import { placeOf, type WritableLabel, writableLabel } from '../labels.ts'
import type { ExportReport } from '../report.ts'
import { keypointsText } from './keypoints.ts'

/**
 * One label as JSON.
 * @param classNames JSON of the name of each label class, by its id
 * @param attributesText JSON of its values
 * @returns undefined when it cannot be written, which is reported
 */
export function labelText(
  label: ExportLabel,
  image: ExportImage,
  classNames: ReadonlyMap<string, string>,
  report: ExportReport,
  attributesText: (values: AttributeValues) => string,
): string | undefined {
  const keypoints = keypointsIn(label)
  if (keypoints !== undefined) {
    const className = classOfLabel(label, image, classNames, report)
    if (className === undefined) return undefined
    report.count('labels')
    return elementText(label, className, attributesText(label.attributes), {
      ...nowhere,
      keypoints: keypointsText(keypoints, label, image, report),
    })
  }
  const writable = writableLabel(label, image, classNames, report)
  if (writable === undefined) return undefined
  const places = placesOf(writable, image)
  if (places === undefined) {
    report.skip(
      'labels',
      'they cover no pixel, and several rings can only be written as pixels',
      placeOf(label, image),
    )
    return undefined
  }
  if (places.loss !== undefined) report.alter('labels', places.loss, placeOf(label, image))
  report.count('labels')
  return elementText(label, writable.labelClass, attributesText(label.attributes), places)
}

function elementText(
  { id, zIndex, trackId }: ExportLabel,
  className: string,
  attributes: string,
  { bbox, polygon, mask, keypoints = '[]' }: Places,
): string {
  const track = trackId === undefined ? '' : `"track_id":${JSON.stringify(trackId)},`
  return (
    `{"id":${JSON.stringify(id)},${track}"class_name":${className},"bbox":${bbox},"polygon":${polygon},` +
    `"mask":${mask},"z_index":${zIndex},"keypoints":${keypoints},"attributes":${attributes}}`
  )
}

/** The places in which Hasty holds a geometry, as JSON. */
interface Places {
  readonly bbox: string
  readonly polygon: string
  readonly mask: string
  /** left out = it has none */
  readonly keypoints?: string
  readonly loss?: string
}

/** A label of points alone has null in all three. */
const nowhere: Places = { bbox: 'null', polygon: 'null', mask: 'null' }

const rounded = 'coordinates are rounded to whole pixels'

function placesOf(writable: WritableLabel<string>, image: ExportImage): Places | undefined {
  const { shape, area, bounds, label } = writable
  if (area === 'mask' && shape.mask !== undefined) return ofMask(shape.mask(label.geometry, image))
  if (area === 'rings' && shape.rings !== undefined)
    return ofRings(shape.rings(label.geometry), bounds, image)
  return {
    bbox: boxText(bounds),
    polygon: 'null',
    mask: 'null',
    ...(isWhole(bounds) ? {} : { loss: rounded }),
  }
}

function ofRings(rings: readonly Ring[], bounds: Box, image: ExportImage): Places | undefined {
  const [ring] = rings
  if (ring === undefined || rings.length > 1) {
    const places = ofMask(maskFromRings(rings, image))
    return places && { ...places, loss: 'a polygon of several rings is written as its pixels' }
  }
  const whole = ring.every(([x, y]) => Number.isInteger(x) && Number.isInteger(y))
  return { bbox: boxText(bounds), polygon: ringText(ring), mask: 'null', ...(whole ? {} : { loss: rounded }) }
}

function ofMask(mask: Mask): Places | undefined {
  if (maskArea(mask) === 0) return undefined
  return { bbox: boxText(boxOfFrame(mask)), polygon: 'null', mask: runsText(mask) }
}

function boxText(box: Box): string {
  const { left, top, right, bottom } = boxRounded(box)
  return `[${left},${top},${right},${bottom}]`
}

function isWhole({ left, top, right, bottom }: Box): boolean {
  return [left, top, right, bottom].every(Number.isInteger)
}

function ringText(ring: Ring): string {
  let text = ''
  for (const [x, y] of ring) text += `${text === '' ? '[' : ','}[${Math.round(x)},${Math.round(y)}]`
  return `${text}]`
}

/** Starts and lengths in turn. Hasty counts pixels from 1, row by row inside the box; ours from 0. */
function runsText({ counts }: Mask): string {
  let text = '['
  let at = 1
  for (let index = 0; index < counts.length; index++) {
    const count = counts[index] ?? 0
    if (index % 2 === 1) text += `${index === 1 ? '' : ','}${at},${count}`
    at += count
  }
  return `${text}]`
}
