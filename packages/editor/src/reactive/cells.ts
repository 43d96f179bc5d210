type Listener = () => void

interface Source {
  version(): number
  subscribe(listener: Listener): () => void
}

/** A value that tells when it changes; `get` inside `derived` is remembered as a dependency. */
export interface Readable<T> extends Source {
  get(): T
}

/** A readable value that can be set; setting the same value again tells nobody. */
export interface Cell<T> extends Readable<T> {
  set(value: T): void
}

let reads: Map<Source, number> | null = null
let depth = 0
const waiting = new Set<Listener>()

/** Runs `work` and tells listeners only once, after the outermost batch has ended. */
export function batch<T>(work: () => T): T {
  depth++
  try {
    return work()
  } finally {
    depth--
    if (depth === 0) tellWaiting()
  }
}

/** A value held by itself. */
export function cell<T>(initial: T): Cell<T> {
  let value = initial
  let version = 0
  const listeners = new Set<Listener>()
  const self: Cell<T> = {
    get() {
      reads?.set(self, version)
      return value
    },
    set(next) {
      if (Object.is(next, value)) return
      value = next
      version++
      tell(listeners)
    },
    version: () => version,
    subscribe: listener => listen(listeners, listener),
  }
  return self
}

/** A value computed from others; computed again only when one of those it read has changed. */
export function derived<T>(compute: () => T): Readable<T> {
  let held: { readonly value: T } | null = null
  let version = 0
  let sources = new Map<Source, number>()
  let stops: (() => void)[] = []
  const listeners = new Set<Listener>()

  function refresh(): T {
    if (held !== null && [...sources].every(([source, seen]) => source.version() === seen)) return held.value
    const outer = reads
    const mine = new Map<Source, number>()
    reads = mine
    try {
      const value = compute()
      if (held === null || !Object.is(held.value, value)) version++
      held = { value }
      sources = mine
      return value
    } finally {
      reads = outer
    }
  }

  function follow(): void {
    for (const stop of stops) stop()
    stops = [...sources.keys()].map(source => source.subscribe(check))
  }

  function check(): void {
    const before = version
    refresh()
    follow()
    if (version !== before) tell(listeners)
  }

  const self: Readable<T> = {
    get() {
      const value = refresh()
      reads?.set(self, version)
      return value
    },
    version() {
      refresh()
      return version
    },
    subscribe(listener) {
      refresh()
      const stop = listen(listeners, listener)
      if (listeners.size === 1) follow()
      return () => {
        stop()
        if (listeners.size > 0) return
        for (const stopSource of stops) stopSource()
        stops = []
      }
    },
  }
  return self
}

function listen(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function tell(listeners: Set<Listener>): void {
  for (const listener of listeners) waiting.add(listener)
  if (depth === 0) tellWaiting()
}

function tellWaiting(): void {
  depth++
  try {
    while (waiting.size > 0) {
      const next = [...waiting]
      waiting.clear()
      for (const listener of next) listener()
    }
  } finally {
    depth--
  }
}
