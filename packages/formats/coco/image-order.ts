import type { ExportImage } from '../format.ts'

/**
 * Numbers the images of two passes over one selection, and notices when the second did not see what the first saw:
 * then the numbers would belong to other images. It keeps a checksum, not the ids, so that memory stays bounded.
 */
export class ImageOrder {
  readonly #passes = [
    { count: 0, checksum: 0 },
    { count: 0, checksum: 0 },
  ] as const

  /** The number of the next image of the first pass, from 1. */
  inFirst(image: ExportImage): number {
    return number(this.#passes[0], image)
  }

  /** The number of the next image of the second pass, from 1. */
  inSecond(image: ExportImage): number {
    return number(this.#passes[1], image)
  }

  /** Whether both passes saw the same images in the same order. */
  get same(): boolean {
    const [first, second] = this.#passes
    return first.checksum === second.checksum
  }
}

function number(pass: { count: number; checksum: number }, image: ExportImage): number {
  for (let at = 0; at < image.id.length; at++) {
    pass.checksum = (Math.imul(pass.checksum, 31) + image.id.charCodeAt(at)) | 0
  }
  return ++pass.count
}
