import { Button, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import bar from './chosen-bar.module.css'
import type { Selection } from './use-selection.ts'
import { counted } from './words.ts'

interface ChosenBarProps {
  /** what is chosen, e.g. `image` */
  readonly noun: string
  readonly selection: Pick<Selection<{ readonly id: string }>, 'chosen' | 'chooseAll' | 'clear'>
  /** how many could be chosen: those read so far */
  readonly all: number
  /** how many there are under the filter */
  readonly total: number
  /** what can be done to them */
  readonly children: ReactNode
}

/** How many are chosen, what can be done to them, and a way to choose all or none. */
export function ChosenBar({ noun, selection, all, total, children }: ChosenBarProps) {
  const count = selection.chosen.length
  return (
    <div className={bar.bar} role="toolbar" aria-label={`Chosen ${noun}s`}>
      <Text size="sm" fw={600} role="status">
        {counted(count, noun)} chosen
      </Text>
      {count < all && (
        <Button variant="subtle" onClick={selection.chooseAll}>
          {all < total ? `Choose the first ${all}` : `Choose all ${all}`}
        </Button>
      )}
      {children}
      <Button variant="subtle" color="gray" ml="auto" onClick={selection.clear}>
        Let go
      </Button>
    </div>
  )
}
