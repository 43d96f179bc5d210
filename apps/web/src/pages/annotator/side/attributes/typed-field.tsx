import type { AttributeRule, AttributeValue } from '@gesso/core'
import { TextInput } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { typedValue } from './typed-value.ts'

interface TypedFieldProps {
  readonly rule: AttributeRule
  readonly value: AttributeValue | undefined
  readonly mixed: boolean
  readonly disabled: boolean
  readonly onSet: (value: AttributeValue | undefined) => void
}

/** A text or a number, taken over with Enter or on the way to another field; Escape leaves it as it was. */
export function TypedField({ rule, value, mixed, disabled, onSet }: TypedFieldProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const end = () => {
    setTyped(null)
    setProblem(null)
  }
  const take = () => {
    if (typed === null) return
    const read = typedValue(rule, typed)
    if ('problem' in read) return setProblem(`It ${read.problem}`)
    onSet(read.value)
    end()
  }
  const keyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') take()
    else if (event.key === 'Escape') {
      end()
      event.currentTarget.blur()
    }
  }
  return (
    <TextInput
      size="xs"
      aria-label={rule.name}
      placeholder={mixed ? 'Mixed' : ''}
      inputMode={rule.type === 'TEXT' ? 'text' : 'decimal'}
      disabled={disabled}
      value={typed ?? String(value ?? '')}
      error={problem}
      data-attribute-field
      onChange={event => setTyped(event.currentTarget.value)}
      onBlur={take}
      onKeyDown={keyDown}
    />
  )
}
