import { AppError } from '@gesso/core'
import type { BucketProvider } from '../bucket.ts'

/** A bucket with nothing in it, for programs that try out how credentials are kept. */
export const dummyProvider: BucketProvider = {
  name: 'dummy',
  check: () => undefined,
  open: async () => ({
    async *list() {
      yield []
    },
    read: async key => {
      throw new AppError('not_found', { what: 'object', id: key })
    },
    signedUrl: async key => {
      throw new AppError('not_found', { what: 'object', id: key })
    },
  }),
}
