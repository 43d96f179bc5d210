import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import { AppError } from '@gesso/core'
import type { Sealer } from './sealer.ts'

const version = 1
const fingerprintBytes = 4
const nonceBytes = 12
const tagBytes = 16
const headBytes = 1 + fingerprintBytes + nonceBytes + tagBytes

interface Key {
  readonly bytes: Buffer
  /** tells which key a secret was sealed with, and nothing else about it */
  readonly fingerprint: Buffer
}

/**
 * Seals with AES-256-GCM: a version byte, the key's fingerprint, nonce, tag, then the secret; the place is authenticated
 * with it, so that a row's secret copied into another row does not open.
 * @param keys at least one, of 32 bytes or more each; the first one seals, all open
 */
export function aesSealer(keys: readonly Buffer[]): Sealer {
  const derived = keys.map(keyFrom)
  const [current] = derived
  if (!current) throw new Error('a sealer needs a key')
  return {
    seal(secret, place) {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', current.bytes, nonce)
      cipher.setAAD(Buffer.from(place))
      const content = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
      const head = [Buffer.of(version), current.fingerprint, nonce, cipher.getAuthTag()]
      return Buffer.concat([...head, content])
    },
    open(sealed, place) {
      const key = derived.find(each => isSealedWith(each, sealed))
      if (!key) throw new AppError('secret_unreadable', { what: place })
      const nonceAt = 1 + fingerprintBytes
      const decipher = createDecipheriv(
        'aes-256-gcm',
        key.bytes,
        sealed.subarray(nonceAt, nonceAt + nonceBytes),
      )
      decipher.setAAD(Buffer.from(place))
      decipher.setAuthTag(sealed.subarray(nonceAt + nonceBytes, headBytes))
      try {
        return Buffer.concat([decipher.update(sealed.subarray(headBytes)), decipher.final()]).toString('utf8')
      } catch (error) {
        throw new AppError('secret_unreadable', { what: place }, { cause: error })
      }
    },
    isCurrent: sealed => isSealedWith(current, sealed),
  }
}

function keyFrom(secret: Buffer): Key {
  const bytes = Buffer.from(hkdfSync('sha256', secret, '', 'gesso sealed secrets 1', 32))
  return { bytes, fingerprint: createHash('sha256').update(bytes).digest().subarray(0, fingerprintBytes) }
}

function isSealedWith({ fingerprint }: Key, sealed: Buffer): boolean {
  const known = sealed.length >= headBytes && sealed[0] === version
  return known && sealed.subarray(1, 1 + fingerprintBytes).equals(fingerprint)
}
