import { inflateRawSync } from 'node:zlib'

/** A COCO file as its format describes it; written from the format's description, without code of the product. */
export interface Coco {
  readonly images: readonly { id: number; file_name: string; width: number; height: number }[]
  readonly categories: readonly { id: number; name: string }[]
  readonly annotations: readonly CocoAnnotation[]
}

export interface CocoAnnotation {
  readonly image_id: number
  readonly category_id: number
  /** left, top, width, height */
  readonly bbox: readonly [number, number, number, number]
  readonly area: number
  readonly segmentation: readonly (readonly number[])[] | { size: [number, number]; counts: string } | null
}

/** The only file of a zip, as text. Reads the central directory, as a zip reader must. */
export function onlyFileOf(zip: Buffer): string {
  const end = zip.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'))
  if (zip.readUInt16LE(end + 10) !== 1) throw new Error('the zip holds more or less than one file')
  const entry = zip.readUInt32LE(end + 16)
  const method = zip.readUInt16LE(entry + 10)
  const packedBytes = zip.readUInt32LE(entry + 20)
  const header = zip.readUInt32LE(entry + 42)
  const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28)
  const packed = zip.subarray(start, start + packedBytes)
  return (method === 0 ? packed : inflateRawSync(packed)).toString('utf8')
}

/**
 * The pixels of COCO's compressed run lengths: groups of five bits, low ones first, a sixth that says 'more', a sign,
 * and from the third count on the difference to the count two before; runs go down the columns.
 * @returns a set of `row * width + column`
 */
export function pixelsOfRle({
  size: [height, width],
  counts,
}: {
  size: [number, number]
  counts: string
}): Set<number> {
  const runs: number[] = []
  let at = 0
  while (at < counts.length) {
    let value = 0
    let shift = 0
    for (let more = true; more; at++) {
      const group = counts.charCodeAt(at) - 48
      more = (group & 32) !== 0
      value |= (group & 31) << shift
      shift += 5
      if (!more && group & 16) value |= -1 << shift
    }
    runs.push(runs.length > 2 ? value + (runs[runs.length - 2] ?? 0) : value)
  }
  const pixels = new Set<number>()
  let place = 0
  for (const [index, run] of runs.entries()) {
    if (index % 2 === 1)
      for (let pixel = place; pixel < place + run; pixel++)
        pixels.add((pixel % height) * width + Math.floor(pixel / height))
    place += run
  }
  if (place !== width * height) throw new Error(`the runs cover ${place} of ${width * height} pixels`)
  return pixels
}
