import { AppError } from '@gesso/core'
import type { Bucket, BucketProvider, BucketSettings } from './bucket.ts'

/** The kinds of buckets that this server can read, and the buckets that were read lately. */
export interface Buckets {
  /** @throws AppError `invalid_input` when there is no such kind */
  provider(name: string): BucketProvider
  /**
   * Opens a bucket, or gives the one that is open: connections and sessions are made once.
   * @param id changes whenever the settings do
   */
  open(id: string, provider: string, settingsOf: () => BucketSettings): Promise<Bucket>
}

/** @param capacity how many stay open; the one that was used longest ago is let go */
export function openBuckets(providers: readonly BucketProvider[], capacity = 100): Buckets {
  const byName = new Map(providers.map(provider => [provider.name, provider]))
  const open = new Map<string, Promise<Bucket>>()
  const providerNamed = (name: string) => {
    const provider = byName.get(name)
    if (provider) return provider
    const problem = `is "${name}", which is unknown; known are ${[...byName.keys()].join(', ')}`
    throw new AppError('invalid_input', { field: 'provider', problem })
  }
  return {
    provider: providerNamed,
    async open(id, provider, settingsOf) {
      const opened = open.get(id) ?? providerNamed(provider).open(settingsOf())
      open.delete(id)
      open.set(id, opened)
      for (const oldest of open.keys()) {
        if (open.size <= capacity) break
        open.delete(oldest)
      }
      // What failed is tried anew the next time.
      opened.catch(() => open.delete(id))
      return opened
    },
  }
}
