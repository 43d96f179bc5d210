/** A reader of COCO files for tests, made from the format's description alone; it shares no code with the writer. */
export interface CocoFile {
  readonly info: Readonly<Record<string, unknown>>
  readonly licenses: readonly unknown[]
  readonly categories: readonly {
    readonly id: number
    readonly name: string
    readonly supercategory: string
  }[]
  readonly images: readonly CocoImage[]
  readonly annotations: readonly CocoAnnotation[]
  readonly videos?: readonly { readonly id: number; readonly name: string }[]
}

export interface CocoImage {
  readonly id: number
  readonly width: number
  readonly height: number
  readonly file_name: string
  readonly coco_url: string | null
  readonly video_id?: number
  readonly frame_index?: number
}

export interface CocoAnnotation {
  readonly id: number
  readonly image_id: number
  readonly category_id: number
  readonly segmentation:
    | null
    | readonly (readonly number[])[]
    | { readonly size: readonly [number, number]; readonly counts: string }
  readonly area: number
  readonly bbox: readonly [number, number, number, number]
  readonly iscrowd: number
  readonly track_id?: number
}

/** Rows of `0` and `1` for a segmentation; undefined when it has none. */
export function pixelsOf({ segmentation }: CocoAnnotation, image: CocoImage): string[] | undefined {
  if (segmentation === null) return undefined
  if ('counts' in segmentation) return pixelsOfRuns(segmentation.size, segmentation.counts)
  if (segmentation.length === 0) return undefined
  return rowsWhere([image.height, image.width], (x, y) =>
    segmentation.some(ring => insideRing(ring, x + 0.5, y + 0.5)),
  )
}

function pixelsOfRuns(size: readonly [number, number], text: string): string[] {
  let column = ''
  for (const [index, count] of countsOf(text).entries()) column += String(index % 2).repeat(count)
  if (column.length !== size[0] * size[1]) throw new Error(`${column.length} pixels, not ${size.join(' x ')}`)
  return rowsWhere(size, (x, y) => column[x * size[0] + y] === '1')
}

/** Groups of five bits from the lowest, a sixth for "more follow"; the highest bit of the last group is the sign. */
function countsOf(text: string): number[] {
  const counts: number[] = []
  for (const [group = ''] of text.matchAll(/[P-o]*[0-O]/g)) {
    const digits = Array.from(group, character => (character.charCodeAt(0) - 48) % 32)
    const number = digits.reduce((sum, digit, place) => sum + digit * 32 ** place, 0)
    const negative = (digits.at(-1) ?? 0) >= 16
    const difference = negative ? number - 32 ** digits.length : number
    counts.push(difference + (counts.length > 2 ? Number(counts.at(-2)) : 0))
  }
  return counts
}

function insideRing(ring: readonly number[], x: number, y: number): boolean {
  let crossings = 0
  for (let at = 0; at < ring.length; at += 2) {
    const [x0, y0] = [Number(ring[at]), Number(ring[at + 1])]
    const [x1, y1] = [Number(ring[(at + 2) % ring.length]), Number(ring[(at + 3) % ring.length])]
    if (y0 <= y === y1 <= y) continue
    const [upX, upY, downX, downY] = y0 < y1 ? [x0, y0, x1, y1] : [x1, y1, x0, y0]
    if (((downX - upX) * (y - upY)) / (downY - upY) + upX > x) crossings++
  }
  return crossings % 2 === 1
}

function rowsWhere(
  [height, width]: readonly [number, number],
  painted: (x: number, y: number) => boolean,
): string[] {
  return Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (_, x) => (painted(x, y) ? '1' : '0')).join(''),
  )
}
