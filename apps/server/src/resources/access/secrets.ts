import { createHash, randomBytes } from 'node:crypto'

/** A secret for a link, a session or an API key: 256 random bits. */
export function newSecret(prefix = ''): string {
  return prefix + randomBytes(32).toString('base64url')
}

/** What is stored of a secret. Fast hashing suffices, for our secrets are random, not chosen. */
export function hashOfSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}
