/** One measured figure; `ratio` sets it against a limit of the same run, so that it means the same on every machine. */
export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** what it is set against, measured in the same run or fixed by the goal; null when it is only reported */
  readonly limit: number | null
  /** value / limit */
  readonly ratio: number | null
  /** the goal in words, e.g. `ratio >= 0.5` */
  readonly goal: string | null
  /** null when there is no goal */
  readonly met: boolean | null
  /** how far apart what was measured lay; left out where it was measured once, or is a percentile of very many */
  readonly note?: string
}

/** A figure whose ratio to the limit must be at least `atLeast` or at most `atMost`. */
export function figure(
  name: string,
  value: number,
  unit: string,
  against: { limit: number; note?: string } & ({ atLeast: number } | { atMost: number }),
): Figure {
  const ratio = value / against.limit
  const [goal, met] =
    'atLeast' in against
      ? [`ratio >= ${rounded(against.atLeast)}`, ratio >= against.atLeast]
      : [`ratio <= ${rounded(against.atMost)}`, ratio <= against.atMost]
  return {
    name,
    value: rounded(value),
    unit,
    limit: rounded(against.limit),
    ratio: rounded(ratio),
    goal,
    met,
    ...(against.note === undefined ? {} : { note: against.note }),
  }
}

/** A figure that has no goal. */
export function reported(name: string, value: number, unit: string): Figure {
  return { name, value: rounded(value), unit, limit: null, ratio: null, goal: null, met: null }
}

function rounded(value: number): number {
  return Number(value.toPrecision(4))
}

/** The smallest and the largest of some samples, in words. */
export function spread(samples: readonly number[], unit: string): string {
  return `${rounded(Math.min(...samples))} to ${rounded(Math.max(...samples))} ${unit}`
}

/** The value below which `share` (0 to 1) of the samples lie. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b)
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
  if (value === undefined) throw new Error('no samples were taken')
  return value
}
