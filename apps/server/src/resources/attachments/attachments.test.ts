import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { sql } from 'kysely'
import { ask, type Desk, openDesk, photo } from '../../testing/builders.ts'
import { keptFiles } from '../../testing/kept-files.ts'
import { type Listener, startListener } from '../../testing/listener.ts'
import { startS3 } from '../../testing/s3-server.ts'
import { type Stack, startStack } from '../../testing/stack.ts'

interface Job {
  readonly id: string
  readonly state: string
  readonly step: string
  readonly mediaId: string | null
  readonly mediaKind: string | null
  readonly mediaName: string | null
  readonly problem: { readonly code: string; readonly message: string; readonly frames: string[] } | null
}

interface Attachment {
  readonly state: string
  readonly problem: string | null
}

describe('pictures that jobs ask for', () => {
  let stack: Stack
  let listener: Listener
  let desk: Desk
  let picture: Buffer
  let count = 0
  before(async () => {
    stack = await startStack({ GESSO_ALLOW_PRIVATE_URLS: '1', GESSO_MAX_UPLOAD_BYTES: '3000000' })
    listener = await startListener()
    picture = await photo('rocket.jpg')
  })
  after(async () => {
    await stack.close()
    await listener.close()
  })
  beforeEach(async () => {
    desk = await openDesk(stack)
    listener.heard.length = 0
    serve({})
  })
  /** Serves pictures but for the paths that are answered otherwise. */
  const serve = (others: Readonly<Record<string, (heard: number) => number | Buffer | string>>) => {
    const times = new Map<string, number>()
    listener.answer = (request, response) => {
      const path = request.url ?? ''
      times.set(path, (times.get(path) ?? 0) + 1)
      const answer = others[path]?.(times.get(path) ?? 1) ?? picture
      if (typeof answer !== 'number') response.end(answer)
      else if (answer >= 300 && answer < 400) response.writeHead(answer, { location: '/moved' }).end()
      else response.writeHead(answer).end()
    }
  }
  const make = async (paths: readonly string[], other: object = {}) => {
    count += 1
    const sequence = paths.length > 1
    const attachments = paths.map((path, index) => ({
      frameId: sequence ? `f${index}` : null,
      url: path.includes('://') ? path : `${listener.url}${path}`,
    }))
    const job = { referenceId: `ref/${count}`, attachments, ...other }
    const [made] = await ask<Job[]>(desk, 'POST', `/api/projects/${desk.projectId}/jobs`, { jobs: [job] })
    return made?.id ?? ''
  }
  const seen = (id: string) => ask<Job>(desk, 'GET', `/api/jobs/${id}`)
  const made = async (paths: readonly string[], other: object = {}) => {
    const id = await make(paths, other)
    await stack.clock.tick()
    return seen(id)
  }
  const attachments = (id: string) => ask<Attachment[]>(desk, 'GET', `/api/jobs/${id}/attachments`)
  const dueAgain = async () => {
    await sql`update attachment set next_at = now() - interval '1 second'`.execute(stack.context.db)
    await stack.clock.tick()
  }
  const gets = (path: string) => listener.heard.filter(heard => heard.path === path).length
  const nothingLoose = async () => assert.deepEqual((await keptFiles(stack)).unowned, [])

  it('become the image that the job is done on, called as the job is', async () => {
    const job = await made(['/a.jpg'])
    assert.deepEqual(
      [job.state, job.step, job.mediaKind, job.mediaName],
      ['waiting', 'maker', 'image', `ref_${count}`],
    )
    const image = await ask<{ width: number; externalId: string; originalUrl: string }>(
      desk,
      'GET',
      `/api/images/${job.mediaId}`,
    )
    assert.equal(image.externalId, `ref/${count}`)
    assert.ok(Buffer.from(await (await fetch(image.originalUrl)).arrayBuffer()).equals(picture))
    assert.deepEqual(await attachments(job.id), [])
    await nothingLoose()
  })

  it('become a video of frames in their order, each with its name', async () => {
    const job = await made(['/1.jpg', '/2.jpg', '/3.jpg'])
    assert.deepEqual([job.state, job.mediaKind], ['waiting', 'video'])
    const { rows } = await sql<{ name: string; url: string; width: number }>`
      select frame_id as name, source_url as url, width from frame where media_id = ${job.mediaId}
      order by place`.execute(stack.context.db)
    assert.deepEqual(
      rows.map(({ name, url, width }) => [name, url.slice(-6), width]),
      [
        ['f0', '/1.jpg', 640],
        ['f1', '/2.jpg', 640],
        ['f2', '/3.jpg', 640],
      ],
    )
    await nothingLoose()
  })

  it('two of one name become two images', async () => {
    const first = await made(['/a.jpg'], { referenceId: 'a/b' })
    const second = await made(['/a.jpg'], { referenceId: 'a_b' })
    assert.equal(first.mediaName, 'a_b')
    assert.match(second.mediaName ?? '', /^a_b \(/)
    assert.equal(second.state, 'waiting')
  })

  it('are tried once when they are not there, not to be had, or no pictures', async () => {
    serve({
      '/gone': () => 404,
      '/closed': () => 403,
      '/page': () => '<html>sign in</html>',
      '/empty': () => '',
      '/huge': () => Buffer.alloc(4_000_000),
      '/round': () => 302,
      '/moved': () => 302,
    })
    const problems: [path: string, problem: RegExp][] = [
      ['/gone', /answered 404/],
      ['/closed', /answered 403/],
      ['/page', /it is none of JPEG/],
      ['/empty', /empty/],
      ['/huge', /larger than 3000000/],
      ['/round', /redirects more than/],
      ['ftp://x/y', /scheme/],
      ['nonsense', /no URL/],
    ]
    for (const [path, problem] of problems) {
      const job = await made([path.startsWith('n') ? 'no:// sense' : path])
      assert.equal(job.state, 'failed', path)
      assert.equal(job.problem?.code, 'pictures_missing')
      assert.match(job.problem?.message ?? '', problem)
      assert.equal(job.mediaId, null)
    }
    assert.deepEqual([gets('/gone'), gets('/page')], [1, 1])
    await nothingLoose()
  })

  it('are tried again after growing gaps where a server fails for a while, and had when it is back', async () => {
    serve({ '/busy.jpg': heard => (heard < 4 ? ([503, 429, 500][heard - 1] ?? 500) : picture) })
    const id = await make(['/busy.jpg'])
    await stack.clock.tick()
    const [first] = await attachments(id)
    assert.deepEqual([first?.state, first?.problem], ['waiting', 'it answered 503'])
    assert.equal((await seen(id)).state, 'preparing')
    await stack.clock.tick()
    assert.equal(gets('/busy.jpg'), 1)
    for (let time = 0; time < 3; time += 1) await dueAgain()
    assert.equal((await seen(id)).state, 'waiting')
    assert.equal(gets('/busy.jpg'), 4)
  })

  it('are given up the fifth time, and nobody asks for them again', async () => {
    serve({ '/down.jpg': () => 500 })
    const id = await make(['/down.jpg'])
    for (let time = 0; time < 7; time += 1) await dueAgain()
    const job = await seen(id)
    assert.deepEqual([job.state, gets('/down.jpg')], ['failed', 5])
    assert.match(job.problem?.message ?? '', /answered 500/)
  })

  it('that cannot be had fail a job of frames, which are named; the others are kept in its video', async () => {
    serve({ '/2.jpg': () => 404 })
    const job = await made(['/1.jpg', '/2.jpg', '/3.jpg'])
    assert.equal(job.state, 'failed')
    assert.deepEqual(job.problem?.frames, ['f1'])
    assert.match(job.problem?.message ?? '', /frame "f1" cannot be had: it answered 404/)
    const { rows } = await sql<{ problem: string | null; key: string | null }>`
      select problem, file_key as key from frame where media_id = ${job.mediaId} order by place`.execute(
      stack.context.db,
    )
    assert.deepEqual(
      rows.map(({ problem, key }) => [problem, key !== null]),
      [
        [null, true],
        ['it answered 404', false],
        [null, true],
      ],
    )
    await nothingLoose()
  })

  it('are had once however often a server dies in the middle', async () => {
    const { db } = stack.context
    const id = await make(['/1.jpg', '/2.jpg'])
    await stack.clock.tick()
    const before = await seen(id)
    // As though it had died after the media was made, before the job had set out.
    await sql`update job set state = 'preparing', step = 'start', step_kind = 'start' where id = ${id}`.execute(
      db,
    )
    await sql`insert into job_duty (job_id, duty) values (${id}, 'media')`.execute(db)
    await sql`
      insert into attachment (job_id, place, frame_id, url, state, next_at, width, height)
      select ${id}, place, frame_id, source_url, 'ready', now(), width, height from frame
      where media_id = ${before.mediaId}`.execute(db)
    await stack.clock.tick()
    const again = await seen(id)
    assert.deepEqual([again.state, again.mediaId], ['waiting', before.mediaId])
    const left = await sql`select from attachment where job_id = ${id}`.execute(db)
    assert.equal(left.rows.length, 0)
    // As though it had died while it fetched: nobody takes it before that is plain.
    const other = await make(['/a.jpg'])
    await stack.clock.tick()
    assert.equal((await seen(other)).state, 'waiting')
    await nothingLoose()
  })

  it('of jobs that go before they have come leave nothing behind', async () => {
    serve({ '/2.jpg': () => 503 })
    await make(['/1.jpg', '/2.jpg'])
    await stack.clock.tick()
    await ask(desk, 'DELETE', `/api/projects/${desk.projectId}`)
    const { onDisk, unowned } = await keptFiles(stack)
    assert.equal(unowned.length, 2)
    for (const key of unowned) await stack.context.files.remove(key)
    await sql`delete from unowned_file`.execute(stack.context.db)
    assert.equal((await keptFiles(stack)).onDisk.length, onDisk.length - 2)
  })

  it('lie in buckets that the workspace has credentials for, by s3:// and by plain URLs', async () => {
    const s3 = await startS3()
    try {
      await s3.put('street/1 ü.jpg', picture)
      const buckets = `/api/workspaces/${desk.workspaceId}/buckets`
      await ask(desk, 'POST', buckets, { name: 'Ours', ...s3.settings })
      for (const url of [
        `s3://${s3.bucket}/street/1 ü.jpg`,
        `${s3.endpoint}/${s3.bucket}/street/1%20%C3%BC.jpg`,
      ]) {
        const job = await made([url])
        assert.equal(job.state, 'waiting', job.problem?.message)
      }
      const missing = await made([`s3://${s3.bucket}/none.jpg`])
      assert.match(missing.problem?.message ?? '', /There is no object none\.jpg/)
      const [bucket] = await ask<{ id: string }[]>(desk, 'GET', buckets)
      await ask(desk, 'DELETE', `/api/buckets/${bucket?.id}`)
      await ask(desk, 'POST', buckets, { name: 'Theirs', ...s3.settings, accessKeyId: 'WRONG' })
      const refused = await made([`s3://${s3.bucket}/street/1 ü.jpg`])
      assert.deepEqual([refused.state, refused.problem?.code], ['failed', 'pictures_missing'])
      assert.match(refused.problem?.message ?? '', /does not accept the credentials/)
    } finally {
      await s3.close()
    }
  })

  it('are not fetched from private addresses, be it by a redirect, unless that is allowed', async () => {
    const strict = await startStack()
    try {
      const theirs = await openDesk(strict)
      const jobs = `/api/projects/${theirs.projectId}/jobs`
      const urls = [`${listener.url}/a.jpg`, 'http://169.254.169.254/a.jpg', 'http://localhost:1/a.jpg']
      for (const [index, url] of urls.entries()) {
        const attachments = [{ frameId: null, url }]
        const body = { jobs: [{ referenceId: String(index), attachments }] }
        const [job] = await ask<Job[]>(theirs, 'POST', jobs, body)
        await strict.clock.tick()
        const failed = await ask<Job>(theirs, 'GET', `/api/jobs/${job?.id}`)
        assert.match(failed.problem?.message ?? failed.state, /not public/)
      }
      assert.equal(listener.heard.length, 0)
    } finally {
      await strict.close()
    }
  })

  it('come for many jobs at once, a few at a time', async () => {
    let [inside, most] = [0, 0]
    const plain = listener.answer
    listener.answer = (request, response) => {
      inside += 1
      most = Math.max(most, inside)
      response.once('finish', () => {
        inside -= 1
      })
      setImmediate(() => plain(request, response))
    }
    const ids = await Promise.all(Array.from({ length: 20 }, (_, index) => make([`/${index}.jpg`])))
    await stack.clock.tick()
    for (const id of ids)
      assert.equal((await seen(id)).state, 'waiting', JSON.stringify(await attachments(id)))
    assert.ok(most <= 8, `${most} at once`)
  })
})
