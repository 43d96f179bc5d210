const keys = '1234567890'

/** The number key of the label class at a place of the list (from 0); undefined from the eleventh on. */
export function keyOfPlace(place: number): string | undefined {
  return keys[place]
}
