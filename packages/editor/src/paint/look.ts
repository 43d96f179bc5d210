import type { Emphasis, Look } from './brush.ts'

const defaultAlpha = 0.3
const looks = new Map<string, Look>()

/** The look of a label. @param colour `#rrggbb` or `#rrggbbaa`; anything else is grey */
export function lookOf(colour: string, emphasis: Emphasis): Look {
  const key = `${colour} ${emphasis}`
  const known = looks.get(key)
  if (known !== undefined) return known
  const made = makeLook(colour, emphasis)
  looks.set(key, made)
  return made
}

function makeLook(colour: string, emphasis: Emphasis): Look {
  const digits = /^#([0-9a-f]{6})([0-9a-f]{2})?$/i.exec(colour)
  const number = Number.parseInt(digits?.[1] ?? '9aa5b1', 16)
  const own = digits?.[2] === undefined ? defaultAlpha : Number.parseInt(digits[2], 16) / 255
  // What stands out is painted over itself: its outline says so, and the image shall stay in sight.
  const alpha = emphasis === 'none' ? own : own / 2
  const rgb = [(number >> 16) & 255, (number >> 8) & 255, number & 255] as const
  const words = rgb.join(', ')
  // At rest one pixel: thinner than two the rasteriser has a fast way.
  return {
    line: `rgb(${words})`,
    inside: `rgba(${words}, ${Math.round(alpha * 1000) / 1000})`,
    rgb,
    alpha,
    lineWidth: emphasis === 'selected' ? 2.5 : emphasis === 'hovered' ? 2 : 1,
    emphasis,
  }
}
