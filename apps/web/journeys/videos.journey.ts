import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Project, Segment, Video } from '@gesso/client'
import type { Page } from 'playwright-core'
import { assertAccessible } from './axe.ts'
import { type Journey, startJourney } from './journey.ts'
import { drag } from './places.ts'

const street = fileURLToPath(new URL('../../../examples/videos/street.avi', import.meta.url))

let journey: Journey
let page: Page
let project: Project
let video: Video

before(async () => {
  journey = await startJourney()
  page = await journey.ownerPage()
})

after(() => journey?.end())

const frameShown = () => page.locator('[data-frame]').innerText()
const segments = async (): Promise<readonly Segment[]> => {
  await page.getByText('Saved', { exact: true }).waitFor()
  return journey.program.api.listSegments({ params: { videoId: video.id } })
}
const stretches = async () => (await segments()).map(({ startMs, endMs }) => [startMs, endMs])
const press = async (...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}
/** The place on the lane of a time, in milliseconds. */
const placeOf = async (timeMs: number): Promise<[x: number, y: number]> => {
  const box = await page.getByRole('list', { name: 'Segments' }).boundingBox()
  assert(box)
  return [box.x + (timeMs / 3000) * box.width, box.y + box.height / 2]
}

describe('a project of videos', () => {
  it('is made, and takes a video that is read in the background', async () => {
    await page.getByRole('button', { name: 'New project' }).first().click()
    await page.getByText('Videos', { exact: true }).click()
    await page.getByLabel('Name').fill('Street')
    await page.getByRole('button', { name: 'Create project' }).click()
    await page.getByRole('heading', { name: 'No videos here yet' }).waitFor()
    await page.getByLabel('Videos to upload').setInputFiles(street)
    await page.getByText('0:03', { exact: true }).waitFor()
    const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
    project = await journey.program.api.getProject({ params: { projectId: id } })
    const { items } = await journey.program.api.listVideos({ params: { projectId: id } })
    const [found] = items
    assert(found)
    video = found
    assert.deepEqual([video.name, video.health, video.durationFrames], ['street.avi', 'OK', 30])
    await assertAccessible(page, 'videos')
  })

  it('has activity types with the colours of its segments', async () => {
    await page.getByRole('link', { name: 'Activities' }).click()
    const name = page.getByLabel('Name of the new activity type')
    for (const activity of ['walking', 'standing']) {
      await name.fill(activity)
      await name.press('Enter')
      await page.getByRole('listitem').filter({ hasText: activity }).waitFor()
    }
    await assertAccessible(page, 'activities')
  })

  it('shows a video frame by frame', async () => {
    await page.getByRole('link', { name: 'Videos', exact: true }).click()
    await page.getByRole('link', { name: 'street.avi' }).click()
    await page.getByText('Frame 1 of 30', { exact: true }).waitFor()
    await page.waitForFunction(() => (document.querySelector('video')?.readyState ?? 0) >= 2)
    await press('ArrowRight', 'ArrowRight', 'ArrowRight')
    assert.equal(await frameShown(), 'Frame 4 of 30')
    // The picture is that of the frame: the browser says when it was shown.
    const shownAt = () =>
      page.evaluate(
        () =>
          new Promise<number>(resolve => {
            const shown = document.querySelector('video')
            shown?.requestVideoFrameCallback((_, { mediaTime }) => resolve(mediaTime))
          }),
      )
    for (const frame of [17, 18, 17, 29]) {
      const seen = shownAt()
      const now = Number((await frameShown()).split(' ')[1]) - 1
      const step = frame > now ? 'ArrowRight' : 'ArrowLeft'
      await press(...Array.from({ length: Math.abs(frame - now) }, () => step))
      await page.getByText(`Frame ${frame + 1} of 30`, { exact: true }).waitFor()
      await seen
      await page.waitForFunction(
        wanted => Math.floor((document.querySelector('video')?.currentTime ?? 0) * 10) === wanted,
        frame,
      )
    }
    await press('Home')
    assert.equal(await frameShown(), 'Frame 1 of 30')
  })

  it('gets segments by keys, with the activities of the number keys', async () => {
    await press('2', 'i', 'Shift+ArrowRight', 'o')
    assert.deepEqual(await stretches(), [[0, 1100]])
    await press('1')
    const [segment] = await segments()
    assert.equal(segment?.activityTypeIds.length, 2)
    await press('Escape', 'ArrowRight', 'ArrowRight', 'i', 'ArrowRight', 'o')
    assert.deepEqual(await stretches(), [
      [0, 1100],
      [1200, 1400],
    ])
    await press('p', 'Shift+ArrowRight', 'ArrowRight', 'ArrowRight', 'Shift+O')
    assert.deepEqual(await stretches(), [
      [0, 1300],
      [1300, 1400],
    ])
  })

  it('takes attributes of the video, and of the segment that is chosen', async () => {
    const params = { projectId: project.id }
    const { api } = journey.program
    const wet = { type: 'BOOL', subject: 'VIDEO', name: 'Wet' } as const
    const { id: wetId } = await api.createAttribute({ params, body: wet })
    const { id: speedId } = await api.createAttribute({
      params,
      body: { type: 'INT', subject: 'SEGMENT', name: 'Speed' },
    })
    await page.reload()
    await page.getByRole('heading', { name: 'Attributes of the video' }).waitFor()
    await page.getByRole('option', { name: 'Yes' }).click()
    await page.getByRole('complementary').getByRole('button', { name: /–/ }).first().click()
    await page.getByRole('heading', { name: 'Attributes of this segment' }).waitFor()
    await assertAccessible(page, 'attributes of a segment')
    await page.getByRole('textbox', { name: 'Speed' }).fill('7')
    await page.keyboard.press('Enter')
    const [segment] = await segments()
    const told = async () => {
      const ofVideo = await api.getVideoAttributes({ params: { videoId: video.id } })
      const ofSegment = await api.getSegmentAttributes({ params: { segmentId: segment?.id ?? '' } })
      return [ofVideo.values[wetId], ofSegment.values[speedId]].join()
    }
    while ((await told()) !== 'true,7');
    await page.getByRole('heading', { name: 'Attributes of this segment' }).click()
    // Deleted and taken back, it is another segment to the server, and says the same.
    await press('Delete')
    assert.equal((await segments()).length, 1)
    await press('Control+z')
    const [again] = await segments()
    assert.notEqual(again?.id, segment?.id)
    const { values } = await api.getSegmentAttributes({ params: { segmentId: again?.id ?? '' } })
    assert.deepEqual(values, { [speedId]: 7 })
    await press('Escape')
  })

  it('gets segments by the pointer: made, moved, made longer, and taken back', async () => {
    await press('Escape')
    await drag(page, [await placeOf(2010), await placeOf(2200), await placeOf(2490)])
    assert.deepEqual((await stretches()).at(-1), [2000, 2500])
    await drag(page, [await placeOf(2250), await placeOf(2300), await placeOf(2350)])
    assert.deepEqual((await stretches()).at(-1), [2100, 2600])
    const [x, y] = await placeOf(2600)
    await drag(page, [[x - 3, y], [x + 20, y], await placeOf(2910)])
    assert.deepEqual((await stretches()).at(-1), [2100, 2900])
    await press('Control+z')
    assert.deepEqual((await stretches()).at(-1), [2100, 2600])
    await press('Control+z', 'Control+z')
    assert.equal((await stretches()).length, 2)
    await press('Control+Shift+z', 'Control+Shift+z')
    assert.deepEqual((await stretches()).at(-1), [2100, 2600])
    await press('n')
    await press('Delete')
    await page.getByText('Saved', { exact: true }).waitFor()
    await page.reload()
    await page.getByText('Frame 1 of 30', { exact: true }).waitFor()
    assert.equal((await segments()).length, 2)
  })

  it('is readable for everyone, in light and in dark', async () => {
    await page.getByText('walking').first().waitFor()
    await assertAccessible(page, 'video')
    await page.keyboard.press('?')
    await page.getByRole('heading', { name: 'Shortcuts' }).waitFor()
    await press('Escape')
    assert.equal(project.contentType, 'VIDEOS')
  })
})
