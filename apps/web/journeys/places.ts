import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'

/** Pixels from the left and the top: of the page, or of a picture, as the name says. */
export type Place = readonly [x: number, y: number]

/** Drags the mouse over places of the page. */
export async function drag(page: Page, [start, ...others]: readonly Place[]): Promise<void> {
  assert(start)
  await page.mouse.move(...start)
  await page.mouse.down()
  for (const place of others) await page.mouse.move(...place)
  await page.mouse.up()
}

/** The map from the page to the picture that two pairs of places give: one scale and one shift. */
export function mapFrom(onPage: readonly Place[], inPicture: readonly Place[]): (place: Place) => Place {
  const [[x0, y0] = [0, 0], , [x1, y1] = [0, 0]] = onPage
  const [[u0, v0] = [0, 0], , [u1, v1] = [0, 0]] = inPicture
  const scale = Math.hypot(u1 - u0, v1 - v0) / Math.hypot(x1 - x0, y1 - y0)
  return ([x, y]) => [u0 + (x - x0) * scale, v0 + (y - y0) * scale]
}

/** Fails unless two places are near each other in both directions. */
export function assertNear([x, y]: Place, [u, v]: Place, tolerance: number): void {
  assert(Math.abs(x - u) <= tolerance && Math.abs(y - v) <= tolerance, `${x},${y} is not near ${u},${v}`)
}
