/** A text that lies among bytes, as UTF-8, from one place to before another. */
export interface TextInBytes {
  readonly bytes: Uint8Array
  readonly from: number
  readonly to: number
}

const utf8 = new TextEncoder()

/** A text, alone among its bytes. */
export function textInBytes(text: string): TextInBytes {
  const bytes = utf8.encode(text)
  return { bytes, from: 0, to: bytes.length }
}
