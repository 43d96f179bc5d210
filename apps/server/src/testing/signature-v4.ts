import { createHash, createHmac } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** What a signed request says of who signed it, and how. */
export interface SignedBy {
  readonly accessKeyId: string
  /** e.g. sts */
  readonly service: string
  /** whether the signature is that of the secret */
  readonly genuine: boolean
}

/**
 * Reads the signature of version 4 in the header of a request and computes it anew, as Amazon describes it
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html).
 * @param secretOf the secret of an access key; undefined where there is no such key
 * @returns undefined where the request is not signed
 */
export function signedBy(
  { method = '', url = '', headers }: IncomingMessage,
  body: Uint8Array,
  secretOf: (accessKeyId: string) => string | undefined,
): SignedBy | undefined {
  const parts =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? '',
    )
  if (!parts) return undefined
  const [, accessKeyId = '', day = '', region = '', service = '', signed = '', signature = ''] = parts
  const [path = '', query = ''] = url.split('?')
  const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex')
  const canonical = [
    method,
    path,
    query
      .split('&')
      .map(part => (part === '' || part.includes('=') ? part : `${part}=`))
      .sort()
      .join('&'),
    ...signed.split(';').map(name => `${name}:${String(headers[name]).trim()}`),
    '',
    signed,
    headers['x-amz-content-sha256'] ?? sha256(body),
  ].join('\n')
  const scope = `${day}/${region}/${service}/aws4_request`
  const text = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, sha256(canonical)].join('\n')
  const hmac = (key: string | Uint8Array, content: string) =>
    createHmac('sha256', key).update(content).digest()
  const secret = secretOf(accessKeyId)
  const key = [day, region, service, 'aws4_request'].reduce<Uint8Array>(
    hmac,
    Buffer.from(`AWS4${secret ?? ''}`),
  )
  const genuine = secret !== undefined && hmac(key, text).toString('hex') === signature
  return { accessKeyId, service, genuine }
}
