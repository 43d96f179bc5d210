import { createHmac } from 'node:crypto'
import { parseXML } from '@aws-sdk/xml-builder'
import type { AddressCheck } from '../../pictures/index.ts'
import { createAsk, pathOfKey } from '../ask.ts'
import type { Bucket, BucketObject } from '../bucket.ts'

const version = '2021-12-02'

interface Opening {
  readonly account: string
  readonly container: string
  readonly key: Buffer
  readonly endpoint: string
  readonly check: AddressCheck
  readonly now: () => Date
}

/** Opens a container by Azure's REST API, with requests signed by the account's key (Shared Key). */
export function openAzContainer({ account, container, key: secret, endpoint, check, now }: Opening): Bucket {
  const ask = createAsk(check, body => /<Code>(\w{1,60})<\/Code>/.exec(body)?.[1])
  const sign = (text: string) => createHmac('sha256', secret).update(text).digest('base64')
  const signedHeaders = (url: URL) => {
    const headers = { 'x-ms-date': now().toUTCString(), 'x-ms-version': version }
    const named = Object.entries(headers).map(([name, value]) => `${name}:${value}\n`)
    const query = [...url.searchParams].sort(([a], [b]) => (a < b ? -1 : 1))
    const resource = `/${account}${url.pathname}${query.map(([name, value]) => `\n${name}:${value}`).join('')}`
    // The eleven empty lines are headers that none of our requests has.
    const signature = sign(`GET${'\n'.repeat(12)}${named.join('')}${resource}`)
    return { ...headers, authorization: `SharedKey ${account}:${signature}` }
  }
  const urlOf = (key: string) => new URL(`${endpoint}/${container}/${pathOfKey(key)}`)
  return {
    async *list(prefix, { pageSize = 1000, signal } = {}) {
      let marker = ''
      do {
        const url = new URL(`${endpoint}/${container}`)
        const query = { restype: 'container', comp: 'list', prefix, maxresults: String(pageSize), marker }
        for (const [name, value] of Object.entries(query)) if (value !== '') url.searchParams.set(name, value)
        const page = await (await ask({ url, headers: signedHeaders(url), signal })).text()
        const { objects, next } = listIn(page)
        yield objects
        marker = next
      } while (marker !== '')
    },
    read: async (key, signal) => {
      const url = urlOf(key)
      return ask({ url, headers: signedHeaders(url), signal, key })
    },
    async signedUrl(key, lifetimeSeconds) {
      const expiry = new Date(now().getTime() + lifetimeSeconds * 1000).toISOString().replace(/\.\d+/, '')
      const resource = `/blob/${account}/${container}/${key}`
      // Permission, start, expiry, resource, policy, address, protocol, version, kind, snapshot, encryption scope, and
      // five headers of the answer.
      const lines = ['r', '', expiry, resource, '', '', '', version, 'b', '', '', '', '', '', '', '']
      const url = urlOf(key)
      const query = { sv: version, se: expiry, sr: 'b', sp: 'r', sig: sign(lines.join('\n')) }
      for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
      return url.href
    },
  }
}

function listIn(xml: string): { objects: BucketObject[]; next: string } {
  const results: unknown = Reflect.get(Object(parseXML(xml)), 'EnumerationResults')
  const blobs: unknown = Reflect.get(Object(Reflect.get(Object(results), 'Blobs')), 'Blob')
  const next: unknown = Reflect.get(Object(results), 'NextMarker')
  const objects = (blobs === undefined ? [] : [blobs].flat()).map(blob => {
    const name: unknown = Reflect.get(Object(blob), 'Name')
    const properties: unknown = Reflect.get(Object(blob), 'Properties')
    const bytes: unknown = Reflect.get(Object(properties), 'Content-Length')
    return { key: keyIn(name), bytes: Number(bytes ?? 0) }
  })
  return { objects, next: typeof next === 'string' ? next : '' }
}

/** A name that XML cannot hold comes percent-encoded, and says so. */
function keyIn(name: unknown): string {
  if (typeof name !== 'object' || name === null) return String(name)
  return decodeURIComponent(String(Reflect.get(name, '#text')))
}
