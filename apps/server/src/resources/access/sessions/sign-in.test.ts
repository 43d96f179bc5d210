import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { v7 as uuidv7 } from 'uuid'
import { cookieOf, openLink, signInAs, tokenOf } from '../../../testing/people.ts'
import { type Sent, type Stack, startStack } from '../../../testing/stack.ts'
import { createSignInLink } from '../index.ts'
import { hashOfSecret } from '../secrets.ts'

const codeOf = ({ body }: Sent) => (body as { code: string }).code

describe('signing in', () => {
  let stack: Stack
  before(async () => {
    stack = await startStack()
  })
  after(() => stack.close())

  async function person(email?: string, password?: string): Promise<{ personId: string; cookie: string }> {
    const { workspaceId } = await stack.workspace()
    const signedIn = await signInAs(stack, workspaceId, 'Labeller')
    if (email) await patchMe(signedIn.cookie, { email, password })
    return signedIn
  }
  const patchMe = async (cookie: string, body: object) => {
    const sent = await stack.send('PATCH', '/api/me', { body, headers: { cookie } })
    assert.equal(sent.status, 200, JSON.stringify(sent.body))
  }
  const me = (cookie: string) => stack.send('GET', '/api/me', { headers: { cookie } })
  const signIn = (body: object, headers = {}) => stack.send('POST', '/api/session', { body, headers })

  it('refuses a link that was never made, is used, or has expired', async () => {
    const { personId } = await person()
    assert.equal(codeOf(await signIn({ token: 'x'.repeat(43) })), 'link_invalid')

    const used = await createSignInLink(stack.context, personId)
    assert.equal((await openLink(stack, used)).status, 200)
    const again = await openLink(stack, used)
    assert.deepEqual([again.status, codeOf(again)], [401, 'link_invalid'])
    assert.deepEqual(again.headers.getSetCookie(), [])

    const expired = await createSignInLink(stack.context, personId)
    await stack.context.db
      .updateTable('sign_in_link')
      .set({ expires_at: new Date(Date.now() - 1000) })
      .where('token_hash', '=', hashOfSecret(tokenOf(expired)))
      .execute()
    assert.equal(codeOf(await openLink(stack, expired)), 'link_invalid')
  })

  it('lets one of many in who open the same link at once', async () => {
    const { personId } = await person()
    const link = await createSignInLink(stack.context, personId)
    const sent = await Promise.all(Array.from({ length: 8 }, () => openLink(stack, link)))
    assert.equal(sent.filter(({ status }) => status === 200).length, 1)
    assert.equal(sent.filter(({ status }) => status === 401).length, 7)
  })

  it('answers alike to an unknown email, a wrong password and a person without one', async () => {
    const known = `${uuidv7()}@example.org`
    const without = `${uuidv7()}@example.org`
    await person(known, 'correct horse battery')
    await patchMe((await person()).cookie, { email: without })
    const replies = []
    for (const email of [known, without, `${uuidv7()}@example.org`]) {
      const { status, body } = await signIn({ email, password: 'wrong horse battery' })
      const { requestId, ...rest } = body as { requestId: string }
      replies.push({ status, ...rest })
    }
    assert.deepEqual(replies[0], {
      status: 401,
      code: 'sign_in_refused',
      message: 'Email or password is wrong',
      facts: {},
    })
    assert.deepEqual(replies[1], replies[0])
    assert.deepEqual(replies[2], replies[0])
  })

  it('refuses a body that is neither a link nor email and password, naming the field', async () => {
    for (const [body, field] of [
      [{}, /token|email/],
      [{ token: 'short' }, /token/],
      [{ email: 'nobody', password: 'x' }, /email must be an email address/],
      [{ email: 'a@example.org' }, /password|token/],
    ] as const) {
      const { status, body: error } = await signIn(body)
      assert.equal(status, 400)
      assert.match((error as { message: string }).message, field)
    }
  })

  it('signs in by link with a cookie that scripts and other sites cannot use', async () => {
    const { personId } = await person()
    const sent = await openLink(stack, await createSignInLink(stack.context, personId))
    const [cookie = ''] = sent.headers.getSetCookie()
    assert.match(cookie, /^gesso_session=[\w-]{43}; /)
    assert.match(cookie, /; HttpOnly/)
    assert.match(cookie, /; SameSite=Lax/)
    assert.match(cookie, /; Path=\//)
    assert.doesNotMatch(cookie, /; Secure/, 'this server is spoken to in plain http')
    assert.deepEqual((await me(cookieOf(sent))).body, sent.body)
  })

  it('marks the cookie Secure when the public URL is https', async () => {
    const secure = await startStack({ GESSO_PUBLIC_URL: 'https://gesso.example.org' })
    try {
      const { workspaceId } = await secure.workspace()
      const { personId } = await signInAs(secure, workspaceId, 'Owner')
      const link = await createSignInLink(secure.context, personId)
      assert.match(link, /^https:\/\/gesso\.example\.org\/sign-in#token=/)
      assert.match((await openLink(secure, link)).headers.getSetCookie()[0] ?? '', /; Secure/)
    } finally {
      await secure.close()
    }
  })

  it('signs in by email, in either case, and password, in either Unicode form', async () => {
    const email = `Ann.${uuidv7()}@Example.org`
    const { personId } = await person(email, 'pâssword pâssword'.normalize('NFC'))
    const sent = await signIn({ email: email.toLowerCase(), password: 'pâssword pâssword'.normalize('NFD') })
    assert.equal(sent.status, 200)
    assert.equal((sent.body as { id: string }).id, personId)
  })

  it('keeps neither passwords nor tokens', async () => {
    const email = `${uuidv7()}@example.org`
    const { personId, cookie } = await person(email, 'correct horse battery')
    const { db } = stack.context
    const stored = await db
      .selectFrom('person')
      .select('password_hash')
      .where('id', '=', personId)
      .executeTakeFirstOrThrow()
    assert.match(stored.password_hash ?? '', /^scrypt\$32768\$8\$3\$[\w-]{22}\$[\w-]{43}$/)
    const token = cookie.slice('gesso_session='.length)
    const sessions = await db
      .selectFrom('session')
      .select('token_hash')
      .where('person_id', '=', personId)
      .execute()
    assert.ok(sessions.some(({ token_hash }) => token_hash.equals(hashOfSecret(token))))
    assert.ok(sessions.every(({ token_hash }) => !token_hash.equals(Buffer.from(token))))
  })

  it('ends a session at sign-out, at the next sign-in of the browser, and when it expires', async () => {
    const { personId, cookie } = await person()
    const out = await stack.send('DELETE', '/api/session', { headers: { cookie } })
    assert.equal(out.status, 204)
    assert.match(out.headers.getSetCookie()[0] ?? '', /^gesso_session=; .*Expires=Thu, 01 Jan 1970/)
    assert.equal((await me(cookie)).status, 401)
    assert.equal((await stack.send('DELETE', '/api/session')).status, 204)

    const first = cookieOf(await openLink(stack, await createSignInLink(stack.context, personId)))
    const link = await createSignInLink(stack.context, personId)
    const second = cookieOf(await openLink(stack, link, { cookie: first }))
    assert.equal((await me(first)).status, 401)
    assert.equal((await me(second)).status, 200)

    const past = new Date(Date.now() - 1000)
    await stack.context.db
      .updateTable('session')
      .set({ expires_at: past })
      .where('person_id', '=', personId)
      .execute()
    assert.equal((await me(second)).status, 401)
  })
})

describe('guessing', () => {
  it('is stopped after twenty failures from one address, for a while, whatever is guessed; success is free', async () => {
    const stack = await startStack({ GESSO_TRUSTED_PROXIES: 'loopback' })
    try {
      const { workspaceId } = await stack.workspace()
      const { personId } = await signInAs(stack, workspaceId, 'Owner')
      const from = (address: string) => ({ 'x-forwarded-for': address })
      for (let time = 0; time < 25; time++) {
        const link = await createSignInLink(stack.context, personId)
        assert.equal((await openLink(stack, link, from('203.0.113.7'))).status, 200)
      }
      const guess = (address: string) =>
        stack.send('POST', '/api/session', { body: { token: 'x'.repeat(43) }, headers: from(address) })
      const guesses = await Promise.all(Array.from({ length: 30 }, () => guess('203.0.113.7')))
      assert.equal(guesses.filter(({ status }) => status === 401).length, 20)
      const refused = guesses.filter(({ status }) => status === 429)
      assert.equal(refused.length, 10)
      const seconds = Number(refused[0]?.headers.get('retry-after'))
      assert.ok(seconds > 0 && seconds <= 300)
      const link = await createSignInLink(stack.context, personId)
      assert.equal((await openLink(stack, link, from('203.0.113.7'))).status, 429)
      assert.equal((await openLink(stack, link, from('203.0.113.8'))).status, 200)
    } finally {
      await stack.close()
    }
  })
})
