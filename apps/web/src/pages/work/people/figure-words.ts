/** Seconds for a person, e.g. `2 h 5 min`. */
export function durationOf(seconds: number): string {
  if (seconds < 60) return `${Math.round(seconds)} s`
  const minutes = Math.round(seconds / 60)
  const hours = Math.floor(minutes / 60)
  return hours === 0 ? `${minutes} min` : `${hours} h ${minutes % 60} min`
}

/** A part of 1 for a person, e.g. `87 %`. */
export function percentOf(part: number | null): string {
  return part === null ? '–' : `${Math.round(part * 100)} %`
}
