/** Lets a few through at once; the others wait in line. */
export type Gate = <T>(work: () => Promise<T>) => Promise<T>

/** @param width how many may be inside at once */
export function createGate(width: number): Gate {
  const waiting: (() => void)[] = []
  let inside = 0
  return async work => {
    if (inside >= width) await new Promise<void>(enter => waiting.push(enter))
    else inside += 1
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else inside -= 1
    }
  }
}
