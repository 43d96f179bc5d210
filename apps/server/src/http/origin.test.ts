import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type SignedIn, signInAs } from '../testing/people.ts'
import { type Stack, startStack } from '../testing/stack.ts'

const publicUrl = 'https://gesso.example.org'

describe('requests from pages of other sites', () => {
  let stack: Stack
  let person: SignedIn
  let key: string
  before(async () => {
    stack = await startStack({ GESSO_PUBLIC_URL: publicUrl })
    const made = await stack.workspace()
    key = made.key
    person = await signInAs(stack, made.workspaceId, 'Owner')
  })
  after(() => stack.close())

  const rename = (headers: Record<string, string>) =>
    stack.send('PATCH', '/api/me', { body: { name: 'Ann' }, headers: { cookie: person.cookie, ...headers } })

  it('may not change anything with the cookie of a person', async () => {
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: `${publicUrl}.evil.example` },
      { origin: 'https://gesso.example.org:8443' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'cross-site', origin: publicUrl },
      { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' },
    ] as Record<string, string>[]) {
      const { status, body } = await rename(headers)
      assert.deepEqual(
        [status, (body as { code: string }).code],
        [403, 'origin_refused'],
        JSON.stringify(headers),
      )
    }
  })

  it('may not sign a browser in or out', async () => {
    const headers = { origin: 'https://evil.example', cookie: person.cookie }
    const body = { token: 'x'.repeat(43) }
    assert.equal((await stack.send('POST', '/api/session', { headers, body })).status, 403)
    assert.equal((await stack.send('DELETE', '/api/session', { headers })).status, 403)
    assert.equal((await stack.send('POST', '/api/invitations/accept', { headers, body })).status, 403)
    assert.equal((await rename({})).status, 200)
  })

  it('may use an API key, which no browser sends by itself', async () => {
    const { workspaceId } = await stack.workspace()
    const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
    const owner = await stack.key(workspaceId, 'Owner')
    const body = { name: 'Cars' }
    const sent = await stack.send('POST', `/api/workspaces/${workspaceId}/projects`, {
      key: owner,
      headers,
      body,
    })
    assert.equal(sent.status, 200)
  })

  it('are told from our own pages, seen under the public name or the name of the machine', async () => {
    const { host } = new URL(stack.url)
    for (const headers of [
      {},
      { origin: publicUrl, 'sec-fetch-site': 'same-origin' },
      { origin: `http://${host}`, 'sec-fetch-site': 'same-origin' },
      { 'sec-fetch-site': 'none' },
    ] as Record<string, string>[])
      assert.equal((await rename(headers)).status, 200, JSON.stringify(headers))
  })

  it('may read nothing: no answer allows another origin', async () => {
    const sent = await stack.send('GET', '/api/me', { key, headers: { origin: 'https://evil.example' } })
    assert.equal(sent.headers.get('access-control-allow-origin'), null)
    assert.equal(sent.headers.get('cross-origin-resource-policy'), 'same-origin')
    assert.equal(sent.headers.get('cache-control'), 'no-store')
  })

  it('may not frame our pages or run scripts in them; https is kept to', async () => {
    const { headers } = await stack.send('GET', '/healthz')
    const policy = headers.get('content-security-policy') ?? ''
    assert.match(policy, /default-src 'self'/)
    assert.match(policy, /script-src 'self';/)
    assert.match(policy, /frame-ancestors 'none'/)
    assert.match(policy, /img-src 'self' blob: data: https:\/\/gesso\.example\.org;/)
    assert.doesNotMatch(policy, /script-src[^;]*(unsafe|data:|http)/)
    assert.match(headers.get('strict-transport-security') ?? '', /max-age=31536000/)
    assert.equal(headers.get('x-content-type-options'), 'nosniff')
    assert.equal(headers.get('referrer-policy'), 'same-origin')
  })

  it('see no promise of https from a server that speaks http', async () => {
    const plain = await startStack()
    try {
      const { headers } = await plain.send('GET', '/healthz')
      assert.equal(headers.get('strict-transport-security'), null)
      assert.doesNotMatch(headers.get('content-security-policy') ?? '', /upgrade-insecure-requests/)
      assert.ok(headers.get('content-security-policy')?.includes(`img-src 'self' blob: data: ${plain.url};`))
    } finally {
      await plain.close()
    }
  })
})
