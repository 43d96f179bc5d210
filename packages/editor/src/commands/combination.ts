import type { KeyInput } from '../editor.ts'

/** Keys that need Shift on some keyboards and not on others: what they print is what counts. */
const printed = /^[^a-z0-9 ]$/

/** A key with its modifiers as commands write it: `mod+shift+z`, `alt+ArrowUp`, `[`. */
export function combinationOf({ key, mod, alt, shift }: KeyInput): string {
  const name = key.length === 1 ? key.toLowerCase() : key
  const parts = []
  if (mod) parts.push('mod')
  if (alt) parts.push('alt')
  if (shift && !printed.test(name)) parts.push('shift')
  return [...parts, name === ' ' ? 'Space' : name].join('+')
}

/** The combination in words for a person: `Ctrl+Shift+Z`, or `⇧⌘Z` on a Mac. */
export function combinationTitle(combination: string, onMac: boolean): string {
  const names: Readonly<Record<string, readonly [other: string, mac: string]>> = {
    mod: ['Ctrl', '⌘'],
    alt: ['Alt', '⌥'],
    shift: ['Shift', '⇧'],
    ArrowLeft: ['←', '←'],
    ArrowRight: ['→', '→'],
    ArrowUp: ['↑', '↑'],
    ArrowDown: ['↓', '↓'],
    Escape: ['Esc', 'Esc'],
    Delete: ['Del', '⌦'],
    Backspace: ['Backspace', '⌫'],
  }
  // The key itself may be a plus.
  const [, modifiers = '', key = ''] = /^(.*\+)?(.+)$/.exec(combination) ?? []
  const parts = [...modifiers.split('+').filter(part => part !== ''), key]
  const titles = parts.map(
    part => names[part]?.[onMac ? 1 : 0] ?? (part.length === 1 ? part.toUpperCase() : part),
  )
  return titles.join(onMac ? '' : '+')
}
