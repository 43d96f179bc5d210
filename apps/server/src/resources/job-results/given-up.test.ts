import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { ask, type Desk, makeDataset, openDesk, putImages, refusalIn } from '../../testing/builders.ts'
import { putJob } from '../../testing/jobs.ts'
import { type Stack, startStack } from '../../testing/stack.ts'
import { plainResultWriter } from './plain-result-writer.ts'
import type { ResultWriter } from './result-writer.ts'
import { writeDueResults } from './write-results.ts'

interface Shown {
  readonly id: string
  readonly resultVersion: number
  readonly resultProblem: { message: string; attempts: number; at: string; nextAt: string | null } | null
}

const hourMs = 3_600_000

describe('a result that cannot be written', () => {
  let stack: Stack
  let desk: Desk
  let [datasetId, imageId] = ['', '']
  let now = new Date()
  let [broken, writes] = [true, 0]
  const writer: ResultWriter = {
    ...plainResultWriter,
    open: (context, labelsOf) => {
      const write = plainResultWriter.open(context, labelsOf)
      return (...given) => {
        writes += 1
        return broken ? Promise.reject(new Error('at /srv/secret/place')) : write(...given)
      }
    },
  }
  before(async () => {
    stack = await startStack({}, { resultWriter: writer })
    await stack.clock.stop()
  })
  after(() => stack.close())
  beforeEach(async () => {
    desk = await openDesk(stack)
    datasetId = (await makeDataset(desk)).id
    imageId = (await putImages(desk, datasetId, ['a.jpg']))[0] ?? ''
    await stack.context.db.deleteFrom('job_duty').execute()
    now = new Date()
    ;[broken, writes] = [true, 0]
  })

  const idle = new AbortController().signal
  const jobs = () => `/api/projects/${desk.projectId}/jobs`
  const read = (id: string) => ask<Shown>(desk, 'GET', `/api/jobs/${id}`)
  const list = async (query = '') => (await ask<{ items: Shown[] }>(desk, 'GET', `${jobs()}${query}`)).items
  const write = (signal = idle) => writeDueResults({ ...stack.context, now: () => now }, writer, signal)
  const turn = (id: string, state: string) =>
    stack.context.db.updateTable('job').set({ state }).where('id', '=', id).execute()
  const putDone = async (referenceId = 'ref 1') => {
    const id = await putJob(desk, datasetId, { mediaId: imageId, referenceId })
    await turn(id, 'done')
    return id
  }
  /** Tries whenever it is due, for so long. */
  const wait = async (hours: number) => {
    for (const end = now.getTime() + hours * hourMs; now.getTime() < end; ) {
      await write()
      now = new Date(now.getTime() + hourMs / 60)
    }
  }
  const retry = (jobIds: readonly string[]) =>
    ask<Shown[]>(desk, 'POST', `${jobs()}/retry-results`, { jobIds })
  const refused = async (jobIds: readonly string[], key = desk.key) =>
    refusalIn(await stack.send('POST', `${jobs()}/retry-results`, { key, body: { jobIds } }))

  it('is not tried again where there is none, nor by those of another workspace', async () => {
    const [bad, good] = [await putDone(), await putJob(desk, datasetId, { mediaId: imageId })]
    await write()
    const sound = await refused([bad, good])
    assert.deepEqual([sound.status, sound.code, sound.facts['jobId']], [400, 'job_state_unfit', good])
    assert.ok((await read(bad)).resultProblem, 'none is tried where one cannot be')
    const foreign = await openDesk(stack)
    assert.equal((await refused([bad], foreign.key)).status, 404)
  })

  it('is tried less and less often, and given up after a day; the job says why and in no words of the machine', async () => {
    const id = await putDone()
    await write()
    const first = (await read(id)).resultProblem
    assert.deepEqual([first?.attempts, new Date(first?.nextAt ?? '').getTime() - now.getTime()], [1, 5000])
    assert.match(first?.message ?? '', /log of the server/)
    assert.ok(!first?.message.includes('secret'))
    await wait(23)
    const last = (await read(id)).resultProblem
    assert.deepEqual([last?.attempts, last?.nextAt, writes], [9, null, 9])
    await wait(30)
    assert.equal(writes, 9, 'and never again')
    assert.deepEqual(await ask(desk, 'GET', `/api/jobs/${id}/results`), [])
  })

  it('is found among the jobs, and written when a lead asks for it', async () => {
    const [bad, good] = [await putDone(), await putDone('ref 2')]
    await write()
    broken = false
    await retry([good])
    await write()
    assert.deepEqual(
      (await list('?unwritten=true')).map(job => job.id),
      [bad],
    )
    assert.deepEqual(
      (await list('?unwritten=false')).map(job => [job.id, job.resultVersion, job.resultProblem]),
      [[good, 1, null]],
    )
    broken = true
    await wait(23)
    broken = false
    assert.deepEqual(
      (await retry([bad])).map(job => job.resultProblem),
      [null],
    )
    await write()
    assert.equal((await read(bad)).resultVersion, 1)
    assert.deepEqual(await list('?unwritten=true'), [])
  })

  it('has its tries anew when its job was opened again and done again', async () => {
    const id = await putDone()
    await wait(23)
    await turn(id, 'waiting')
    assert.equal((await read(id)).resultProblem, null)
    assert.deepEqual(await list('?unwritten=true'), [])
    await turn(id, 'done')
    assert.equal((await read(id)).resultProblem, null)
    await write()
    assert.equal((await read(id)).resultProblem?.attempts, 1)
  })

  it('does not lose a try when the server stops meanwhile, and is not tried for ever when it stops the server', async () => {
    const id = await putDone()
    const stopping = new AbortController()
    const stopped: ResultWriter = {
      ...writer,
      open: () => () => {
        stopping.abort()
        return Promise.reject(new Error('stopped'))
      },
    }
    await writeDueResults({ ...stack.context, now: () => now }, stopped, stopping.signal)
    assert.equal((await read(id)).resultProblem, null)
    await write()
    assert.equal((await read(id)).resultProblem?.attempts, 1)
    const { db } = stack.context
    await db.updateTable('job_duty').set({ attempts: 9, next_at: now }).where('job_id', '=', id).execute()
    writes = 0
    await write()
    const given = (await read(id)).resultProblem
    assert.deepEqual([given?.nextAt, given?.attempts, writes], [null, 10, 0])
  })
})
