import { createHash, createSign } from 'node:crypto'
import { AppError } from '@gesso/core'
import type { AddressCheck } from '../../pictures/index.ts'
import { createAsk, encoded, pathOfKey } from '../ask.ts'
import type { Bucket } from '../bucket.ts'

const scope = 'https://www.googleapis.com/auth/devstorage.read_only'
const tokenSeconds = 3600

/** What of a service account's key is needed to speak for it. */
export interface ServiceAccount {
  readonly email: string
  readonly privateKey: string
}

interface Opening {
  readonly bucket: string
  readonly endpoint: string
  readonly tokenUrl: string
  readonly account: ServiceAccount
  readonly check: AddressCheck
  readonly now: () => Date
}

/** Opens a bucket by Google's JSON API, as a service account that signs for itself. */
export function openGcsBucket({ bucket, endpoint, tokenUrl, account, check, now }: Opening): Bucket {
  const ask = createAsk(check, codeIn)
  let token: { readonly value: string; readonly until: number } | undefined
  const authorised = async (signal: AbortSignal | undefined) => {
    const seconds = Math.floor(now().getTime() / 1000)
    if (!token || token.until < seconds + 60) {
      const assertion = signedClaim(account, tokenUrl, seconds)
      const grant = new URLSearchParams({
        grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
        assertion,
      })
      const headers = { 'content-type': 'application/x-www-form-urlencoded' }
      const question = {
        method: 'POST',
        url: new URL(tokenUrl),
        headers,
        body: String(grant),
        signal,
      } as const
      const answer = fieldsIn(await (await ask(question)).text())
      token = { value: String(answer['access_token']), until: seconds + tokenSeconds }
    }
    return { authorization: `Bearer ${token.value}` }
  }
  const objects = `${endpoint}/storage/v1/b/${encoded(bucket)}/o`
  return {
    async *list(prefix, { pageSize = 1000, signal } = {}) {
      let pageToken: string | undefined
      do {
        const url = new URL(objects)
        url.searchParams.set('prefix', prefix)
        url.searchParams.set('maxResults', String(pageSize))
        url.searchParams.set('fields', 'items(name,size),nextPageToken')
        if (pageToken) url.searchParams.set('pageToken', pageToken)
        const page = fieldsIn(await (await ask({ url, headers: await authorised(signal), signal })).text())
        const items = Array.isArray(page['items']) ? page['items'] : []
        yield items.map(item => ({ key: String(Object(item).name), bytes: Number(Object(item).size ?? 0) }))
        pageToken = typeof page['nextPageToken'] === 'string' ? page['nextPageToken'] : undefined
      } while (pageToken)
    },
    async read(key, signal) {
      const url = new URL(`${objects}/${encoded(key)}?alt=media`)
      return ask({ url, headers: await authorised(signal), signal, key })
    },
    signedUrl: async (key, lifetimeSeconds) =>
      signedUrlOf(account, new URL(`${endpoint}/${bucket}/${pathOfKey(key)}`), lifetimeSeconds, now()),
  }
}

/** RFC 7523: what a service account signs to be given a token. */
function signedClaim({ email, privateKey }: ServiceAccount, audience: string, seconds: number): string {
  const parts = [
    { alg: 'RS256', typ: 'JWT' },
    { iss: email, scope, aud: audience, iat: seconds, exp: seconds + tokenSeconds },
  ]
  const text = parts.map(part => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')
  return `${text}.${signed(privateKey, text).toString('base64url')}`
}

/** V4 signing of Google Cloud Storage: GOOG4-RSA-SHA256. */
function signedUrlOf(
  { email, privateKey }: ServiceAccount,
  url: URL,
  lifetimeSeconds: number,
  at: Date,
): string {
  const moment = at.toISOString().replaceAll(/[-:]|\.\d+/g, '')
  const credential = `${moment.slice(0, 8)}/auto/storage/goog4_request`
  const query = [
    ['X-Goog-Algorithm', 'GOOG4-RSA-SHA256'],
    ['X-Goog-Credential', `${email}/${credential}`],
    ['X-Goog-Date', moment],
    ['X-Goog-Expires', String(lifetimeSeconds)],
    ['X-Goog-SignedHeaders', 'host'],
  ]
    .map(([name = '', value = '']) => `${name}=${encoded(value)}`)
    .join('&')
  const request = ['GET', url.pathname, query, `host:${url.host}`, '', 'host', 'UNSIGNED-PAYLOAD'].join('\n')
  const hash = createHash('sha256').update(request).digest('hex')
  const signature = signed(privateKey, ['GOOG4-RSA-SHA256', moment, credential, hash].join('\n'))
  return `${url.origin}${url.pathname}?${query}&X-Goog-Signature=${signature.toString('hex')}`
}

function signed(privateKey: string, text: string): Buffer {
  try {
    return createSign('RSA-SHA256').update(text).sign(privateKey)
  } catch (error) {
    throw new AppError('bucket_failed', { problem: 'the private key cannot be read' }, { cause: error })
  }
}

function fieldsIn(body: string): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(body))
  } catch (error) {
    throw new AppError('bucket_failed', { problem: 'it answered what is no JSON' }, { cause: error })
  }
}

function codeIn(body: string): string | undefined {
  return /"(?:reason|error)"\s*:\s*"(\w{1,50})"/.exec(body)?.[1]
}
