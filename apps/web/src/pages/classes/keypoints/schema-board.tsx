import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import classes from './schema-board.module.css'
import {
  type DraftPoint,
  type SchemaDraft,
  withEdgeToggled,
  withoutPoint,
  withPointChanged,
} from './schema-draft.ts'

interface SchemaBoardProps {
  readonly draft: SchemaDraft
  readonly onChange: (draft: SchemaDraft) => void
  /** adds a point; places in percent of the board */
  readonly onAdd: (x: number, y: number) => void
  /** whether points are joined instead of placed */
  readonly joining: boolean
  readonly chosen: string | null
  readonly onChoose: (pointId: string | null) => void
}

/** Where the points of a schema lie and what joins them: click to add, drag to move, click two to join them. */
export function SchemaBoard({ draft, onChange, onAdd, joining, chosen, onChoose }: SchemaBoardProps) {
  const board = useRef<SVGSVGElement>(null)
  const [held, setHeld] = useState<string | null>(null)
  const placeOf = ({ clientX, clientY }: PointerEvent) => {
    const area = board.current?.getBoundingClientRect()
    if (!area) return [0, 0] as const
    return [((clientX - area.left) / area.width) * 100, ((clientY - area.top) / area.height) * 100] as const
  }
  const join = (id: string) => {
    if (chosen === null) return onChoose(id)
    onChange(withEdgeToggled(draft, chosen, id))
    onChoose(null)
  }
  const press = (event: PointerEvent, id: string) => {
    event.stopPropagation()
    if (joining) return join(id)
    board.current?.setPointerCapture(event.pointerId)
    setHeld(id)
    onChoose(id)
  }
  const keyDown = (event: KeyboardEvent, point: DraftPoint) => {
    const step = steps[event.key]
    if (step) onChange(withPointChanged(draft, point.id, { x: point.x + step[0], y: point.y + step[1] }))
    else if (event.key === 'Delete' || event.key === 'Backspace') onChange(withoutPoint(draft, point.id))
    else if (event.key !== 'Enter' && event.key !== ' ') return
    else if (joining) join(point.id)
    else onChoose(point.id)
    event.preventDefault()
  }
  return (
    <svg
      ref={board}
      className={classes.board}
      viewBox="0 0 100 100"
      aria-label="Board of points"
      data-joining={joining || undefined}
      data-crowded={draft.points.length > mostNames || undefined}
      onPointerDown={event => {
        if (joining) return onChoose(null)
        onAdd(...placeOf(event))
      }}
      onPointerMove={event => {
        if (held === null) return
        const [x, y] = placeOf(event)
        onChange(withPointChanged(draft, held, { x, y }))
      }}
      onPointerUp={() => setHeld(null)}
    >
      <Edges draft={draft} />
      {draft.points.map((point, index) => (
        // biome-ignore lint/a11y/useSemanticElements: there is no button inside a drawing
        <g
          key={point.id}
          role="button"
          tabIndex={0}
          aria-label={`${point.name}, point ${index + 1}`}
          aria-pressed={chosen === point.id}
          className={classes.point}
          transform={`translate(${point.x} ${point.y})`}
          onPointerDown={event => press(event, point.id)}
          onKeyDown={event => keyDown(event, point)}
        >
          <circle r={1.9} />
          <text x={2.8} y={1}>
            {point.name}
          </text>
        </g>
      ))}
    </svg>
  )
}

/** With more points than this, names cover each other: then only the point under the hand shows its own. */
const mostNames = 8

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

function Edges({ draft }: { draft: SchemaDraft }) {
  const byId = new Map(draft.points.map(point => [point.id, point]))
  const along =
    draft.type === 'polyline'
      ? draft.points
          .slice(1)
          .map((point, index) => ({ fromId: draft.points[index]?.id ?? '', toId: point.id }))
      : []
  return [...draft.edges, ...along].map(({ fromId, toId }) => {
    const [from, to] = [byId.get(fromId), byId.get(toId)]
    if (!from || !to) return null
    return (
      <line key={`${fromId} ${toId}`} className={classes.edge} x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
    )
  })
}
