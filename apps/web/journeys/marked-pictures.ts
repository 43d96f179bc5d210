import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import type { Place } from './places.ts'

/** Of every marked picture, in pixels. */
export const pictureSize = { width: 1600, height: 1000 } as const

/** Squares of a colour that nothing else has, by their middle, in pixels of the picture. */
const marks = [
  [40, 40],
  [1560, 960],
] as const
const markSide = 48

/** Where a place of the page lies in the picture that is shown there. */
export interface PictureMap {
  readonly inPicture: (onPage: Place) => Place
  readonly onPage: (inPicture: Place) => Place
  /** how large half a pixel of the page is in the picture */
  readonly halfPixel: number
}

/**
 * Makes a picture in grey, with its number on it and two marks by which the page can be measured.
 * @param page any page; it may be blank
 * @returns a PNG
 */
export async function markedPicture(page: Page, number: number): Promise<Buffer> {
  const encoded = await page.evaluate(
    async ([number, { width, height }, marks, side]) => {
      const canvas = new OffscreenCanvas(width, height)
      const context = canvas.getContext('2d')
      if (!context) throw new Error('nothing to draw on')
      const light = context.createLinearGradient(0, 0, width, height)
      light.addColorStop(0, '#5a5a5a')
      light.addColorStop(1, '#a0a0a0')
      context.fillStyle = light
      context.fillRect(0, 0, width, height)
      context.fillStyle = '#d8d8d8'
      context.font = '120px sans-serif'
      context.fillText(String(number), width / 2, height / 2)
      context.fillStyle = '#ff00ff'
      for (const [x, y] of marks) context.fillRect(x - side / 2, y - side / 2, side, side)
      const reader = new FileReader()
      reader.readAsDataURL(await canvas.convertToBlob())
      await new Promise(resolve => reader.addEventListener('load', resolve))
      return String(reader.result).replace(/^.*,/, '')
    },
    [number, pictureSize, marks, markSide] as const,
  )
  return Buffer.from(encoded, 'base64')
}

/** Measures by the marks, on what the page shows, where its pixels lie in the picture; nothing of the program is asked. */
export async function measuredMap(page: Page): Promise<PictureMap> {
  const [first, second] = await settledMiddles(page)
  const [[u0, v0], [u1, v1]] = marks
  const [scaleX, scaleY] = [(second[0] - first[0]) / (u1 - u0), (second[1] - first[1]) / (v1 - v0)]
  assert(Math.abs(scaleX / scaleY - 1) < 0.002, `the picture is shown ${scaleX} by ${scaleY}`)
  return {
    inPicture: ([x, y]) => [u0 + (x - first[0]) / scaleX, v0 + (y - first[1]) / scaleY],
    onPage: ([u, v]) => [Math.round(first[0] + (u - u0) * scaleX), Math.round(first[1] + (v - v0) * scaleY)],
    halfPixel: 0.5 / Math.min(scaleX, scaleY),
  }
}

const mostLooks = 100

/** Where the marks stand once they are there and stand still: the picture is fitted anew when something takes its room. */
async function settledMiddles(page: Page): Promise<readonly [Place, Place]> {
  let before: readonly number[] = []
  for (let looks = 0; looks < mostLooks; looks++) {
    const now = await middlesOfMarks(page, await page.screenshot({ scale: 'css' }))
    const flat = now?.flat() ?? []
    if (now && flat.every((at, index) => Math.abs(at - (before[index] ?? Number.NaN)) < 0.01)) return now
    before = flat
  }
  throw new Error('the marks are covered, or something else has their colour')
}

/** A pixel, and how much of it has the colour of the marks, from 0 to 1. */
type Coloured = readonly [x: number, y: number, share: number]

/** The middles of both marks on a screenshot, finer than a pixel: at their edges a pixel counts by its share of colour. */
async function middlesOfMarks(page: Page, shot: Buffer): Promise<readonly [Place, Place] | undefined> {
  const coloured = await colouredPixels(page, shot)
  const whole = coloured.filter(([, , share]) => share > 0.9)
  const [first = [0, 0, 0], last = first] = [whole[0], whole.at(-1)]
  const between = (first[0] + last[0]) / 2
  const one = middleOf(
    whole.filter(([x]) => x < between),
    coloured,
  )
  const other = middleOf(
    whole.filter(([x]) => x >= between),
    coloured,
  )
  return one && other && [one, other]
}

function middleOf(whole: readonly Coloured[], coloured: readonly Coloured[]): Place | undefined {
  const [xs, ys] = [whole.map(([x]) => x), whole.map(([, y]) => y)]
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const filled = whole.length / ((right - left + 1) * (bottom - top + 1))
  assert(
    whole.length > 100 && filled > 0.95,
    `a mark is covered, or something else has its colour: ${filled}`,
  )
  const edge = 2
  const near = coloured.filter(
    ([x, y]) => x >= left - edge && x <= right + edge && y >= top - edge && y <= bottom + edge,
  )
  const sum = near.reduce((all, [, , share]) => all + share, 0)
  return [
    near.reduce((all, [x, , share]) => all + share * (x + 0.5), 0) / sum,
    near.reduce((all, [, y, share]) => all + share * (y + 0.5), 0) / sum,
  ]
}

/** Row by row. */
function colouredPixels(page: Page, shot: Buffer): Promise<readonly Coloured[]> {
  return page.evaluate(async encoded => {
    const bytes = Uint8Array.from(atob(encoded), character => character.charCodeAt(0))
    const bitmap = await createImageBitmap(new Blob([bytes]))
    const { width, height } = bitmap
    const context = new OffscreenCanvas(width, height).getContext('2d')
    if (!context) throw new Error('nothing to read from')
    context.drawImage(bitmap, 0, 0)
    const { data } = context.getImageData(0, 0, width, height)
    const coloured: [number, number, number][] = []
    for (let at = 0; at < width * height; at++) {
      const [red = 0, green = 0, blue = 0] = data.subarray(4 * at)
      const share = (Math.min(red, blue) - green) / 255
      if (share > 0.02) coloured.push([at % width, Math.floor(at / width), share])
    }
    return coloured
  }, shot.toString('base64'))
}
