/** Something that can be done on the page of a video: its key, its button and its line in the help are one. */
export interface VideoCommand {
  readonly title: string
  /** as the browser names it, with what is held: `Shift+ArrowLeft`, `Ctrl+z` */
  readonly keys: readonly string[]
  readonly run: () => void
}

/** The name of a key press, as commands name it; Cmd stands for Ctrl. */
export function nameOfPress(event: {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
}): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  const held = [
    event.ctrlKey || event.metaKey ? 'Ctrl' : '',
    event.shiftKey && isNamed(event.key) ? 'Shift' : '',
  ]
  return [...held, key].filter(part => part !== '').join('+')
}

/** Shift only chooses another sign on keys that have two; of letters and named keys it is a part. */
function isNamed(key: string): boolean {
  return key.length > 1 || /[a-z]/i.test(key)
}

const signs: Readonly<Record<string, string>> = {
  ' ': 'Space',
  ArrowLeft: '←',
  ArrowRight: '→',
  Delete: 'Del',
  Escape: 'Esc',
}

/** A key as people read it. */
export function keyTitle(name: string): string {
  const parts = name.split(/\+(?=.)/)
  return parts.map(part => signs[part] ?? (part.length === 1 ? part.toUpperCase() : part)).join(' + ')
}
