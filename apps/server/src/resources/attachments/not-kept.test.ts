import assert from 'node:assert/strict'
import { it } from 'node:test'
import { ask, openDesk, photo } from '../../testing/builders.ts'
import { keptFiles } from '../../testing/kept-files.ts'
import { startListener } from '../../testing/listener.ts'
import { startStack } from '../../testing/stack.ts'
import { arriveJobs, fetchDue } from './index.ts'

interface Job {
  readonly id: string
  readonly state: string
  readonly problem: { readonly code: string; readonly message: string } | null
}

const minuteMs = 60_000

it('a job whose pictures have come, and cannot be kept for nearly a day, fails in no words of the machine', async () => {
  const stack = await startStack({ GESSO_ALLOW_PRIVATE_URLS: '1' })
  const listener = await startListener()
  try {
    await stack.clock.stop()
    const desk = await openDesk(stack)
    const picture = await photo('rocket.jpg')
    listener.answer = (_request, response) => void response.end(picture)
    const attachments = [{ frameId: null, url: `${listener.url}/a.jpg` }]
    const body = { jobs: [{ referenceId: 'ref', attachments }] }
    const [made] = await ask<Job[]>(desk, 'POST', `/api/projects/${desk.projectId}/jobs`, body)
    const idle = new AbortController().signal
    await fetchDue(stack.context, idle)
    let now = new Date()
    let tries = 0
    const broken = {
      ...stack.context,
      now: () => now,
      newId: () => {
        tries += 1
        throw new Error('at /srv/secret/place')
      },
    }
    const seen = () => ask<Job>(desk, 'GET', `/api/jobs/${made?.id}`)
    const tryFor = async (hours: number) => {
      for (let minute = 0; minute < 60 * hours; minute += 1) {
        await arriveJobs(broken, idle)
        now = new Date(now.getTime() + minuteMs)
      }
    }
    await tryFor(22)
    assert.deepEqual([(await seen()).state, tries], ['preparing', 8])
    await tryFor(1)
    const { state, problem } = await seen()
    assert.deepEqual([state, problem?.code, tries], ['failed', 'not_kept', 9])
    assert.match(problem?.message ?? '', /could not be kept here: .*log of the server/)
    assert.ok(!problem?.message.includes('secret'))
    assert.deepEqual(await ask(desk, 'GET', `/api/jobs/${made?.id}/attachments`), [])
    const { onDisk, unowned } = await keptFiles(stack)
    assert.equal(unowned.length, onDisk.length, 'their files are nobody’s')
    assert.ok(onDisk.length > 0)
  } finally {
    await listener.close()
    await stack.close()
  }
})
