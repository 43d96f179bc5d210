import type { KeyboardEvent, PointerEvent } from 'react'
import { useValue } from '../../../data/use-value.ts'
import { framesWithOpen } from '../comments/threads.ts'
import { useThreads } from '../comments/use-threads.ts'
import { useDesk, useMedia } from '../desk/desk-context.ts'
import { useJob } from '../job/job-context.ts'
import classes from './frames.module.css'
import { frameUnder, namedFrames, percent } from './scale.ts'
import { Stretches } from './stretches.tsx'

const mostNames = 16
const keySteps: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageUp: 10,
  PageDown: -10,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
}

/** The frames by number, with what asks for a look at them; press or drag to go there. */
export function Ruler() {
  const { desk } = useDesk()
  const { frames = [] } = useMedia()
  const { document } = desk.editor
  const frame = useValue(() => document.frame() ?? 0)
  const differing = useJob()?.difference?.frames ?? []
  const threads = useThreads() ?? []
  const count = frames.length
  const follow = (event: PointerEvent<HTMLDivElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    document.goTo(frameUnder((event.clientX - left) / width, count))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = keySteps[event.key]
    if (step === undefined) return
    event.preventDefault()
    event.stopPropagation()
    document.goTo(frame + step)
  }
  return (
    <div className={classes.rulerRow}>
      <div
        className={classes.ruler}
        role="slider"
        tabIndex={0}
        aria-label="Frame"
        aria-valuemin={1}
        aria-valuemax={count}
        aria-valuenow={frame + 1}
        onKeyDown={onKeyDown}
        onPointerDown={event => {
          event.currentTarget.setPointerCapture(event.pointerId)
          follow(event)
        }}
        onPointerMove={event => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) follow(event)
        }}
      >
        {namedFrames(count, mostNames).map(named => (
          <span key={named} className={classes.tick} style={{ left: percent(named, count) }}>
            {named + 1}
          </span>
        ))}
        {framesWithOpen(threads).map(each => (
          <span
            key={each}
            className={classes.comment}
            data-comment={each}
            style={{ left: percent(each + 0.5, count) }}
          />
        ))}
        <Stretches className={classes.differs} stretches={differing} count={count} />
        <span className={classes.head} style={{ left: percent(frame, count), width: percent(1, count) }} />
      </div>
    </div>
  )
}
