import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { photo } from '../../../testing/builders.ts'
import { type Stack, startStack } from '../../../testing/stack.ts'
import { putVideo } from '../../../testing/videos.ts'
import { download, sdkRequest } from '../testing/python-sdk.ts'
import { type Heard, speak } from '../testing/speak.ts'
import { openWireDesk, type WireDesk, type WirePage } from '../testing/wire-desk.ts'

const json = 'application/json'

interface Thing {
  readonly id: string
  readonly name: string
}

describe('the Python SDK, byte for byte: attributes, videos, buckets, exports, models', () => {
  let stack: Stack
  before(async () => {
    stack = await startStack()
  })
  after(() => stack.close())

  const say = (desk: WireDesk, way: string, contentType?: string, body?: string): Promise<Heard> =>
    speak(stack.url, sdkRequest(desk.key, way, contentType, body), body)
  const tell = async <T>(desk: WireDesk, way: string, body: unknown): Promise<T> => {
    const heard = await say(desk, way, json, JSON.stringify(body))
    assert.equal(heard.status, 200, JSON.stringify(heard.json))
    return heard.json as T
  }
  /** A refusal that the SDK raises at once; any other status it would repeat for 12 seconds. */
  const refused = async (desk: WireDesk, way: string, body: unknown): Promise<string> => {
    const { status, json: answer } = await say(desk, way, json, JSON.stringify(body))
    assert.ok([400, 403, 404].includes(status), String(status))
    return `${status} ${(answer as { message: string }).message}`
  }

  it('lists attributes and links as it needs them, and deletes links by a body', async () => {
    const desk = await openWireDesk(stack)
    const attribute = await tell<Thing & { values: readonly { id: string; value: string }[] }>(
      desk,
      `POST ${desk.p}/attributes`,
      {
        name: 'colour',
        type: 'SELECTION',
        subject_type: 'LABEL',
        description: null,
        values: [{ value: 'red' }, { value: 'blue' }],
        norder: null,
      },
    )
    const link = { attribute_id: attribute.id, class_id: desk.classId }
    const links = await tell(desk, `POST ${desk.p}/attributes_classes`, [
      { ...link, attribute_order: 0, class_order: 0 },
    ])
    assert.deepEqual(links, [{ ...link, attribute_order: 0, class_order: 0 }])
    const edited = await tell<typeof attribute & { type: string; norder: unknown }>(
      desk,
      `PUT ${desk.p}/attributes/${attribute.id}`,
      {
        name: 'paint',
        type: 'SELECTION',
        subject_type: 'LABEL',
        description: null,
        norder: null,
        values: [{ value: 'blue' }],
      },
    )
    // It indexes these keys of the answer.
    assert.deepEqual([edited.name, edited.type, typeof edited.norder], ['paint', 'SELECTION', 'number'])
    assert.deepEqual(edited.values[0]?.id, attribute.values[1]?.id)
    const gone = await say(desk, `DELETE ${desk.p}/attributes_classes`, json, JSON.stringify([link]))
    assert.deepEqual([gone.status, gone.bytes.length], [204, 0])
    assert.deepEqual((await say(desk, `GET ${desk.p}/attributes_classes`, json)).json, [])
  })

  it('asks for the attributes of a label page by page, although they are few', async () => {
    const desk = await openWireDesk(stack)
    const { items } = await tell<{ items: Thing[] }>(desk, `POST ${desk.image}/labels`, [
      { class_id: desk.classId, bbox: [1, 2, 3, 4] },
    ])
    const way = `GET ${desk.p}/labels/${items[0]?.id}/attributes?offset=0&limit=100`
    const { status, json: page } = await say(desk, way, json)
    assert.deepEqual([status, (page as WirePage).meta.total, (page as WirePage).items], [200, 0, []])
  })

  it('writes True with a capital, wants 200 from the PUT of a segment, and 204 from its DELETE', async () => {
    const desk = await openWireDesk(stack, 0)
    const video = await putVideo(desk, desk.datasetId, 'street.mp4')
    const type = await tell<Thing>(desk, `POST ${desk.p}/activity_types`, { name: 'walking', color: null })
    const way = `POST ${desk.p}/videos/${video}/segments`
    const segment = { activities: [type.id], start_time_ms: 0, end_time_ms: 1000 }
    await tell(desk, way, segment)
    assert.match(await refused(desk, way, segment), /^400 /)
    const { id } = await tell<Thing>(desk, `${way}?replace_overlap=True`, segment)
    const edited = await tell<object>(desk, `PUT ${desk.p}/segments/${id}`, { ...segment, end_time_ms: 500 })
    assert.deepEqual({ ...edited, end_time_ms: 500 }, edited)
    const gone = await speak(stack.url, [
      ...sdkRequest(desk.key, `DELETE ${desk.p}/segments/${id}`, json),
      'Content-Length: 0',
    ])
    assert.deepEqual([gone.status, gone.bytes.length], [204, 0])
  })

  it('sends the keys of buckets flat, and reads the id, the name and the provider', async () => {
    const desk = await openWireDesk(stack, 0)
    const body = { description: 'Mine', cloud_provider: 'dummy', secret: 'x' }
    const made = await tell<object>(desk, `POST /v1/buckets/${desk.workspaceId}/credentials`, body)
    assert.deepEqual({ ...made, description: 'Mine', cloud_provider: 'dummy' }, made)
    assert.equal(String(Reflect.get(made, 'credential_id')).length, 36)
    assert.doesNotMatch(JSON.stringify(made), /secret/)
  })

  it('adds .zip to the name of an export, which is never null, and opens its URL without a key', async () => {
    const desk = await openWireDesk(stack, 1)
    const wish = {
      export_name: null,
      format: 'json_v1.1',
      dataset_id: [],
      image_status: ['DONE'],
      sign_urls: false,
      semantic_format: 'gs_asc',
      labels_order: null,
    }
    const { id } = await tell<Thing>(desk, `POST ${desk.p}/exports`, wish)
    interface Job {
      readonly status: string
      readonly meta: { readonly export_name: string; readonly url?: string }
    }
    let job: Job
    do job = (await say(desk, `GET ${desk.p}/exports/${id}`, json)).json as Job
    while (job.status === 'INIT' || job.status === 'PROCESSING')
    assert.equal(job.status, 'DONE')
    assert.equal(typeof job.meta.export_name, 'string')
    assert.match(new URL(job.meta.url ?? '').pathname, /\.zip$/)
    assert.equal((await download(job.meta.url ?? '')).bytes.subarray(0, 2).toString(), 'PK')
  })

  it('sends pictures for models as image/*, and is told at once that there is no model', async () => {
    const desk = await openWireDesk(stack, 0)
    const file = await photo('coins.png')
    const { items } = (await say(desk, `GET ${desk.p}/uploads?count=1`)).json as WirePage
    const { id, url } = items[0] as { id: string; url: string }
    const { pathname, search } = new URL(url)
    const put = await speak(url, sdkRequest(desk.key, `PUT ${pathname}${search}`, 'image/*', file), file)
    assert.equal(put.status, 200)
    for (const family of ['object_detector', 'instance_segmentor', 'semantic_segmentor', 'attributer']) {
      const heard = await say(desk, `GET ${desk.p}/${family}`, 'image/*')
      assert.deepEqual([heard.status, (heard.json as { code: string }).code], [400, 'model_missing'])
    }
    const wish = { confidence_threshold: 0.5, max_detections_per_image: 100, model_id: null, upload_id: id }
    assert.match(
      await refused(desk, `POST ${desk.p}/object_detection`, wish),
      /^400 There is no object detector/,
    )
    const experiment_id = randomUUID()
    const job = { experiment_id, num_images: 0, dataset_id: null, confidence_threshold: 0.8 }
    assert.match(await refused(desk, `POST ${desk.p}/automated_labeling`, job), /^400 There is no model/)
  })

  it('had a session in a header once, and uploads by a path of its own', async () => {
    const desk = await openWireDesk(stack, 0)
    const body = '{"count": 2}'
    const old = [...sdkRequest(desk.key, `POST ${desk.p}/image_uploads`, json, body), 'X-Session-Id: 1']
    const { status, json: page } = await speak(stack.url, old, body)
    assert.deepEqual([status, (page as { items: unknown[] }).items.length], [200, 2])
  })
})
