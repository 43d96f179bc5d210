import type { Context, Due } from '../context.ts'

/** Something that becomes due by time or by what others did. */
export interface Duty {
  readonly name: Due
  /** So long after a nudge others that become due are waited for, to be done together with what is. */
  readonly gatherMs?: number
  /** Does some of what is due. @returns how many things were done; 0 when nothing is left */
  run(context: Context, signal: AbortSignal): Promise<number>
}

/** Has what is due done. Servers share the work: each thing is taken by one of them. */
export interface Clock {
  /** Looks at some duties at once, or as soon as they have gathered, instead of at the next beat. */
  nudge(due: readonly Due[]): void
  /** Does all that is due, and what becomes due by it; for those who cannot wait for the next beat. */
  tick(): Promise<void>
  /** Lets what is under way end, or leaves it to the next server, and looks no more. */
  stop(): Promise<void>
}

const beatMs = 3000

/** Begins to look at every duty, now and every few seconds; a slow one keeps no other waiting. */
export function startClock(context: Context, duties: readonly Duty[]): Clock {
  const stopping = new AbortController()
  const lanes = duties.map(duty => laneOf(context, duty, stopping.signal))
  const lookAll = () => {
    for (const lane of lanes) void lane.look()
  }
  const timer = setInterval(lookAll, beatMs)
  timer.unref()
  lookAll()
  return {
    nudge(due) {
      for (const lane of lanes) if (due.includes(lane.name)) lane.nudge()
    },
    async tick() {
      // What others asked to be looked at meanwhile counts as well.
      const done = () => lanes.reduce((sum, lane) => sum + lane.done(), 0)
      for (let before = -1; before !== done() && !stopping.signal.aborted; ) {
        before = done()
        await Promise.all(lanes.map(lane => lane.look()))
      }
    },
    async stop() {
      clearInterval(timer)
      stopping.abort()
      await Promise.all(lanes.map(lane => lane.look()))
    },
  }
}

interface Lane {
  readonly name: Due
  /** Looks once more, when what becomes due meanwhile has been waited for. */
  nudge(): void
  /** Looks once more, after what is under way. */
  look(): Promise<void>
  /** how many things were done so far */
  done(): number
}

function laneOf(context: Context, duty: Duty, signal: AbortSignal): Lane {
  const { name, gatherMs = 0 } = duty
  let done = 0
  let underWay = Promise.resolve()
  let next: Promise<void> | undefined
  let gathering: NodeJS.Timeout | undefined
  const round = async () => {
    try {
      while (!signal.aborted) {
        const count = await duty.run(context, signal)
        if (count === 0) return
        done += count
        if (gatherMs > 0) return nudge()
      }
    } catch (error) {
      if (!signal.aborted) context.log.warn({ err: error, duty: name }, 'what is due was not done')
    }
  }
  const look = () => {
    next ??= underWay.then(() => {
      next = undefined
      underWay = round()
      return underWay
    })
    return next
  }
  const nudge = () => {
    if (gatherMs === 0) void look()
    else
      gathering ??= setTimeout(() => {
        gathering = undefined
        void look()
      }, gatherMs)
  }
  signal.addEventListener('abort', () => clearTimeout(gathering), { once: true })
  return { name, done: () => done, look, nudge }
}
