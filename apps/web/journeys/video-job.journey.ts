import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Project, Video } from '@gesso/client'
import type { Page } from 'playwright-core'
import { assertAccessible } from './axe.ts'
import { type Journey, startJourney } from './journey.ts'
import { invite, join } from './people.ts'

const street = fileURLToPath(new URL('../../../examples/videos/street.avi', import.meta.url))

let journey: Journey
let project: Project
let video: Video
/** sends and reviews */
let ann: Page
/** makes */
let ben: Page

before(async () => {
  journey = await startJourney()
  ann = await journey.ownerPage()
  const { api } = journey.program
  const [membership] = (await api.getMe()).memberships
  assert(membership)
  const params = { workspaceId: membership.workspace.id }
  project = await api.createProject({ params, body: { name: 'Street', contentType: 'VIDEOS' } })
  await api.createActivityType({ params: { projectId: project.id }, body: { name: 'walking' } })
  await ann.goto(`${journey.program.url}/projects/${project.id}`)
  const file = { name: 'street.avi', mimeType: 'video/x-msvideo', buffer: await readFile(street) }
  await ann.getByLabel('Videos to upload').setInputFiles(file)
  await ann.getByText('0:03', { exact: true }).waitFor()
  const [found] = (await api.listVideos({ params: { projectId: project.id } })).items
  assert(found)
  video = found
})

after(() => journey?.end())

const work = (page: Page) => page.goto(`${journey.program.url}/projects/${project.id}/work`)
const takeNext = async (page: Page) => {
  await work(page)
  await page.getByRole('button', { name: 'Take next job' }).click()
  await page.getByRole('region', { name: 'Job' }).waitFor()
  await page.getByText('Frame 1 of 30', { exact: true }).waitFor()
}
const jobNow = async () => {
  const [job] = (await journey.program.api.listJobs({ params: { projectId: project.id } })).items
  assert(job)
  return job
}

describe('a job on a video with a file of its own', () => {
  it('is made from the list of videos', async () => {
    await ann.getByLabel('Choose street.avi').click({ force: true })
    await ann.getByRole('button', { name: 'Send to workflow' }).click()
    await ann.getByRole('dialog').getByRole('button', { name: 'Send' }).click()
    await ann.getByText('1 job made').waitFor()
    assert.equal((await jobNow()).mediaId, video.id)
  })

  it('is taken from the queue, done with segments by the keys, and handed in', async () => {
    const link = await invite(ann, journey.program, 'Labeller')
    ben = await journey.page()
    await join(ben, link, 'Ben')
    await takeNext(ben)
    await ben.waitForFunction(() => (document.querySelector('video')?.readyState ?? 0) >= 2)
    for (const key of ['ArrowRight', 'i', 'Shift+ArrowRight', 'o']) await ben.keyboard.press(key)
    await ben.getByRole('listitem').filter({ hasText: 'walking' }).last().waitFor()
    await assertAccessible(ben, 'a job on a video')
    await ben.keyboard.press('Control+Enter')
    await ben.getByRole('heading', { name: 'Nothing waits for you' }).waitFor()
    const [segment] = await journey.program.api.listSegments({ params: { videoId: video.id } })
    assert.ok(segment, 'what was marked last is on the server before the job is handed in')
    assert.equal((await jobNow()).step, 'review')
  })

  it('is sent back with a reason, which its maker reads beside the video', async () => {
    await takeNext(ann)
    await ann.keyboard.press('Control+Shift+Enter')
    const form = ann.getByRole('dialog', { name: 'Reject this job' })
    await form.getByLabel('Comment').fill('It ends too late')
    await form.getByRole('button', { name: 'Reject' }).click()
    await ann.getByRole('heading', { name: 'Nothing waits for you' }).waitFor()
    await takeNext(ben)
    const said = ben.getByRole('region', { name: 'What the reviewer said' })
    await said.getByText('It ends too late').waitFor()
    await assertAccessible(ben, 'a video that was rejected')
    await ben.getByRole('button', { name: /^Submit/ }).click()
    await ben.getByRole('heading', { name: 'Nothing waits for you' }).waitFor()
  })

  it('is accepted and done, and its result holds the segments', async () => {
    await takeNext(ann)
    await ann.getByRole('button', { name: /^Accept/ }).click()
    await ann.getByRole('heading', { name: 'Nothing waits for you' }).waitFor()
    const job = await jobNow()
    assert.equal(job.state, 'done')
    const { api } = journey.program
    for (;;) {
      const [result] = await api.listResults({ params: { jobId: job.id } })
      if (!result) continue
      const { data } = (await (await fetch(result.url)).json()) as {
        data: { segments: { labels: string[] }[] }
      }
      assert.deepEqual(
        data.segments.map(({ labels }) => labels),
        [['walking']],
      )
      break
    }
    assert.equal((await api.getVideo({ params: { videoId: video.id } })).status, 'DONE')
    journey.browser.assertNoErrors([/status of 401 .*\/api\/me\)/])
  })
})
