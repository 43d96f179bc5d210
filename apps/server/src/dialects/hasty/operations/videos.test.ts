import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { after, before, describe, it } from 'node:test'
import { makeDataset, openDesk } from '../../../testing/builders.ts'
import { type Stack, startStack } from '../../../testing/stack.ts'
import { madeVideo, openVideoDesk, putVideo } from '../../../testing/videos.ts'
import { ask, refusal, type WirePage } from '../testing/wire-desk.ts'

interface Video {
  readonly id: string
  readonly name: string
  readonly health_status: string
  readonly status: string
  readonly width: number | null
  readonly duration_ms: number | null
  readonly public_url: string
}

interface Thing {
  readonly id: string
  readonly start_time_ms: number
  readonly end_time_ms: number
}

describe('videos over the Hasty API', () => {
  let stack: Stack
  before(async () => {
    stack = await startStack({ GESSO_ALLOW_PRIVATE_URLS: '1' })
  })
  after(() => stack.close())

  const open = async () => {
    const desk = await openVideoDesk(stack)
    return { ...desk, p: `/v1/projects/${desk.projectId}` }
  }
  type VideoDesk = Awaited<ReturnType<typeof open>>
  const read = async (desk: VideoDesk, { id }: Video) => {
    for (;;) {
      const video = await ask<Video>(desk, 'GET', `${desk.p}/videos/${id}`)
      if (video.health_status !== 'PROCESSING') return video
    }
  }
  const upload = async (desk: VideoDesk, content: Buffer) => {
    const { items } = await ask<WirePage<{ id: string; url: string }>>(
      desk,
      'GET',
      `${desk.p}/uploads?count=1`,
    )
    const [place] = items
    assert.ok(place)
    await fetch(place.url, { method: 'PUT', body: new Uint8Array(content) })
    return place.id
  }
  const namesOf = ({ items }: WirePage<Video>) => items.map(video => video.name)

  it('refuses each wrong field by its name, and what the project does not hold', async () => {
    const desk = await open()
    const path = `${desk.p}/videos`
    const dataset_id = desk.datasetId
    const foreign = await makeDataset(await openDesk(stack))
    const good = { dataset_id, filename: 'a.mp4', upload_id: randomUUID() }
    for (const [fields, message] of [
      [{ dataset_id: undefined }, /^400 dataset_id is missing/],
      [{ dataset_id: foreign.id }, /^404 There is no dataset/],
      [{ filename: undefined }, /^400 filename is missing/],
      [{ filename: 'a/b.mp4' }, /^400 filename contains a slash/],
      [{ upload_id: null }, /^400 upload_id is missing/],
      [{ upload_id: 'x' }, /^400 upload_id /],
      [{}, /^404 There is no upload/],
      [{ url: 'http://localhost/a.mp4' }, /^400 upload_id cannot stand beside url/],
      [{ upload_id: null, url: 'file:///etc/passwd' }, /^400 url file:.* is refused: its scheme/],
    ] as const)
      assert.match(await refusal(desk, 'POST', path, { ...good, ...fields }), message)
    const images = await openDesk(stack)
    const other = await makeDataset(images)
    const image = { dataset_id, filename: 'a.png', upload_id: randomUUID() }
    assert.match(
      await refusal(images, 'POST', `/v1/projects/${images.projectId}/videos`, {
        ...good,
        dataset_id: other.id,
      }),
      /^400 content_type of this project is IMAGES; VIDEOS go into a project of VIDEOS/,
    )
    assert.match(
      await refusal(desk, 'POST', `${desk.p}/images`, image),
      /^400 content_type of this project is VIDEOS/,
    )
    const urls = await ask<{ id: string }>(desk, 'POST', '/v1/projects', {
      name: 'Links',
      content_type: 'URLDATA',
    })
    const inside = { dataset_id: (await makeDataset({ ...desk, projectId: urls.id })).id }
    assert.match(
      await refusal(desk, 'POST', `/v1/projects/${urls.id}/videos`, { ...good, ...inside }),
      /^400 content_type of this project is URLDATA/,
    )
    assert.match(await refusal(desk, 'GET', `${path}?health_status=SICK`), /^400 health_status/)
    assert.match(await refusal(desk, 'GET', `${path}?queue=1`), /^400 queue is nothing/)
  })

  it('makes a video of an upload, reads it, renames, moves and deletes it', async () => {
    const desk = await open()
    const content = await madeVideo('a.mp4', '-c:v', 'libx264', '-preset', 'ultrafast')
    const made = await ask<Video>(desk, 'POST', `${desk.p}/videos`, {
      dataset_id: desk.datasetId,
      upload_id: await upload(desk, content),
      filename: 'street.mp4',
    })
    const video = await read(desk, made)
    const { id, public_url, ...rest } = video
    assert.deepEqual(
      { ...rest, url: null, uploaded_at: null },
      {
        name: 'street.mp4',
        dataset_id: desk.datasetId,
        dataset_name: 'days',
        width: 192,
        height: 144,
        format: 'MP4',
        frame_rate: 10,
        duration_ms: 3000,
        duration_frames: 30,
        status: 'NEW',
        status_id: null,
        health_status: 'OK',
        queue_ids: [],
        url: null,
        uploaded_at: null,
      },
    )
    assert.ok(Buffer.from(await (await fetch(public_url)).arrayBuffer()).equals(content))
    const { id: dataset_id } = await makeDataset(desk, 'nights')
    const path = `${desk.p}/videos/${id}`
    const moved = await ask<Video>(desk, 'PATCH', path, { filename: 'dark.mp4', dataset_id })
    assert.deepEqual(namesOf(await ask(desk, 'GET', `${desk.p}/videos?dataset_id=${dataset_id}`)), [
      'dark.mp4',
    ])
    assert.equal(moved.name, 'dark.mp4')
    assert.equal(
      (await stack.send('PUT', `${path}/status`, { key: desk.key, body: { status: 'DONE' } })).status,
      204,
    )
    assert.match(await refusal(desk, 'PUT', `${path}/status`, { status: 'AUTO-LABELLED' }), /^400 status /)
    await ask(desk, 'DELETE', path)
    assert.match(await refusal(desk, 'GET', path), /^404 There is no video/)
  })

  it('fetches a video from a URL, and says in its health when it cannot', async t => {
    const content = await madeVideo('a.webm', '-c:v', 'libvpx', '-b:v', '200k')
    const owner = createServer((request, response) =>
      request.url === '/clips/a%20b.webm' ? response.end(content) : response.writeHead(404).end(),
    )
    await new Promise<void>(resolve => owner.listen(0, '127.0.0.1', resolve))
    t.after(() => owner.close())
    const address = owner.address()
    assert.ok(typeof address === 'object' && address)
    const desk = await open()
    const from = async (path: string) => {
      const url = `http://127.0.0.1:${address.port}${path}`
      return read(
        desk,
        await ask<Video>(desk, 'POST', `${desk.p}/videos`, { dataset_id: desk.datasetId, url }),
      )
    }
    const good = await from('/clips/a%20b.webm')
    assert.deepEqual([good.name, good.health_status, good.duration_ms], ['a b.webm', 'OK', 3000])
    const bad = await from('/gone.webm')
    assert.deepEqual([bad.health_status, bad.width, bad.duration_ms], ['ERROR', null, null])
    const ours = await stack.send('GET', `/api/videos/${bad.id}`, { key: desk.key })
    assert.match((ours.body as { problem: string }).problem, /cannot be fetched: it answered 404/)
  })

  it('lists with every filter, exact totals and pages', async () => {
    const desk = await open()
    const { id: nights } = await makeDataset(desk, 'nights')
    const ids = [
      await putVideo(desk, desk.datasetId, 'one.mp4'),
      await putVideo(desk, desk.datasetId, 'two.mp4'),
      await putVideo(desk, nights, 'three.mp4'),
    ]
    const path = `${desk.p}/videos`
    const { id: activity } = await ask<{ id: string }>(desk, 'POST', `${desk.p}/activity_types`, {
      name: 'walk',
    })
    const segment = { start_time_ms: 0, end_time_ms: 500, activities: [activity] }
    await ask(desk, 'POST', `${path}/${ids[1]}/segments`, segment)
    await ask(desk, 'PUT', `${path}/${ids[2]}/status`, { status: 'TO REVIEW' })
    await stack.context.db
      .updateTable('video')
      .set({ health: 'UNHEALTHY' })
      .where('media_id', '=', ids[0] ?? '')
      .execute()
    for (const [query, names] of [
      ['', ['one.mp4', 'two.mp4', 'three.mp4']],
      [`dataset_id=${desk.datasetId}`, ['one.mp4', 'two.mp4']],
      ['video_name=t', ['two.mp4', 'three.mp4']],
      ['video_name=TW', ['two.mp4']],
      ['video_status=TO REVIEW,DONE', ['three.mp4']],
      // The first segment of a video that is NEW takes it into progress, as the first label does an image.
      ['video_status=IN PROGRESS', ['two.mp4']],
      ['health_status=UNHEALTHY', ['one.mp4']],
      ['health_status=OK&health_status=ERROR', ['two.mp4', 'three.mp4']],
      [`activity=${activity}`, ['two.mp4']],
      [`activity=${randomUUID()}`, []],
    ] as const) {
      const page = await ask<WirePage<Video>>(desk, 'GET', `${path}?${query.replaceAll(' ', '%20')}`)
      assert.deepEqual([namesOf(page), page.meta.total], [names, names.length], query)
    }
    const second = await ask<WirePage<Video>>(desk, 'GET', `${path}?offset=1&limit=1`)
    assert.deepEqual([namesOf(second), second.meta.total], [['two.mp4'], 3])
  })
})

