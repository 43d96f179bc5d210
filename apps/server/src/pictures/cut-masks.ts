import { AppError, type Mask, maskFromRunPairs, type Size, trimMask } from '@gesso/core'
import { sharp } from './codecs.ts'

const black = 0

/**
 * Cuts a painted picture into masks by colour, reading it row by row.
 * @param path of a file on this machine
 * @param colours that it is painted in, `#rrggbb` in lower case; black and what is transparent are nothing unless named
 * @returns the mask of each colour that is there
 * @throws AppError `picture_unreadable` also for another size or a colour that is not named
 */
export async function cutMasks(
  path: string,
  colours: readonly string[],
  size: Size,
): Promise<ReadonlyMap<string, Mask>> {
  const known = new Map(colours.map(colour => [Number.parseInt(colour.slice(1), 16), colour]))
  const picture = sharp(path, { failOn: 'error', limitInputPixels: false, sequentialRead: true })
  const { width, height } = await picture.metadata().catch(error => {
    throw unfit('it cannot be read as a picture', error)
  })
  if (width !== size.width || height !== size.height)
    throw unfit(`it is ${width} x ${height} pixels, its picture is ${size.width} x ${size.height}`)
  const pixels = picture.toColourspace('srgb').ensureAlpha().raw({ depth: 'uchar' })
  const runs = new Map<string, [start: number, length: number][]>()
  let [begun, colour, at] = [0, -1, 0]
  const end = () => {
    const name = known.get(colour)
    if (name === undefined && colour > black) throw unfit(`its colour ${hexOf(colour)} is not in the legend`)
    if (name === undefined) return
    const pairs = runs.get(name) ?? []
    runs.set(name, pairs)
    pairs.push([begun, at - begun])
  }
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of pixels as AsyncIterable<Buffer>) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
    const whole = bytes.length - (bytes.length % 4)
    for (let index = 0; index < whole; index += 4, at += 1) {
      const next = bytes[index + 3] === 0 ? -1 : bytes.readUIntBE(index, 3)
      if (next === colour) continue
      end()
      colour = next
      begun = at
    }
    rest = bytes.subarray(whole)
  }
  end()
  const frame = { left: 0, top: 0, ...size }
  return new Map([...runs].map(([name, pairs]) => [name, trimMask(maskFromRunPairs(frame, pairs))]))
}

function hexOf(colour: number): string {
  return `#${colour.toString(16).padStart(6, '0')}`
}

function unfit(problem: string, cause?: unknown): AppError {
  return new AppError('picture_unreadable', { name: 'The painted mask', problem }, { cause })
}
