import { Text } from '@mantine/core'
import classes from './figure-bar.module.css'

interface FigureBarProps {
  readonly words: string
  /** what the figure is made of */
  readonly detail: string
  /** side by side; shares of the whole width */
  readonly parts: readonly { readonly share: number; readonly colour: string }[]
}

/** A figure with a bar below it, to be compared with those above and below; words say all that the bar does. */
export function FigureBar({ words, detail, parts }: FigureBarProps) {
  return (
    <div>
      <span className={classes.words}>{words}</span>
      <div className={classes.track} aria-hidden>
        {parts.map(({ share, colour }) => (
          <span key={colour} style={{ width: `${100 * share}%`, background: colour }} />
        ))}
      </div>
      <Text size="xs" c="dimmed">
        {detail}
      </Text>
    </div>
  )
}
