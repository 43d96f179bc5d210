import { createHmac, timingSafeEqual } from 'node:crypto'
import { AppError } from '@gesso/core'
import type { UrlSigner } from './url-signer.ts'

/** Expiry moves in steps of a quarter of the lifetime, so that a URL stays the same, and cached, for a while. */
function expiryOf(nowSeconds: number, lifetimeSeconds: number): number {
  const step = Math.max(1, Math.floor(lifetimeSeconds / 4))
  return Math.ceil((nowSeconds + lifetimeSeconds) / step) * step
}

/**
 * Signs links with HMAC-SHA256 over path and expiry.
 * @param publicUrl asked at each link, for the port may be known only once the server listens
 * @param secret at least 32 bytes
 */
export function urlSigner(publicUrl: () => string, secret: Buffer, now: () => Date): UrlSigner {
  const signatureOf = (path: string, expires: string) =>
    createHmac('sha256', secret).update(`${path}\n${expires}`).digest('base64url')
  return {
    signed(path, lifetimeSeconds) {
      const expires = String(expiryOf(now().getTime() / 1000, lifetimeSeconds))
      return `${publicUrl()}${path}?expires=${expires}&signature=${signatureOf(path, expires)}`
    },
    verify(path, { expires = '', signature = '' }) {
      const expected = Buffer.from(signatureOf(path, expires))
      const given = Buffer.from(signature)
      const genuine = expected.length === given.length && timingSafeEqual(expected, given)
      if (!genuine || Number(expires) * 1000 < now().getTime()) throw new AppError('signature_invalid')
    },
  }
}
