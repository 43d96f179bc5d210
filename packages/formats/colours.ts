import type { ExportClass } from './format.ts'
import type { ExportReport } from './report.ts'

/** Red, green and blue of a label class, 0 to 255; how far one sees through it is left out. */
export function rgbOf({ color }: Pick<ExportClass, 'color'>): [red: number, green: number, blue: number] {
  const part = (at: number) => Number.parseInt(color.slice(at, at + 2), 16)
  return [part(1), part(3), part(5)]
}

/** Reports the label classes that a picture in their colours cannot tell from another or from the background. */
export function reportSharedColours(classes: readonly ExportClass[], report: ExportReport): void {
  const first = new Map([['0,0,0', 'the background']])
  for (const labelClass of classes) {
    const key = rgbOf(labelClass).join()
    const other = first.get(key)
    if (other === undefined) first.set(key, labelClass.name)
    else
      report.alter(
        'labels',
        'their label class has the colour of another or is black',
        `${labelClass.name} and ${other}`,
      )
  }
}
