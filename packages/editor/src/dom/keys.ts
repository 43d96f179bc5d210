import type { KeyInput } from '../editor.ts'

/** A keyboard event as the editor hears it; on keyboards without Latin letters the place of the key counts. */
export function keyInputOf(event: KeyboardEvent): KeyInput {
  const onMac = /mac/i.test(navigator.platform)
  const { shiftKey, altKey } = event
  const mod = onMac ? event.metaKey : event.ctrlKey
  return { key: latinKey(event), shift: shiftKey, alt: altKey, mod }
}

/** Whether keys belong to what has the focus: a field, a menu, a dialog. */
export function typesElsewhere(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return (
    target.isContentEditable || target.closest('input, textarea, select, [role=menu], [role=dialog]') !== null
  )
}

function latinKey({ key, code, altKey }: KeyboardEvent): string {
  const foreign = key.length === 1 && key.charCodeAt(0) > 127
  // With Alt a Mac prints another letter.
  if (!foreign && !altKey) return key
  if (/^Key[A-Z]$/.test(code)) return code.slice(3).toLowerCase()
  return /^Digit\d$/.test(code) ? code.slice(5) : key
}
