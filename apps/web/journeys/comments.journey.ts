import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Image } from '@gesso/client'
import type { Page } from 'playwright-core'
import { openImage, placeOn } from './annotator.ts'
import { assertAccessible } from './axe.ts'
import { type Journey, readyProject, startJourney } from './journey.ts'
import { onlyTold } from './only-told.ts'
import { invite, join } from './people.ts'

let journey: Journey
let image: Image
let ann: Page
let ben: Page

before(async () => {
  journey = await startJourney()
  const ready = await readyProject(journey.program, ['talked-about.png'])
  const [first] = ready.images
  assert(first)
  image = first
})

after(() => journey?.end())

const commentsOf = () => journey.program.api.listComments({ params: { mediaId: image.id } })

describe('comments on an image', () => {
  it('are pinned where the cursor is, by the keys', async () => {
    ann = await journey.ownerPage()
    await openImage(ann, journey.program, image)
    const [x, y] = await placeOn(ann, image, 0.5, 0.5)
    await ann.mouse.move(x, y)
    await ann.keyboard.press('c')
    await ann.keyboard.type('The handle is missing')
    await ann.keyboard.press('Enter')
    const pin = ann.getByRole('button', { name: /^Comment 1 by .*: The handle is missing$/ })
    await pin.waitFor()
    const box = await pin.boundingBox()
    assert(box && Math.abs(box.x - x) <= 2 && Math.abs(box.y + box.height - y) <= 2, 'its tip is there')
    const [comment] = await commentsOf()
    assert(comment?.x && Math.abs(comment.x - image.width / 2) < 3)
    await assertAccessible(ann, 'annotator with a comment')
  })

  it('are answered and resolved by another person, and opened again', async () => {
    const link = await invite(ann, journey.program, 'Labeller')
    ben = await onlyTold(await journey.page())
    await join(ben, link, 'Ben')
    await openImage(ben, journey.program, image)
    await ben.keyboard.press('Shift+C')
    const thread = ben.getByRole('article', { name: /^Comment 1 by/ })
    await thread.getByLabel('Answer').fill('Now it is there')
    await thread.getByLabel('Answer').press('Enter')
    await thread.getByText('Now it is there').waitFor()
    assert.equal(await thread.getByRole('button', { name: 'Delete' }).count(), 0, 'it is not his')
    await thread.getByRole('button', { name: 'Resolve' }).click()
    await ben.getByRole('heading', { name: 'Comments 0' }).waitFor()
    await ben.getByText('All comments are resolved.').waitFor()
    assert.equal(await ben.getByRole('button', { name: /^Comment 1 by.*missing$/ }).count(), 0)
    assert.ok((await commentsOf())[0]?.resolvedAt)

    await openImage(ann, journey.program, image)
    await ann.getByRole('button', { name: 'Show resolved (1)' }).click()
    const resolved = ann.getByRole('article', { name: /^Comment 1 by/ })
    await resolved.getByText('1 answer · resolved').waitFor()
    await resolved.getByRole('button').first().click()
    await resolved.getByRole('button', { name: 'Open again' }).click()
    await ann.getByRole('heading', { name: 'Comments 1' }).waitFor()
    await ben.getByRole('heading', { name: 'Comments 1' }).waitFor()
  })

  it('are given up by Escape, and deleted with their answers', async () => {
    await openImage(ann, journey.program, image)
    await ann.keyboard.press('Alt+c')
    const words = ann.getByLabel('Comment on the whole image')
    await words.fill('Never mind')
    await words.press('Escape')
    await words.waitFor({ state: 'detached' })
    await ann.keyboard.press('Shift+C')
    const thread = ann.getByRole('article', { name: /^Comment 1 by/ })
    await thread.getByRole('button', { name: 'Delete' }).click()
    await ann.getByText('Its answers (1) go with it.').waitFor()
    await ann.getByRole('button', { name: 'Delete comment' }).click()
    await thread.waitFor({ state: 'detached' })
    assert.deepEqual(await commentsOf(), [])
    journey.browser.assertNoErrors([/status of 401 .*\/api\/me\)/])
  })
})
