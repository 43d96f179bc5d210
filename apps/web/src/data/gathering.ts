interface Waiting<K, V> {
  readonly key: K
  readonly resolve: (value: V) => void
  readonly reject: (error: unknown) => void
}

/**
 * Loads one by one for its callers and in batches from `loadAll`.
 * @param waitMs how long the first caller waits for others
 * @param loadAll the values for at most `size` keys, in their order
 */
export function gathering<K, V>(
  waitMs: number,
  size: number,
  loadAll: (keys: readonly K[]) => Promise<readonly V[]>,
): (key: K) => Promise<V> {
  let waiting: Waiting<K, V>[] = []

  function sendAll(): void {
    const all = waiting
    waiting = []
    for (let from = 0; from < all.length; from += size) void send(all.slice(from, from + size))
  }

  async function send(batch: readonly Waiting<K, V>[]): Promise<void> {
    try {
      const values = await loadAll(batch.map(({ key }) => key))
      for (const [index, value] of values.entries()) batch[index]?.resolve(value)
    } catch (error) {
      for (const { reject } of batch) reject(error)
    }
  }

  return key =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setTimeout(sendAll, waitMs)
      waiting.push({ key, resolve, reject })
    })
}
