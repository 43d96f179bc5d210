import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { ask, boxLabel, makeLabelClass, photo, sendChange, sendImage } from '../testing/builders.ts'
import { type Furnished, furnish } from '../testing/furnish.ts'
import { type Stack, startStack } from '../testing/stack.ts'
import { openVideoDesk, sendVideo, streetVideo } from '../testing/videos.ts'

interface Answer {
  readonly content?: Readonly<Record<string, { readonly schema?: object }>>
  readonly headers?: Readonly<Record<string, object>>
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { responses: Record<string, Answer> }>>>>
}

interface Urls {
  readonly originalUrl: string
  readonly thumbnailUrl: string
}

describe('routes that speak bytes, against what the documentation says of them', () => {
  let stack: Stack
  let own: Furnished
  let document: Document
  let ajv: Ajv2020
  before(async () => {
    stack = await startStack()
    own = await furnish(stack)
    document = (await stack.send('GET', '/api/openapi.json')).body as Document
    ajv = new Ajv2020({ strict: false, validateFormats: false })
    ajv.addSchema({ $id: 'document', ...document })
  })
  after(() => stack.close())
  /** Whether an answer's status, type, headers and JSON are among those that are described for the path. */
  const conforms = async (path: string, wanted: number, url: string, init: RequestInit = {}) => {
    const method = (init.method ?? 'GET').toLowerCase()
    const reply = await fetch(url.startsWith('/') ? stack.url + url : url, init)
    const place = `${method} ${path} ${wanted}`
    assert.equal(reply.status, wanted, place)
    const said = document.paths[path]?.[method]?.responses[wanted]
    assert.ok(said, place)
    for (const name of Object.keys(said.headers ?? {})) assert.ok(reply.headers.has(name), `${place} ${name}`)
    const text = await reply.text()
    const [type = ''] = (reply.headers.get('content-type') ?? '').split(';')
    const ranges = Object.keys(said.content ?? {})
    if (ranges.length === 0) return assert.equal(text, '', place)
    const range = ranges.find(
      each => each === type || (each.endsWith('/*') && type.startsWith(each.slice(0, -1))),
    )
    assert.ok(range, `${place} ${type}`)
    if (type !== 'application/json') return
    const pointer = ['paths', path, method, 'responses', String(wanted), 'content', range, 'schema']
    const escaped = pointer.map(part => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')))
    const check = ajv.getSchema(`document#/${escaped.join('/')}`)
    assert.ok(check, place)
    assert.ok(check(JSON.parse(text)), `${place} ${JSON.stringify(check.errors)}`)
  }
  const refusals = async (path: string, url: string, method = 'GET') => {
    const init = method === 'PUT' ? { method, body: 'bytes' } : { method }
    const { pathname } = new URL(url)
    await conforms(path, 403, pathname, init)
    await conforms(path, 400, pathname.replace(/[0-9a-f-]{36}/, 'nobody'), init)
  }
  const wholeOrInParts = async (path: string, url: string) => {
    await conforms(path, 200, url)
    const etag = (await fetch(url)).headers.get('etag') ?? ''
    await conforms(path, 206, url, { headers: { range: 'bytes=0-9' } })
    await conforms(path, 304, url, { headers: { 'if-none-match': etag } })
    await conforms(path, 416, url, { headers: { range: 'bytes=999999999-' } })
    await refusals(path, url)
  }

  it('holds for files of images, in every form', async () => {
    const { projectId = '', workspaceId = '', datasetId = '' } = own.ids
    const desk = { stack, key: own.key, projectId, workspaceId }
    const sent = await sendImage(desk, datasetId, 'rocket.jpg', await photo('rocket.jpg'))
    const image = sent.body as Urls
    const path = '/files/images/{imageId}/{rendition}/{version}/{name}'
    for (const url of [image.originalUrl, image.thumbnailUrl]) await wholeOrInParts(path, url)
    const gone = new URL(image.originalUrl).pathname.replace(/\/[^/]+\/[^/]+$/, '/other/a')
    await conforms(path, 404, stack.context.urls.signed(gone, 60))
  })

  it('holds for files of videos', async () => {
    const desk = await openVideoDesk(stack)
    const sent = await sendVideo(desk, 'street.avi', await streetVideo())
    await wholeOrInParts('/files/videos/{videoId}/{form}/{version}/{name}', (sent.body as Urls).originalUrl)
  })

  it('holds for uploads', async () => {
    const path = '/files/uploads/{uploadId}'
    const project = own.ids['projectId']
    const [upload] = await ask<{ url: string }[]>(
      { stack, key: own.key },
      'POST',
      `/api/projects/${project}/uploads`,
      { count: 1 },
    )
    const url = upload?.url ?? ''
    await refusals(path, url, 'PUT')
    await conforms(path, 200, url, { method: 'PUT', body: 'bytes' })
    await conforms(path, 200, url, { method: 'PUT', body: 'bytes', headers: { 'content-type': 'x/y' } })
  })

  it('holds for feeds, of which each event is as it is described', async () => {
    const { projectId = '', workspaceId = '', imageId = '' } = own.ids
    const desk = { stack, key: own.key, projectId, workspaceId }
    const { id: classId } = await makeLabelClass(desk)
    await sendChange(desk, imageId, { added: [boxLabel(classId)] })
    const stopped = new AbortController()
    const headers = { 'x-api-key': own.key }
    const reply = await fetch(`${stack.url}/api/images/${imageId}/feed`, { headers, signal: stopped.signal })
    const said = document.paths['/api/images/{imageId}/feed']?.['get']?.responses['200']
    const [type = ''] = (reply.headers.get('content-type') ?? '').split(';')
    assert.ok(said?.content?.[type])
    const { id, data } = await firstEvent(reply)
    stopped.abort()
    assert.equal(id, '1')
    const check = ajv.getSchema('document#/components/schemas/AppliedChange')
    assert.ok(check?.(JSON.parse(data)), JSON.stringify(check?.errors))
    await conforms('/api/images/{imageId}/feed', 401, `/api/images/${imageId}/feed`)
    await conforms('/api/images/{imageId}/feed', 404, `/api/images/${projectId}/feed`, { headers })
    await conforms('/api/images/{imageId}/feed', 400, '/api/images/x/feed', { headers })
  })

  it('holds for health', async () => {
    await conforms('/healthz', 200, '/healthz')
    await conforms('/readyz', 200, '/readyz')
  })
})

/** The first event of a stream, its fields by their names. */
async function firstEvent(reply: Response): Promise<{ id: string; data: string }> {
  let text = ''
  const decoder = new TextDecoder()
  for await (const chunk of reply.body ?? []) {
    text += decoder.decode(chunk, { stream: true })
    const [, id, data] = /id: (.+)\ndata: (.+)\n\n/.exec(text) ?? []
    if (id && data) return { id, data }
  }
  throw new Error(`no event in ${text}`)
}
