/** Texts that come again and again, read out of bytes: one string for all that are equal. */
export class RecurringTexts {
  readonly #known = new Map<number, { readonly bytes: Uint8Array; readonly text: string }>()

  /** @param decode makes a string of bytes; always the same way */
  constructor(readonly decode: (bytes: Buffer, from: number, to: number) => string) {}

  /** The text of the bytes from one place to before another. */
  textOf(bytes: Buffer, from: number, to: number): string {
    let hash = to - from
    for (let at = from; at < to; at++) hash = (Math.imul(hash, 31) + (bytes[at] ?? 0)) | 0
    const known = this.#known.get(hash)
    if (known !== undefined && isAt(known.bytes, bytes, from, to)) return known.text
    const text = this.decode(bytes, from, to)
    this.#known.set(hash, { bytes: new Uint8Array(bytes.subarray(from, to)), text })
    return text
  }
}

function isAt(known: Uint8Array, bytes: Buffer, from: number, to: number): boolean {
  if (known.length !== to - from) return false
  for (let at = from; at < to; at++) if (known[at - from] !== bytes[at]) return false
  return true
}
