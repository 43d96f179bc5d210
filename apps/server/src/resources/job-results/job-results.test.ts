import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { sql } from 'kysely'
import {
  ask,
  boxLabel,
  type Desk,
  makeDataset,
  makeLabelClass,
  openDesk,
  putImages,
  refusalIn,
  sendChange,
} from '../../testing/builders.ts'
import { putJob } from '../../testing/jobs.ts'
import { keptFiles } from '../../testing/kept-files.ts'
import { type Stack, startStack } from '../../testing/stack.ts'
import type { Actor } from '../access/index.ts'
import { plainResultWriter } from './plain-result-writer.ts'
import { resultUrl, signedResultUrl } from './result-urls.ts'
import type { ResultWriter } from './result-writer.ts'
import { writeDueResults } from './write-results.ts'

interface Result {
  readonly version: number
  readonly revision: number
  readonly url: string
  readonly parts: readonly { readonly name: string; readonly url: string }[]
}

/** Also writes a part, and names it. */
const withPart: ResultWriter = {
  ...plainResultWriter,
  open: () => async (_actor, job, urlOf) => {
    const part = { name: 'mask.png', content: Buffer.from('png') }
    return { revision: 7, content: JSON.stringify({ job: job.id, url: urlOf('mask.png') }), parts: [part] }
  },
}

