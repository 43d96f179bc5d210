import assert from 'node:assert/strict'
import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createTcpServer, type Server as TcpServer } from 'node:net'
import type { Readable } from 'node:stream'
import { after, afterEach, before, describe, it } from 'node:test'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { AppError } from '@gesso/core'
import { type FetchLimits, fetchPicture } from './fetch-picture.ts'

/** Here 127.0.0.1 plays the public internet and 127.0.0.2 the private network. */
const problemOf = (address: string) =>
  address === '127.0.0.1' ? undefined : `its host has the address ${address}, which is not public`
const limits: FetchLimits = { maxBytes: 100_000, timeoutMs: 20_000, problemOf }

describe('fetching a file', () => {
  let server: Server
  let inner: Server
  let port = 0
  let innerPort = 0
  let answer: RequestListener = () => undefined
  let innerRequests = 0
  before(async () => {
    server = createServer((request, response) => answer(request, response))
    inner = createServer((_request, response) => {
      innerRequests += 1
      response.end('secret')
    })
    port = await listening(server, '127.0.0.1')
    innerPort = await listening(inner, '127.0.0.2')
  })
  afterEach(() => assert.equal(innerRequests, 0))
  after(() => {
    server.closeAllConnections()
    server.close()
    inner.close()
  })
  const url = (path = '/a.jpg', host = '127.0.0.1') => `http://${host}:${port}${path}`
  const fetched = async (from: string, other: Partial<FetchLimits> = {}, signal?: AbortSignal) =>
    fetchPicture(from, { ...limits, ...other }, signal, async content => (await allOf(content)).toString())
  const refused = async (from: string, code: string, problem: RegExp, other: Partial<FetchLimits> = {}) => {
    await assert.rejects(fetched(from, other), error => {
      assert.ok(error instanceof AppError, String(error))
      assert.equal(error.code, code)
      assert.match(error.message, problem)
      return true
    })
  }
  const redirectTo =
    (location: string): RequestListener =>
    (_request, response) =>
      void response.writeHead(302, { location }).end()

  it('refuses what is no HTTP address, or carries a password', async () => {
    for (const bad of ['', 'a.jpg', '//x/a.jpg', 'http://', 'http://[::1'])
      await refused(bad, 'url_refused', /no URL/)
    for (const bad of ['file:///etc/passwd', 'ftp://x/a', 'data:image/png;base64,AA', 'gopher://x'])
      await refused(bad, 'url_refused', /scheme/)
    await refused('http://me:secret@127.0.0.1/a.jpg', 'url_refused', /password/)
  })

  it('refuses private addresses however they are written', async () => {
    const hosts = ['127.0.0.2', '2130706434', '0x7f.2', '0177.0.0.2', '[::1]', '[::ffff:127.0.0.2]', '0']
    for (const host of hosts) await refused(`http://${host}:${innerPort}/`, 'url_refused', /not public/)
  })

  it('refuses names that lead to a private address, be it one of several', async () => {
    const one = { address: '127.0.0.2', family: 4 }
    const both = [{ address: '127.0.0.1', family: 4 }, one]
    const name = `http://pictures.example:${innerPort}/`
    await refused(name, 'url_refused', /not public/, { lookup: async () => [one] })
    await refused(name, 'url_refused', /not public/, { lookup: async () => both })
  })

  it('refuses a name whose address turns private between two requests', async () => {
    const addresses = ['127.0.0.1', '127.0.0.2']
    const lookup = async () => [{ address: addresses.shift() ?? '127.0.0.2', family: 4 }]
    answer = redirectTo(`http://pictures.example:${innerPort}/`)
    await refused(url('/', 'pictures.example'), 'url_refused', /not public/, { lookup })
    assert.deepEqual(addresses, [])
  })

  it('refuses redirects to private addresses, to other schemes, and without end', async () => {
    answer = redirectTo(`http://127.0.0.2:${innerPort}/`)
    await refused(url(), 'url_refused', /127\.0\.0\.2, which is not public/)
    answer = redirectTo('file:///etc/passwd')
    await refused(url(), 'url_refused', /scheme/)
    answer = redirectTo('http://a:b@127.0.0.1/')
    await refused(url(), 'url_refused', /password/)
    answer = redirectTo('/again')
    await refused(url(), 'url_refused', /more than 3 times/)
    answer = (_request, response) => void response.writeHead(302).end()
    await refused(url(), 'url_unreachable', /answered 302/)
  })

  it('refuses what is not there, breaks off or cannot be understood', async () => {
    answer = (_request, response) => void response.writeHead(404).end('no')
    await refused(url(), 'url_unreachable', /answered 404/)
    answer = (_request, response) => {
      response.writeHead(200, { 'content-length': 100 }).write('half', () => response.destroy())
    }
    await refused(url(), 'url_unreachable', /cannot be fetched/)
    answer = (_request, response) => void response.writeHead(200, { 'content-encoding': 'rot13' }).end('x')
    await refused(url(), 'url_unreachable', /rot13/)
    answer = (_request, response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end('x')
    await refused(url(), 'url_unreachable', /cannot be fetched/)
    const closed = createTcpServer(socket => socket.destroy())
    const closedPort = await listening(closed, '127.0.0.1')
    await refused(`http://127.0.0.1:${closedPort}/`, 'url_unreachable', /cannot be fetched/)
    closed.close()
    await refused(`http://127.0.0.1:${closedPort}/`, 'url_unreachable', /cannot be fetched/)
  })

  it('refuses bodies that are too large: declared, streamed, endless, or once unpacked', async () => {
    answer = (_request, response) => void response.writeHead(200, { 'content-length': 100_001 }).write('x')
    await refused(url(), 'file_too_large', /larger than 100000 bytes/)
    let closed = false
    answer = (_request, response) => {
      response.once('close', () => {
        closed = true
      })
      const more = () => {
        if (!response.destroyed) response.write(Buffer.alloc(10_000), more)
      }
      more()
    }
    await refused(url(), 'file_too_large', /larger/)
    while (!closed) await new Promise(resolve => setImmediate(resolve))
    const bomb = gzipSync(Buffer.alloc(50_000_000))
    answer = (_request, response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb)
    await refused(url(), 'file_too_large', /larger/)
  })

  it('gives up on what takes too long, before or in the middle of the body, or when asked to', async () => {
    answer = () => undefined
    await refused(url(), 'url_unreachable', /not received within 0.1 seconds/, { timeoutMs: 100 })
    answer = (_request, response) => void response.writeHead(200).write('half')
    await refused(url(), 'url_unreachable', /not received within 0.1 seconds/, { timeoutMs: 100 })
    await refused(url(), 'url_unreachable', /within/, {
      timeoutMs: 100,
      lookup: () => new Promise(() => undefined),
    })
    const gone = new AbortController()
    answer = () => gone.abort()
    await assert.rejects(fetched(url(), {}, gone.signal), { code: 'url_unreachable' })
  })

  it('fetches whole what a server sends and then hangs up, however slowly it is taken', async () => {
    const old = createTcpServer(socket => {
      socket.once('data', () => {
        socket.write('HTTP/1.0 200 OK\r\nContent-Length: 240512\r\n\r\n')
        socket.end(Buffer.alloc(240_512, 'a'))
      })
    })
    const from = `http://127.0.0.1:${await listening(old, '127.0.0.1')}/a.jpg`
    const slowly = async (content: Readable) => {
      let length = 0
      for await (const chunk of content) {
        length += chunk.length
        for (let turn = 0; turn < 100; turn++) await new Promise(setImmediate)
      }
      return length
    }
    for (let time = 0; time < 3; time++)
      assert.equal(await fetchPicture(from, { ...limits, maxBytes: 250_000 }, undefined, slowly), 240_512)
    old.close()
  })

  it('passes on what goes wrong while the file is kept', async () => {
    answer = (_request, response) => void response.end('x')
    const full = new Error('disk full')
    await assert.rejects(
      fetchPicture(url(), limits, undefined, () => Promise.reject(full)),
      error => error === full,
    )
  })

  it('fetches plain and packed bodies, through names and three redirects', async () => {
    answer = (_request, response) => void response.end('bytes')
    assert.equal(await fetched(url()), 'bytes')
    const lookup = async () => [{ address: '127.0.0.1', family: 4 }]
    assert.equal(await fetched(url('/', 'pictures.example'), { lookup }), 'bytes')
    for (const [encoding, pack] of [
      ['gzip', gzipSync],
      ['deflate', deflateSync],
      ['br', brotliCompressSync],
    ] as const) {
      answer = (_request, response) =>
        void response.writeHead(200, { 'content-encoding': encoding }).end(pack(Buffer.from('packed')))
      assert.equal(await fetched(url()), 'packed')
    }
    answer = ({ url: path }, response) => {
      const hop = Number(path?.slice(1))
      if (hop === 3) response.end('there')
      else response.writeHead(307, { location: `/${hop + 1}` }).end()
    }
    assert.equal(await fetched(url('/0')), 'there')
  })
})

async function listening(server: TcpServer, host: string): Promise<number> {
  await new Promise<void>(resolve => server.listen(0, host, resolve))
  const address = server.address()
  assert.ok(typeof address === 'object' && address)
  return address.port
}

async function allOf(content: Readable): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of content as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks)
}