describe('segments and activity types over the Hasty API', () => {
  let stack: Stack
  before(async () => {
    stack = await startStack()
  })
  after(() => stack.close())

  const open = async () => {
    const desk = await openVideoDesk(stack)
    const p = `/v1/projects/${desk.projectId}`
    const videoId = await putVideo(desk, desk.datasetId, 'street.mp4', 10_000)
    const type = async (name: string) =>
      (await ask<{ id: string }>({ stack, key: desk.key }, 'POST', `${p}/activity_types`, { name })).id
    const [walk, run] = [await type('walk'), await type('run')]
    return { ...desk, p, videoId, walk, run, path: `${p}/videos/${videoId}/segments` }
  }

  it('refuses each wrong field of a segment by its name', async () => {
    const desk = await open()
    const foreign = await open()
    const good = { start_time_ms: 0, end_time_ms: 1000, activities: [desk.walk] }
    const made = await ask<Thing>(desk, 'POST', desk.path, {
      ...good,
      start_time_ms: 5000,
      end_time_ms: 6000,
    })
    for (const [fields, message] of [
      [{ start_time_ms: undefined }, /^400 start_time_ms is missing/],
      [{ start_time_ms: -1 }, /^400 start_time_ms /],
      [{ start_time_ms: 0.5 }, /^400 start_time_ms /],
      [{ end_time_ms: 0 }, /^400 end_time_ms must be greater than 0/],
      [{ end_time_ms: 10_001 }, /^400 end_time_ms is after the end of the video, which is at 10000/],
      [{ activities: [] }, /^400 activities /],
      [{ activities: [desk.walk, foreign.walk] }, /^404 There is no activity type/],
      [{ prediction_id: 'x' }, /^400 prediction_id /],
      [{ video_id: foreign.videoId }, /^400 video_id /],
    ] as const) {
      assert.match(await refusal(desk, 'POST', desk.path, { ...good, ...fields }), message)
      const path = `${desk.p}/segments/${made.id}`
      assert.match(await refusal(desk, 'PUT', path, { ...good, ...fields }), message)
    }
    const over = { ...good, start_time_ms: 5999, end_time_ms: 7000 }
    assert.match(
      await refusal(desk, 'POST', desk.path, over),
      new RegExp(`^400 start_time_ms to the end overlaps segment ${made.id} \\(5000 to 6000 ms\\)`),
    )
    assert.match(await refusal(desk, 'GET', `${desk.path}?start_time_ms=x`), /^400 start_time_ms /)
    assert.match(
      await refusal(foreign, 'DELETE', `${foreign.p}/segments/${made.id}`),
      /^404 There is no segment/,
    )
  })

  it('makes, lists, changes and deletes segments, which may touch each other', async () => {
    const desk = await open()
    const prediction_id = randomUUID()
    const first = await ask<Thing>(desk, 'POST', desk.path, {
      video_id: desk.videoId,
      start_time_ms: 1000,
      end_time_ms: 2000,
      activities: [desk.run, desk.walk, desk.run],
      prediction_id,
    })
    const { id, created_by, created_at, ...rest } = first as Thing & Record<string, unknown>
    assert.deepEqual(rest, {
      video_id: desk.videoId,
      start_time_ms: 1000,
      end_time_ms: 2000,
      activities: [desk.run, desk.walk],
      prediction_id,
    })
    assert.match(String(created_by), /^[0-9a-f-]{36}$/)
    assert.match(String(created_at), /^\d{4}-\d\d-\d\dT/)
    await ask(desk, 'POST', desk.path, { start_time_ms: 2000, end_time_ms: 3000, activities: [desk.walk] })
    const listed = async (query: string) => {
      const page = await ask<WirePage<Thing>>(
        desk,
        'GET',
        `${desk.p}/videos/${desk.videoId}/segments?${query}`,
      )
      assert.equal(page.meta.total, page.items.length)
      return page.items.map(each => each.start_time_ms)
    }
    assert.deepEqual(await listed('offset=0&limit=100'), [1000, 2000])
    assert.deepEqual(await listed(`activity_type_id=${desk.run}`), [1000])
    assert.deepEqual(await listed('start_time_ms=1001'), [2000])
    assert.deepEqual(await listed('end_time_ms=2999'), [1000])
    const changed = await ask<Thing>(desk, 'PUT', `${desk.p}/segments/${id}`, {
      start_time_ms: 500,
      end_time_ms: 2000,
      activities: [desk.walk],
    })
    assert.deepEqual([changed.id, changed.start_time_ms], [id, 500])
    await ask(desk, 'DELETE', `${desk.p}/segments/${id}`)
    assert.deepEqual(await listed(''), [2000])
  })

  it('replaces what a new segment overlaps where the SDK asks for it in its capital letter', async () => {
    const desk = await open()
    const put = (start_time_ms: number, end_time_ms: number, activities: string[], query = '') =>
      ask<Thing>(desk, 'POST', `${desk.path}${query}`, { start_time_ms, end_time_ms, activities })
    await put(0, 1000, [desk.walk])
    const split = await put(2000, 6000, [desk.walk])
    await put(7000, 8000, [desk.walk])
    await put(500, 2500, [desk.run], '?replace_overlap=True')
    await put(3000, 4000, [desk.run], '?replace_overlap=true')
    await put(6500, 9000, [desk.run], '?replace_overlap=True')
    const { items } = await ask<WirePage<Thing & { activities: string[] }>>(desk, 'GET', desk.path)
    assert.deepEqual(
      items.map(each => [each.start_time_ms, each.end_time_ms, each.activities[0] === desk.walk]),
      [
        [0, 500, true],
        [500, 2500, false],
        [2500, 3000, true],
        [3000, 4000, false],
        [4000, 6000, true],
        [6500, 9000, false],
      ],
    )
    assert.equal(items[2]?.id, split.id)
    assert.match(
      await refusal(desk, 'POST', `${desk.path}?replace_overlap=False`, {
        start_time_ms: 0,
        end_time_ms: 1,
        activities: [desk.run],
      }),
      /^400 .* overlaps/,
    )
  })

  it('makes, lists, changes and deletes activity types', async () => {
    const desk = await open()
    const path = `${desk.p}/activity_types`
    assert.match(await refusal(desk, 'POST', path, { name: 'walk' }), /^400 name "walk" exists already/)
    assert.match(await refusal(desk, 'POST', path, { name: 'sit', color: 'red' }), /^400 color /)
    assert.match(await refusal(desk, 'POST', path, { color: '#112233' }), /^400 name is missing/)
    const made = await ask(desk, 'POST', path, { name: 'sit', color: '#112233', prefix: 'a' })
    const { id, created_at: _, ...rest } = made
    assert.deepEqual(rest, { name: 'sit', color: '#1122334d', prefix: 'a' })
    const changed = await ask(desk, 'PUT', `${path}/${id}`, { name: 'stand', color: null, prefix: null })
    assert.deepEqual([changed['name'], changed['color'], changed['prefix']], ['stand', '#1122334d', null])
    const both = { start_time_ms: 0, end_time_ms: 100, activities: [desk.walk, desk.run] }
    await ask(desk, 'POST', desk.path, both)
    await ask(desk, 'POST', desk.path, {
      ...both,
      start_time_ms: 100,
      end_time_ms: 200,
      activities: [desk.walk],
    })
    await ask(desk, 'DELETE', `${path}/${desk.walk}`)
    const left = await ask<WirePage<Thing & { activities: string[] }>>(desk, 'GET', desk.path)
    assert.deepEqual(
      left.items.map(each => [each.start_time_ms, each.activities]),
      [[0, [desk.run]]],
    )
    const page = await ask<WirePage<{ name: string }>>(desk, 'GET', `${path}?offset=0&limit=100`)
    assert.deepEqual([page.items.map(each => each.name), page.meta.total], [['run', 'stand'], 2])
  })
})
