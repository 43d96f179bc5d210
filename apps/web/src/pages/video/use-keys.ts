import { useEffect, useRef } from 'react'
import { nameOfPress, type VideoCommand } from './commands.ts'

/** Runs commands by their keys, but where somebody types or a dialog or menu is open. */
export function useKeys(commands: readonly VideoCommand[]): void {
  const latest = useRef(commands)
  latest.current = commands
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isElsewhere(event)) return
      const name = nameOfPress(event)
      const command = latest.current.find(
        ({ keys, enabled }) => keys.includes(name) && (enabled === undefined || enabled()),
      )
      if (!command) return
      event.preventDefault()
      command.run()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}

const typing = 'input, textarea, select, [contenteditable], [role=dialog], [role=menu], [role=listbox]'

function isElsewhere({ target, key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false
  const presses = !ctrlKey && !metaKey && (key === ' ' || key === 'Enter')
  return target.closest(typing) !== null || (presses && target.closest('button, a') !== null)
}
