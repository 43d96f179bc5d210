import type { FrameStretch } from '@gesso/core'
import { percent } from './scale.ts'

interface StretchesProps {
  readonly stretches: readonly FrameStretch[]
  /** of frames */
  readonly count: number
  readonly className: string | undefined
}

/** Stretches of a video, marked on a line of its frames. */
export function Stretches({ stretches, count, className }: StretchesProps) {
  return stretches.map(({ from, to }) => (
    <span
      key={from}
      className={className}
      data-from={from}
      style={{ left: percent(from, count), width: percent(to - from, count) }}
    />
  ))
}
