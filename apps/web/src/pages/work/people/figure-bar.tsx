import classes from './figure-bar.module.css'

interface FigureBarProps {
  readonly words: string
  /** what the figure is made of */
  readonly title: string
  /** side by side; shares of the whole width */
  readonly parts: readonly { readonly share: number; readonly colour: string }[]
}

/** A figure with a bar below it, to be compared with those above and below. */
export function FigureBar({ words, title, parts }: FigureBarProps) {
  return (
    <div title={title}>
      <span>{words}</span>
      <div className={classes.track} aria-hidden>
        {parts.map(({ share, colour }) => (
          <span key={colour} style={{ width: `${100 * share}%`, background: colour }} />
        ))}
      </div>
    </div>
  )
}
