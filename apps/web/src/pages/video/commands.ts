import type { Command } from '@gesso/editor'

/** Something that can be done on the page of a video: its key, its button and its line in the help are one. */
export interface VideoCommand {
  readonly title: string
  /** as the browser names it, with what is held: `Shift+ArrowLeft`, `Ctrl+z` */
  readonly keys: readonly string[]
  readonly run: () => void
  /** whether it can be done now; left out: always */
  readonly enabled?: () => boolean
}

/** Whether a command of the annotator has a key. */
export function isKeyed({ key }: Command): boolean {
  return key.length > 0
}

const held: Readonly<Record<string, string>> = { mod: 'Ctrl', alt: 'Alt', shift: 'Shift' }

/** A command of the annotator as one of this page. */
export function asVideoCommand({ title, key, run, enabled }: Command): VideoCommand {
  const named = (name: string) => name.split('+').map(part => held[part] ?? part)
  return { title, keys: key.map(name => named(name).join('+')), run, enabled }
}

/** The name of a key press, as commands name it; Cmd stands for Ctrl. */
export function nameOfPress(event: {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  const held = [
    event.ctrlKey || event.metaKey ? 'Ctrl' : '',
    event.altKey ? 'Alt' : '',
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
