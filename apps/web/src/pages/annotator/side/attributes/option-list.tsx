import type { AttributeOption } from '@gesso/core'
import { Kbd } from '@mantine/core'
import { type KeyboardEvent, useId, useState } from 'react'
import classes from './attributes.module.css'

interface OptionListProps {
  readonly label: string
  readonly options: readonly AttributeOption[]
  readonly chosen: readonly string[]
  /** several can be chosen */
  readonly multiple: boolean
  readonly disabled: boolean
  readonly onChoose: (ids: readonly string[]) => void
}

/** Options to choose from, one stop of the Tab key: number keys and arrows choose, Backspace chooses none. */
export function OptionList({ label, options, chosen, multiple, disabled, onChoose }: OptionListProps) {
  const base = useId()
  const [at, setAt] = useState(-1)
  const first = options.findIndex(({ id }) => chosen.includes(id))
  const active = at >= 0 && at < options.length ? at : first
  const choose = (place: number) => {
    const id = options[place]?.id
    if (id === undefined || disabled) return
    setAt(place)
    const on = chosen.includes(id)
    if (multiple)
      onChoose(options.map(each => each.id).filter(each => chosen.includes(each) !== (each === id)))
    else if (!on) onChoose([id])
  }
  const step = (by: number) => {
    const place = Math.min(Math.max(active + by, 0), options.length - 1)
    if (multiple) setAt(place)
    else choose(place)
  }
  const keyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const action = actionOf(event, { step, choose: multiple ? () => choose(Math.max(active, 0)) : () => {} })
    const digit = /^[0-9]$/.test(event.key) ? (Number(event.key) + 9) % 10 : undefined
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Escape') event.currentTarget.blur()
    else if (digit !== undefined) choose(digit)
    else if (event.key === 'Backspace' || event.key === 'Delete') {
      if (!disabled) onChoose([])
    } else if (action) action()
    else return
    event.preventDefault()
  }
  return (
    <div
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-multiselectable={multiple}
      aria-disabled={disabled}
      aria-activedescendant={active >= 0 ? `${base}-${active}` : undefined}
      className={classes.options}
      onKeyDown={keyDown}
      data-attribute-field
    >
      {options.map(({ id, value }, place) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus, and says which option is meant
        // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard by the list
        <div
          key={id}
          id={`${base}-${place}`}
          role="option"
          aria-selected={chosen.includes(id)}
          data-active={place === active || undefined}
          className={classes.option}
          onClick={() => choose(place)}
        >
          <span className={classes.optionName}>{value}</span>
          {place < 10 && <Kbd size="xs">{(place + 1) % 10}</Kbd>}
        </div>
      ))}
    </div>
  )
}

function actionOf(
  { key }: KeyboardEvent,
  { step, choose }: { step: (by: number) => void; choose: () => void },
): (() => void) | undefined {
  if (key === 'ArrowDown' || key === 'ArrowRight') return () => step(1)
  if (key === 'ArrowUp' || key === 'ArrowLeft') return () => step(-1)
  return key === ' ' || key === 'Enter' ? choose : undefined
}