describe('results of jobs', () => {
  let stack: Stack
  let desk: Desk
  let datasetId: string
  let imageId: string
  before(async () => {
    stack = await startStack({}, { resultWriter: plainResultWriter })
  })
  after(() => stack.close())
  beforeEach(async () => {
    desk = await openDesk(stack)
    datasetId = (await makeDataset(desk)).id
    imageId = (await putImages(desk, datasetId, ['a.jpg']))[0] ?? ''
  })
  const put = (referenceId = 'ref 1') => putJob(desk, datasetId, { mediaId: imageId, referenceId })
  const turn = (id: string, state: string) =>
    sql`update job set state = ${state} where id = ${id}`.execute(stack.context.db)
  const results = (id: string) => ask<Result[]>(desk, 'GET', `/api/jobs/${id}/results`)
  const read = async (url = '') => (await fetch(url)).json() as Promise<Record<string, unknown>>
  const idle = new AbortController().signal

  it('are not there before the job is done, and unknown to other workspaces', async () => {
    const id = await put()
    await stack.clock.tick()
    assert.deepEqual(await results(id), [])
    const stranger = await openDesk(stack)
    const sent = await stack.send('GET', `/api/jobs/${id}/results`, { key: stranger.key })
    assert.equal(refusalIn(sent).status, 404)
  })

  it('tell what stood when the job was done, once, whatever is drawn later', async () => {
    const { id: classId } = await makeLabelClass(desk)
    await sendChange(desk, imageId, { added: [boxLabel(classId)] })
    const id = await put()
    await turn(id, 'done')
    await stack.clock.tick()
    await sendChange(desk, imageId, { added: [boxLabel(classId)] })
    await stack.clock.tick()
    const [only, ...others] = await results(id)
    assert.ok(only && others.length === 0)
    assert.deepEqual([only.version, only.revision], [1, 1])
    const told = (await read(only.url)) as { jobId: string; referenceId: string; labels: unknown[] }
    assert.deepEqual([told.jobId, told.referenceId, told.labels.length], [id, 'ref 1', 1])
    const { unowned } = await keptFiles(stack)
    assert.deepEqual(unowned, [])
  })

  it('have a version more when the job was opened again, and the old one stays as it is', async () => {
    const { id: classId } = await makeLabelClass(desk)
    const id = await put()
    await turn(id, 'done')
    await stack.clock.tick()
    const [first] = await results(id)
    const before = await read(first?.url)
    await turn(id, 'waiting')
    await sendChange(desk, imageId, { added: [boxLabel(classId)] })
    await turn(id, 'done')
    await stack.clock.tick()
    const both = await results(id)
    assert.deepEqual(
      both.map(({ version, revision }) => [version, revision]),
      [
        [2, 1],
        [1, 0],
      ],
    )
    assert.deepEqual(await read(both[1]?.url), before)
  })

  it('are not made of a job that was opened again before anybody looked', async () => {
    const id = await put()
    await turn(id, 'done')
    await turn(id, 'waiting')
    await stack.clock.tick()
    assert.deepEqual(await results(id), [])
    assert.equal(
      (await sql`select from job_duty where job_id = ${id}`.execute(stack.context.db)).rows.length,
      0,
    )
  })

  it('carry further files, and open by signed links alone, also by one that has lost its signature', async () => {
    const id = await put()
    await turn(id, 'done')
    await stack.clock.stop()
    await writeDueResults(stack.context, withPart, idle)
    const [result] = await results(id)
    assert.ok(result)
    assert.deepEqual(
      result.parts.map(part => part.name),
      ['mask.png'],
    )
    const part = await fetch(result.parts[0]?.url ?? '')
    assert.deepEqual([await part.text(), part.headers.get('content-type')], ['png', 'image/png'])
    const named = String((await read(result.url))['url'])
    assert.equal(named, resultUrl(stack.context, { jobId: id, version: 1 }, 'mask.png'))
    assert.equal((await fetch(named)).status, 403)
    const actor = (workspaceId: string): Actor => ({
      id,
      kind: 'key',
      name: 'x',
      grants: new Map([[workspaceId, 'View Only']]),
    })
    const open = (url: string, who = actor(desk.workspaceId)) => signedResultUrl(stack.context, who, url)
    for (const url of [named, encodeURIComponent(named), `${named}?expires=1&signature=x`])
      assert.equal(await (await fetch(await open(url))).text(), 'png')
    await assert.rejects(open(named.replace('mask', 'task')), { code: 'not_found' })
    await assert.rejects(open(named.replace('/1/', '/2/')), { code: 'not_found' })
    await assert.rejects(open('https://elsewhere.example/x.png'), { code: 'not_found' })
    const stranger = await openDesk(stack)
    await assert.rejects(open(named, actor(stranger.workspaceId)), { code: 'not_found' })
  })

  it('are sent alike whether they lie in a file or, small, in their row', async () => {
    const padded: ResultWriter = {
      ...plainResultWriter,
      open: () => async (_actor, job) => ({
        revision: 0,
        content: JSON.stringify({ é: 'é'.repeat(job.referenceId === 'large' ? 20_000 : 5) }),
        parts: [],
      }),
    }
    await stack.clock.stop()
    const kept = (await keptFiles(stack)).onDisk.length
    for (const [reference, files, text] of [
      ['small', 0, 'é'.repeat(5)],
      ['large', 1, 'é'.repeat(20_000)],
    ] as const) {
      const id = await put(reference)
      await turn(id, 'done')
      await writeDueResults(stack.context, padded, idle)
      assert.equal((await keptFiles(stack)).onDisk.length, kept + files)
      const [{ url } = { url: '' }] = await results(id)
      const whole = await fetch(url)
      const body = JSON.stringify({ é: text })
      assert.equal(await whole.text(), body)
      const { headers } = whole
      assert.equal(headers.get('content-length'), String(Buffer.byteLength(body)))
      assert.match(headers.get('content-type') ?? '', /^application\/json/)
      assert.match(headers.get('content-security-policy') ?? '', /^sandbox/)
      const etag = headers.get('etag') ?? ''
      assert.equal((await fetch(url, { headers: { 'if-none-match': etag } })).status, 304)
      const part = await fetch(url, { headers: { range: 'bytes=1-3' } })
      assert.deepEqual([part.status, await part.text()], [206, '"é'])
      assert.equal(part.headers.get('content-range'), `bytes 1-3/${Buffer.byteLength(body)}`)
      assert.equal((await fetch(url, { headers: { range: 'bytes=900000-' } })).status, 416)
    }
  })

  it('are tried again when they cannot be written, and leave nothing half-made', async () => {
    const id = await put()
    await turn(id, 'done')
    const broken: ResultWriter = {
      ...withPart,
      message: () => {
        throw new Error('no words')
      },
    }
    assert.equal(await writeDueResults(stack.context, broken, idle), 1)
    assert.deepEqual(await results(id), [])
    assert.deepEqual((await keptFiles(stack)).unowned, [])
    assert.equal(await writeDueResults(stack.context, withPart, idle), 0)
    await sql`update job_duty set next_at = now() - interval '1 second'`.execute(stack.context.db)
    await writeDueResults(stack.context, withPart, idle)
    assert.equal((await results(id)).length, 1)
  })

  it('are not kept back by others that cannot be written, or not be stored', async () => {
    const [unwritten, unstored, good] = [await put(), await put('ref 2'), await put('ref 3')]
    for (const id of [unwritten, unstored, good]) await turn(id, 'done')
    await ask(desk, 'PUT', `/api/projects/${desk.projectId}/callback`, { url: 'https://example.org/told' })
    const picky: ResultWriter = {
      ...plainResultWriter,
      open: (context, labelsOf) => {
        const write = plainResultWriter.open(context, labelsOf)
        return (actor, job, urlOf) =>
          job.id === unwritten ? Promise.reject(new Error('no words')) : write(actor, job, urlOf)
      },
      // No text of PostgreSQL holds a NUL.
      message: (_context, job) => (job.id === unstored ? '\u0000' : '{}'),
    }
    assert.equal(await writeDueResults(stack.context, picky, idle), 3)
    assert.deepEqual(
      await Promise.all([unwritten, unstored, good].map(async id => (await results(id)).length)),
      [0, 0, 1],
    )
    assert.deepEqual((await keptFiles(stack)).unowned, [])
    await sql`update job_duty set next_at = now() - interval '1 second'`.execute(stack.context.db)
    assert.equal(await writeDueResults(stack.context, withPart, idle), 2)
    for (const id of [unwritten, unstored]) assert.equal((await results(id)).length, 1)
  })

  it('tell all labels of each, also of those with more than are read together', async () => {
    const { id: classId } = await makeLabelClass(desk)
    const ids = await putImages(desk, datasetId, ['few.jpg', 'many.jpg', 'none.jpg'])
    for (const [at, count] of [2, 51].entries())
      await sendChange(desk, ids[at] ?? '', { added: Array.from({ length: count }, () => boxLabel(classId)) })
    const jobs = []
    for (const mediaId of ids) jobs.push(await putJob(desk, datasetId, { mediaId, referenceId: mediaId }))
    await stack.clock.stop()
    for (const id of jobs) await turn(id, 'done')
    await writeDueResults(stack.context, plainResultWriter, idle)
    const told = await Promise.all(
      jobs.map(async id => {
        const [{ url, revision } = { url: '', revision: -1 }] = await results(id)
        const { labels } = (await read(url)) as { labels: { id: string }[] }
        return [revision, new Set(labels.map(label => label.id)).size]
      }),
    )
    assert.deepEqual(told, [
      [1, 2],
      [1, 51],
      [0, 0],
    ])
  })

  it('go with their job, their files with them', async () => {
    const id = await put()
    await turn(id, 'done')
    await writeDueResults(stack.context, withPart, idle)
    const before = (await keptFiles(stack)).unowned.length
    await ask(desk, 'DELETE', `/api/images/${imageId}`)
    assert.equal((await keptFiles(stack)).unowned.length, before + 1)
  })
})
