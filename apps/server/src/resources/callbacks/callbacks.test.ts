import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { after, before, beforeEach, describe, it } from 'node:test'
import { sql } from 'kysely'
import { ask, type Desk, makeDataset, openDesk, refusalIn } from '../../testing/builders.ts'
import { putJob } from '../../testing/jobs.ts'
import { type Listener, startListener } from '../../testing/listener.ts'
import { type Stack, startStack } from '../../testing/stack.ts'
import { plainResultWriter } from '../job-results/index.ts'
import { gaps } from './deliver.ts'

interface Delivery {
  readonly id: string
  readonly jobId: string
  readonly about: string
  readonly url: string
  readonly state: string
  readonly attempts: number
  readonly nextAt: string | null
  readonly lastStatus: number | null
  readonly lastProblem: string | null
}

describe('callbacks', () => {
  let stack: Stack
  let listener: Listener
  let desk: Desk
  let datasetId: string
  before(async () => {
    stack = await startStack({ GESSO_ALLOW_PRIVATE_URLS: '1' }, { resultWriter: plainResultWriter })
    listener = await startListener()
  })
  after(async () => {
    await stack.close()
    await listener.close()
  })
  beforeEach(async () => {
    // What another test left waiting is told again after ten seconds, which a busy machine may take.
    await sql`delete from callback_delivery`.execute(stack.context.db)
    desk = await openDesk(stack)
    datasetId = (await makeDataset(desk)).id
    listener.heard.length = 0
    listener.answer = (_request, response) => void response.end()
  })
  const at = () => `/api/projects/${desk.projectId}/callback`
  const set = (url: string, other: object = {}) => ask(desk, 'PUT', at(), { url, ...other })
  const deliveries = async (query = '') => {
    const path = `/api/projects/${desk.projectId}/deliveries${query}`
    return (await ask<{ items: Delivery[] }>(desk, 'GET', path)).items
  }
  const delivery = async () => {
    const [only, ...others] = await deliveries()
    assert.ok(only && others.length === 0)
    return only
  }
  const finish = async (state = 'done') => {
    const id = await putJob(desk, datasetId)
    await sql`update job set state = ${state} where id = ${id}`.execute(stack.context.db)
    return id
  }
  const ended = async (state?: string) => {
    const id = await finish(state)
    await stack.clock.tick()
    return id
  }
  const dueAgain = async () => {
    await sql`update callback_delivery set next_at = now() - interval '1 second'`.execute(stack.context.db)
    await stack.clock.tick()
  }

  it('refuse URLs that are none, carry passwords, and secrets that no header can carry', async () => {
    const refuse = async (body: object) =>
      refusalIn(await stack.send('PUT', at(), { key: desk.key, body })).message
    assert.match(await refuse({ url: 'ftp://x/y' }), /^url .*scheme/)
    assert.match(await refuse({ url: 'https://a:b@x/y' }), /^url .*password/)
    assert.match(await refuse({ url: 'https://x/', secret: 'a\nb' }), /^secret /)
    assert.deepEqual(await ask(desk, 'GET', at()), { callback: null })
  })

  it('tell nothing where none is set, and nothing twice', async () => {
    await ended()
    assert.deepEqual(await deliveries(), [])
    await set(`${listener.url}/told`)
    await ended()
    await stack.clock.tick()
    assert.deepEqual(
      listener.heard.map(({ method, path }) => [method, path]),
      [['POST', '/told']],
    )
  })

  it('tell that a job is done or has failed, signed, with the secret in its header', async () => {
    await set(`${listener.url}/a?b=c`, { secret: 'sesame' })
    const jobId = await ended()
    const [heard] = listener.heard
    assert.ok(heard)
    const { about, state, attempts, lastStatus, lastProblem } = await delivery()
    assert.deepEqual([about, state, attempts, lastStatus, lastProblem], ['done', 'delivered', 1, 200, null])
    const told = JSON.parse(heard.body)
    assert.deepEqual([told.jobId, told.referenceId, told.state], [jobId, jobId, 'done'])
    assert.equal(heard.headers['content-type'], 'application/json')
    assert.equal(heard.headers['x-gesso-secret'], 'sesame')
    const [, seconds, signature] = /^t=(\d+),v1=(\w+)$/.exec(String(heard.headers['x-gesso-signature'])) ?? []
    const expected = createHmac('sha256', 'sesame').update(`${seconds}.${heard.body}`).digest('hex')
    assert.equal(signature, expected)
    await ended('failed')
    const [failed] = await deliveries()
    const body = JSON.parse(listener.heard[1]?.body ?? '')
    assert.deepEqual([failed?.about, body.jobId, body.state], ['failed', failed?.jobId, 'failed'])
  })

  it('keep their secret to themselves: sealed in the database, left out of replies, kept or taken away', async () => {
    const shown = JSON.stringify(await set(listener.url, { secret: 'open-sesame' }))
    assert.ok(!shown.includes('sesame') && shown.includes('"hasSecret":true'))
    const { rows } = await sql<{ secret: Buffer }>`select secret from callback`.execute(stack.context.db)
    assert.ok(rows.every(row => row.secret === null || !row.secret.includes('sesame')))
    assert.match(JSON.stringify(await set(`${listener.url}/2`)), /"hasSecret":true/)
    assert.match(JSON.stringify(await set(listener.url, { secret: null })), /"hasSecret":false/)
    await ended()
    assert.deepEqual(
      ['x-gesso-secret', 'x-gesso-signature'].filter(name => name in (listener.heard[0]?.headers ?? {})),
      [],
    )
  })

  it('are told again after growing gaps until they are taken, though nobody listened for a while', async () => {
    const down = await startListener()
    await set(down.url)
    await down.close()
    await ended()
    const first = await delivery()
    assert.deepEqual([first.state, first.attempts, first.lastStatus], ['waiting', 1, null])
    assert.match(first.lastProblem ?? '', /ECONNREFUSED/)
    listener.answer = (_request, response) => void response.writeHead(503).end('not yet')
    await set(listener.url)
    await dueAgain()
    const second = await delivery()
    assert.deepEqual([second.attempts, second.lastStatus, second.lastProblem], [2, 503, 'it answered 503'])
    assert.ok(Date.parse(second.nextAt ?? '') > Date.parse(first.nextAt ?? ''))
    listener.answer = (_request, response) => void response.writeHead(202).end()
    await dueAgain()
    const third = await delivery()
    assert.deepEqual(
      [third.state, third.attempts, third.lastStatus, third.nextAt],
      ['delivered', 3, 202, null],
    )
  })

  it('are given up after nearly a day, and told once more by hand', async () => {
    const seconds = gaps.reduce((sum, gap) => sum + gap, 0)
    assert.ok(seconds > 20 * 3600 && seconds < 25 * 3600)
    assert.deepEqual(
      [...gaps],
      gaps.toSorted((a, b) => a - b),
    )
    await set(listener.url)
    listener.answer = (_request, response) => void response.writeHead(500).end()
    await ended()
    for (const _ of gaps) await dueAgain()
    const given = await delivery()
    assert.deepEqual([given.state, given.attempts], ['given up', gaps.length + 1])
    await dueAgain()
    assert.equal(listener.heard.length, gaps.length + 1)
    listener.answer = (_request, response) => void response.end()
    await ask(desk, 'POST', `/api/deliveries/${given.id}/retry`)
    await stack.clock.tick()
    assert.equal((await delivery()).state, 'delivered')
    assert.deepEqual(await deliveries('?state=waiting'), [])
  })

  it('follow redirects that ask for the same, a few, and give their secret to no other site', async () => {
    const other = await startListener()
    await set(listener.url, { secret: 'sesame' })
    listener.answer = (_request, response) => void response.writeHead(307, { location: other.url }).end()
    await ended()
    assert.deepEqual([(await delivery()).state, other.heard[0]?.method], ['delivered', 'POST'])
    assert.equal(other.heard[0]?.headers['x-gesso-secret'], undefined)
    assert.ok(other.heard[0]?.headers['x-gesso-signature'])
    await other.close()
    const answers = async (status: number, location: string) => {
      listener.answer = (_request, response) => void response.writeHead(status, { location }).end()
      await ended()
      const [latest] = await deliveries()
      return `${latest?.state}: ${latest?.lastProblem}`
    }
    assert.match(await answers(308, '/'), /given up: it redirects more than 3 times/)
    assert.match(await answers(308, 'file:///etc/passwd'), /given up: it redirects to what is no plain/)
    assert.match(await answers(302, '/'), /waiting: it answered 302/)
  })

  it('read no more of an answer than a little, and are told to where the project listens by then', async () => {
    await set(listener.url)
    let written = 0
    listener.answer = (_request, response) => {
      const more = () => {
        written += 16_384
        if (!response.destroyed && written < 64 * 1024 * 1024) response.write(Buffer.alloc(16_384), more)
      }
      response.writeHead(200)
      more()
    }
    await ended()
    assert.equal((await delivery()).state, 'delivered')
    assert.ok(written < 16 * 1024 * 1024, `${written} bytes were taken`)
  })

  it('that are removed are told nothing any more; what waits for them is given up and cannot be retried', async () => {
    listener.answer = (_request, response) => void response.writeHead(500).end()
    await set(listener.url)
    await ended()
    await stack.send('DELETE', at(), { key: desk.key })
    const { id, state, lastProblem } = await delivery()
    assert.deepEqual([state, lastProblem], ['given up', 'the callback was removed'])
    const retry = await stack.send('POST', `/api/deliveries/${id}/retry`, { key: desk.key })
    assert.equal(refusalIn(retry).status, 404)
  })

  it('broken off by a server that died are told again once it is plain that it did', async () => {
    await set(listener.url)
    await stack.clock.tick()
    await sql`update callback_delivery set attempts = attempts + 1`.execute(stack.context.db)
    listener.answer = (_request, response) => void response.writeHead(500).end()
    await ended()
    await sql`update callback_delivery set attempts = 2, next_at = now() + interval '1 minute'`.execute(
      stack.context.db,
    )
    await stack.clock.tick()
    assert.equal(listener.heard.length, 1)
    listener.answer = (_request, response) => void response.end()
    await dueAgain()
    assert.deepEqual([(await delivery()).state, (await delivery()).attempts], ['delivered', 3])
  })

  it('connect to no private address, be it a literal, a name or a redirect, unless that is allowed', async () => {
    const strict = await startStack()
    try {
      const theirs = await openDesk(strict)
      const path = `/api/projects/${theirs.projectId}/callback`
      for (const url of [listener.url, 'http://[::1]/', 'http://169.254.169.254/latest'])
        assert.match(
          refusalIn(await strict.send('PUT', path, { key: theirs.key, body: { url } })).message,
          /not public/,
        )
      await ask(theirs, 'PUT', path, { url: listener.url.replace('127.0.0.1', 'localhost') })
      const dataset = await makeDataset(theirs)
      const id = await putJob(theirs, dataset.id)
      await sql`update job set state = 'done' where id = ${id}`.execute(strict.context.db)
      await strict.clock.tick()
      const list = `/api/projects/${theirs.projectId}/deliveries`
      const [refused] = (await ask<{ items: Delivery[] }>(theirs, 'GET', list)).items
      assert.equal(refused?.state, 'given up')
      assert.match(refused?.lastProblem ?? '', /not public/)
      assert.equal(listener.heard.length, 0)
    } finally {
      await strict.close()
    }
  })
})
