import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { makeTagClass, photo } from '../../../testing/builders.ts'
import { type Stack, startStack } from '../../../testing/stack.ts'
import { download, sdkRequest } from '../testing/python-sdk.ts'
import { speak } from '../testing/speak.ts'
import { openWireDesk, type WireDesk, type WirePage } from '../testing/wire-desk.ts'

const json = 'application/json'

interface Label {
  readonly id: string
  readonly image_id: string
  readonly bbox: unknown
  readonly polygon: unknown
  readonly mask: unknown
  readonly z_index: unknown
}

describe('the Python SDK, byte for byte', () => {
  let stack: Stack
  before(async () => {
    stack = await startStack()
  })
  after(() => stack.close())

  const say = (desk: WireDesk, way: string, contentType?: string, body?: string) =>
    speak(stack.url, sdkRequest(desk.key, way, contentType, body), body)
  const tell = async <T>(desk: WireDesk, way: string, body: unknown): Promise<T> => {
    const heard = await say(desk, way, json, JSON.stringify(body))
    assert.equal(heard.status, 200, JSON.stringify(heard.json))
    return heard.json as T
  }

  it('is refused with a message in a JSON object and status 400, which it does not repeat', async () => {
    const desk = await openWireDesk(stack)
    const heard = await say(desk, `POST ${desk.p}/datasets`, json, '{"name": "train", "norder": 0}')
    assert.equal(heard.status, 400)
    assert.equal(
      (heard.json as { message: string }).message,
      'name "train" exists already; choose another name',
    )
    const unknown = await speak(stack.url, sdkRequest('wrong', 'GET /v1/projects?offset=0&limit=100'))
    assert.equal(unknown.status, 401)
    assert.deepEqual(Object.keys(unknown.json as object), ['code', 'message'])
  })

  it('lists with no content type, and with one that is left over from another request', async () => {
    const desk = await openWireDesk(stack)
    for (const contentType of [undefined, json, '']) {
      const { status, json } = await say(desk, `GET ${desk.p}/datasets?offset=0&limit=100`, contentType)
      assert.equal(status, 200)
      assert.equal((json as WirePage).meta.total, 1)
    }
  })

  it('joins the values of a filter by commas', async () => {
    const desk = await openWireDesk(stack, 3)
    await say(desk, `PUT ${desk.image}/status`, json, '{"status": "DONE"}')
    const way = `GET ${desk.p}/images?image_status=DONE%2CTO+REVIEW&offset=0&limit=100`
    const { meta, items } = (await say(desk, way, json)).json as WirePage
    assert.deepEqual([meta.total, items.length, items[0]?.id], [1, 1, desk.imageIds[0]])
  })

  it('deletes with a JSON content type and no body, and wants 204', async () => {
    const desk = await openWireDesk(stack)
    const lines = [
      ...sdkRequest(desk.key, `DELETE ${desk.p}/datasets/${desk.datasetId}`, json),
      'Content-Length: 0',
    ]
    const { status, bytes } = await speak(stack.url, lines)
    assert.deepEqual([status, bytes.length], [204, 0])
  })

  it('deletes labels and tags by a JSON body, and wants 204', async () => {
    const desk = await openWireDesk(stack)
    const label = { class_id: desk.classId, bbox: [1, 2, 3, 4] }
    const { items } = await tell<WirePage>(desk, `POST ${desk.image}/labels`, [label, label])
    const gone = await say(desk, `DELETE ${desk.image}/labels`, json, `[{"id": "${items[0]?.id}"}]`)
    assert.equal(gone.status, 204)
    assert.equal(((await say(desk, `GET ${desk.image}/labels`, json)).json as WirePage).meta.total, 1)
    const tagClass = await makeTagClass(desk)
    const tags = await tell<unknown[]>(desk, `POST ${desk.image}/tags`, [{ tag_class_id: tagClass.id }])
    assert.equal(tags.length, 1)
    const body = `[{"tag_id": null, "tag_class_id": "${tagClass.id}"}]`
    assert.equal((await say(desk, `DELETE ${desk.image}/tags`, json, body)).status, 204)
    assert.equal(((await say(desk, `GET ${desk.image}/tags`, json)).json as WirePage).meta.total, 0)
  })

  it('uploads to an absolute URL with its key, its cookie and an empty content type', async () => {
    const desk = await openWireDesk(stack, 0)
    const file = await photo('chelsea.png')
    const { items } = (await say(desk, `GET ${desk.p}/uploads?count=1`, json)).json as WirePage
    const { id, url } = items[0] as { id: string; url: string }
    const { pathname, search } = new URL(url)
    const put = await speak(url, sdkRequest(desk.key, `PUT ${pathname}${search}`, '', file), file)
    assert.ok(url.startsWith('http') && put.status <= 299)
    // The body that says what it was: the content type stays empty until the next request with a body.
    assert.equal((await say(desk, 'GET /v1/projects?offset=0&limit=100', '')).status, 200)
    const wish = { dataset_id: desk.datasetId, filename: 'chelsea.png', upload_id: id, external_id: null }
    const image = await tell<Record<string, string>>(desk, `POST ${desk.p}/images`, wish)
    assert.deepEqual(
      [image.name, image.dataset_name, image.dataset_id, image.width, image.height, image.status],
      ['chelsea.png', 'train', desk.datasetId, 451, 300, 'NEW'],
    )
    assert.deepEqual((await download(image.public_url ?? '')).bytes, file)
  })

  it('expects bodies after 200, and none after any other success of PUT', async () => {
    const desk = await openWireDesk(stack)
    const renamed = await tell<{ name: string }>(desk, `PATCH ${desk.image}`, { filename: 'new.jpg' })
    assert.equal(renamed.name, 'new.jpg')
    const status = await say(desk, `PUT ${desk.image}/status`, json, '{"status": "DONE"}')
    assert.deepEqual([status.status, status.bytes.length], [204, 0])
    const project = await tell<object>(desk, `PUT ${desk.p}`, { name: 'P', description: 'd' })
    assert.deepEqual({ name: 'P', description: 'd', ...project }, project)
    const dataset = await tell<object>(desk, `PUT ${desk.p}/datasets/${desk.datasetId}`, {
      name: 'd',
      norder: 1,
    })
    assert.deepEqual({ name: 'd', norder: 1, ...dataset }, dataset)
  })

  it('sends nulls for what it leaves out, and gets labels back as its own tests want them', async () => {
    const desk = await openWireDesk(stack)
    const rest = { z_index: null, external_id: null, tool_used: 'api' }
    const label = { class_id: desk.classId, bbox: null, polygon: null, mask: null, ...rest }
    const polygon = [
      [10, 20],
      [20, 44],
      [10, 15],
    ]
    const made = await tell<{ items: Label[] }>(desk, `POST ${desk.image}/labels`, [
      { ...label, bbox: [10, 15, 20, 44], polygon },
    ])
    const [first] = made.items
    assert.deepEqual([first?.polygon, first?.image_id, first?.z_index], [polygon, desk.imageIds[0], 0])
    const edited = await tell<{ items: Label[] }>(desk, `PUT ${desk.image}/labels`, [
      { label_id: first?.id, ...label, bbox: [10, 15, 20, 44], mask: [1, 10, 20, 3] },
    ])
    assert.deepEqual([edited.items[0]?.polygon, edited.items[0]?.mask], [null, [1, 10, 20, 3]])
  })

  it('pages until it has as many as the total says', async () => {
    const desk = await openWireDesk(stack, 250)
    const seen: unknown[] = []
    let total = 1
    while (seen.length < total) {
      const way = `GET ${desk.p}/images?offset=${seen.length}&limit=100`
      const page = (await say(desk, way)).json as WirePage
      assert.ok(page.items.length > 0, 'it would ask for ever')
      seen.push(...page.items.map(image => image.id))
      total = page.meta.total
    }
    assert.deepEqual(seen, desk.imageIds)
  })
})
