/** Apart from each other on photographs and for most who see few colours; the order matters more than the shades. */
const palette = [
  '#e6554a',
  '#3b8ee0',
  '#2fae66',
  '#f2b233',
  '#9b5de5',
  '#14b8c4',
  '#f27f3d',
  '#e05299',
  '#8aa92b',
  '#5566d9',
  '#b0764a',
  '#6f8a9c',
] as const

/** A third of full strength, so that the picture shows through. */
const defaultAlpha = '4d'

/** The colour of the `count`-th label class of a project, counted from 0; the palette repeats. */
export function colourAfter(count: number): string {
  return storedColour(palette[count % palette.length] ?? palette[0])
}

/** A colour as it is stored: #rrggbbaa; one without alpha gets the usual one. */
export function storedColour(colour: string): string {
  const lower = colour.toLowerCase()
  return lower.length === 7 ? lower + defaultAlpha : lower
}
