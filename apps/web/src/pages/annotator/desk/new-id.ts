import { uuidV7 } from '@gesso/core'

/** A new uuid; also on pages that are not served securely, where `crypto.randomUUID` is missing. */
export function newId(): string {
  return uuidV7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
}
