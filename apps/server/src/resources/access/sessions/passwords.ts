import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'

/** Work for a new hash: 32 MiB, three times over (OWASP's figures for scrypt); each hash carries the figures it was made with. */
const cost = { N: 2 ** 15, r: 8, p: 3 }
const saltBytes = 16
const hashBytes = 32

/** What is stored of a password: `scrypt$N$r$p$salt$hash`, salt and hash in base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltBytes)
  const hash = await derived(password, salt, hashBytes, cost)
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), hash.toString('base64url')].join('$')
}

/**
 * Whether a password is the one that a hash was made from.
 * @param stored undefined or null, where there is no person or no password, takes the same work and is false
 */
export async function passwordFits(password: string, stored: string | null | undefined): Promise<boolean> {
  const [scheme, N, r, p, salt = '', hash = ''] = (stored ?? '').split('$')
  if (scheme !== 'scrypt') {
    await derived(password, Buffer.alloc(saltBytes), hashBytes, cost)
    return false
  }
  const expected = Buffer.from(hash, 'base64url')
  const figures = { N: Number(N), r: Number(r), p: Number(p) }
  const given = await derived(password, Buffer.from(salt, 'base64url'), expected.length, figures)
  return timingSafeEqual(given, expected)
}

function derived(password: string, salt: Buffer, bytes: number, options: typeof cost): Promise<Buffer> {
  const limits: ScryptOptions = { ...options, maxmem: 256 * options.N * options.r }
  return new Promise((resolve, reject) => {
    // Keyboards write the same letters in several ways; NFKC makes them one.
    scrypt(password.normalize('NFKC'), salt, bytes, limits, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })
}
