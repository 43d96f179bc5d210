import type { Point } from '@gesso/core'
import type { Editor } from '../editor.ts'
import type { PointerInput } from './tool.ts'

/** Whether a hand that points there means a place of the image. @param reach how far off still counts, in CSS pixels */
export function isNearInView(place: Point, input: PointerInput, editor: Editor, reach: number): boolean {
  const [x, y] = editor.camera.viewFromImage(place)
  return Math.hypot(x - input.pointInView[0], y - input.pointInView[1]) <= reach
}
