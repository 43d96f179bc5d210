/** What the colours of a picture say, by colour. */
export type Legend = Readonly<Record<string, string>>

/** A colour for each name: that of the legend that was sent, else its own, else one that no other has; never black. */
export function coloursOf(
  wanted: readonly { readonly name: string; readonly colour: string }[],
  sent: Legend,
): ReadonlyMap<string, string> {
  const colours = new Map(Object.entries(sent).map(([colour, name]) => [name, colour.toLowerCase()]))
  const taken = new Set(['#000000', ...colours.values()])
  for (const { name, colour } of wanted) {
    if (colours.has(name)) continue
    const free = freeColour(colour.slice(0, 7).toLowerCase(), taken)
    taken.add(free)
    colours.set(name, free)
  }
  return colours
}

function freeColour(wished: string, taken: ReadonlySet<string>): string {
  // An odd step of about the golden ratio comes by every colour, and far from the one before.
  const step = 0x9e3779
  for (let at = Number.parseInt(wished.slice(1), 16); ; at = (at + step) & 0xffffff) {
    const colour = `#${at.toString(16).padStart(6, '0')}`
    if (!taken.has(colour)) return colour
  }
}

/** Names of which several things have one, told apart by numbers that none of them has: `car # 1`. */
export function numbered(names: readonly string[]): string[] {
  const taken = new Set(names)
  const often = new Set(names.filter((name, index) => names.indexOf(name) !== index))
  return names.map(name => {
    if (!often.has(name)) return name
    let number = 1
    while (taken.has(`${name} # ${number}`)) number++
    taken.add(`${name} # ${number}`)
    return `${name} # ${number}`
  })
}
