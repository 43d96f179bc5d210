import type { ReactNode } from 'react'
import classes from './image-grid.module.css'
import type { CardGrid } from './use-card-grid.ts'

interface CardRowsProps<T> {
  readonly grid: CardGrid<T>
  /** what the cards are, e.g. `Images` */
  readonly name: string
  readonly children: (item: T, place: number) => ReactNode
}

/** The rows of a grid that are in sight. */
export function CardRows<T>({ grid, name, children }: CardRowsProps<T>) {
  const { columns, items } = grid
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys reach it from the cards, which have the focus
    <div ref={grid.scroller} className={classes.scroller} tabIndex={-1} onKeyDown={grid.onKeyDown}>
      {/* biome-ignore lint/a11y/useSemanticElements: rows lie between the list and its items */}
      <div
        ref={grid.measured}
        role="list"
        aria-label={name}
        className={classes.rows}
        style={{ height: grid.height }}
      >
        {grid.width > 0 &&
          grid.rows.map(row => (
            <div
              key={row.key}
              className={classes.row}
              style={{
                transform: `translateY(${row.start}px)`,
                gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
              }}
            >
              {items
                .slice(row.index * columns, (row.index + 1) * columns)
                .map((item, column) => children(item, row.index * columns + column))}
            </div>
          ))}
      </div>
    </div>
  )
}
