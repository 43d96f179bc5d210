import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { after, before, describe, it } from 'node:test'
import type { Image } from '@gesso/client'
import type { Page } from 'playwright-core'
import { drawBox, imageReady, labelsOf, objects } from './annotator.ts'
import { assertAccessible } from './axe.ts'
import { type Journey, type ReadyProject, readyProject, startJourney } from './journey.ts'
import { onlyTold } from './only-told.ts'
import { invite, join } from './people.ts'

let journey: Journey
let ready: ReadyProject
/** leads and reviews */
let ann: Page
/** makes */
let ben: Page

before(async () => {
  journey = await startJourney({ GESSO_ALLOW_PRIVATE_URLS: '1' })
  ready = await readyProject(journey.program, ['one.png', 'two.png', 'three.png'])
})

after(() => journey?.end())

const workOf = (page: Page, below = '') =>
  page.goto(`${journey.program.url}/projects/${ready.project.id}/work${below}`)

const imageNamed = (name: string): Image => {
  const image = ready.images.find(each => each.name === name)
  assert(image)
  return image
}

const jobsOf = async () =>
  (await journey.program.api.listJobs({ params: { projectId: ready.project.id } })).items

describe('the work on images', () => {
  it('begins with a workflow that is drawn, and refused while jobs could not finish', async () => {
    ann = await journey.ownerPage()
    await workOf(ann, '/workflows')
    await ann.getByRole('link', { name: 'New workflow' }).click()
    await ann.getByRole('textbox', { name: /^Name/ }).first().fill('Twice reviewed')
    await ann.getByRole('button', { name: /^Review$/ }).click()
    await ann.getByRole('button', { name: 'Add step after Review' }).click()
    await ann.getByRole('menuitem', { name: /^Review/ }).click()
    await ann.getByRole('button', { name: /^Review 2 Review/ }).waitFor()
    await ann.getByRole('button', { name: 'Remove Route 1' }).click()
    const problems = ann.getByRole('list', { name: 'Problems' })
    await problems.getByText(/“Review 2” needs a route for every job/).waitFor()
    const make = ann.getByRole('button', { name: 'Make workflow' })
    assert.equal(await make.isDisabled(), true)
    await assertAccessible(ann, 'a workflow with a problem')

    await ann.getByRole('button', { name: 'Route', exact: true }).click()
    await problems.getByText(/“Review 2” needs a route/).waitFor({ state: 'detached' })
    await ann.getByRole('combobox', { name: 'Route 1: to which step' }).click()
    await ann.getByRole('option', { name: 'End' }).click()
    await make.click()
    await ann.getByRole('heading', { name: 'Version 1' }).waitFor()
    const { api } = journey.program
    const workflows = await api.listWorkflows({ params: { projectId: ready.project.id } })
    const made = workflows.find(({ name }) => name === 'Twice reviewed')
    assert.deepEqual(
      made?.routes.map(({ from, to }) => `${from} > ${to}`),
      ['start > maker', 'maker > review', 'review > review-2', 'review-2 > end'],
    )
  })

  it('gives reasons to tick, and keeps the version for jobs inside', async () => {
    await workOf(ann, '/workflows')
    await ann.getByRole('link', { name: 'Edit Default' }).click()
    await ann.getByRole('button', { name: /^Review no jobs/ }).click()
    await ann.getByRole('combobox', { name: 'Reasons to reject' }).fill('Object missed')
    await ann.getByRole('combobox', { name: 'Reasons to reject' }).press('Enter')
    await ann.getByRole('button', { name: 'Save as the next version' }).click()
    await ann.getByRole('heading', { name: 'Version 2' }).waitFor()
  })

  it('sends images from the grid into the queue', async () => {
    await ann.goto(`${journey.program.url}/projects/${ready.project.id}`)
    for (const { name } of ready.images) await ann.getByLabel(`Choose ${name}`).click({ force: true })
    await ann.getByRole('button', { name: 'Send to workflow' }).click()
    const form = ann.getByRole('dialog')
    await form.getByRole('button', { name: 'Send' }).click()
    await ann.getByText('3 jobs made').waitFor()
    await workOf(ann)
    await ann.getByRole('button', { name: /^Label 3 waiting/ }).waitFor()
    await ann.getByText('0 of 3 jobs done').waitFor()
    await assertAccessible(ann, 'work')
  })

  it('is steered by a lead: found, made urgent, assigned', async () => {
    await workOf(ann, '/jobs')
    await ann.getByText('3 jobs', { exact: true }).waitFor()
    await ann.getByLabel('Part of a reference or a name').fill('two.png')
    await ann.getByText('1 job', { exact: true }).waitFor()
    await ann.getByRole('checkbox', { name: 'Choose two.png' }).click()
    await ann.getByRole('button', { name: 'Priority' }).click()
    await ann.getByRole('menuitem', { name: /^10/ }).click()
    await ann.getByText('1 job changed').waitFor()
    const urgent = (await jobsOf()).find(({ mediaName }) => mediaName === 'two.png')
    assert.equal(urgent?.priority, 10)
    await assertAccessible(ann, 'jobs')
  })

  it('gives the most urgent job to whoever asks, and the next one after submitting', async () => {
    const board = await onlyTold(await journey.ownerPage())
    await workOf(board)
    await board.getByRole('button', { name: /^Label 3 waiting/ }).waitFor()
    const table = await onlyTold(await journey.ownerPage())
    await workOf(table, '/jobs')
    const row = table.getByRole('row').filter({ hasText: 'two.png' })
    await row.waitFor()
    const link = await invite(ann, journey.program, 'Labeller')
    ben = await journey.page()
    await join(ben, link, 'Ben')
    await workOf(ben)
    await ben.getByRole('button', { name: 'Take next job' }).click()
    await imageReady(ben, imageNamed('two.png'))
    const bar = ben.getByRole('region', { name: 'Job' })
    await bar.getByText('Label', { exact: true }).waitFor()
    await board.getByRole('button', { name: /^Label 2 waiting, 1 in work/ }).waitFor()
    await row.getByText('Ben').waitFor()
    await drawBox(ben, imageNamed('two.png'), 0)
    await assertAccessible(ben, 'annotator with a job')
    await ben.keyboard.press('Control+Enter')
    await imageReady(ben, imageNamed('one.png'))
    assert.equal((await labelsOf(journey.program, imageNamed('two.png'))).length, 1)
    const waiting = (await jobsOf()).find(({ mediaName }) => mediaName === 'two.png')
    assert.deepEqual([waiting?.state, waiting?.step], ['waiting', 'review'])
    await board.getByRole('button', { name: /^Review 1 waiting/ }).waitFor()
    await board.close()
    await table.close()
  })

  it('goes back with reasons, is made again by the same person, and accepted', async () => {
    await workOf(ann)
    await ann.getByRole('combobox', { name: 'Which step' }).click()
    await ann.getByRole('option', { name: 'Review', exact: true }).first().click()
    await ann.getByRole('button', { name: 'Take next job' }).click()
    await imageReady(ann, imageNamed('two.png'))
    await ann.keyboard.press('Control+Shift+Enter')
    const form = ann.getByRole('dialog', { name: 'Reject this job' })
    await form.getByLabel('Object missed').check()
    await form.getByLabel('Comment').fill('The spoon')
    await assertAccessible(ann, 'rejecting')
    await form.getByRole('button', { name: 'Reject' }).click()
    await ann.getByRole('heading', { name: 'Nothing waits for you' }).waitFor()
    await assertAccessible(ann, 'an empty queue')

    // Ben still holds another job, which comes first until he is done with it.
    await ben.keyboard.press('Control+Enter')
    await imageReady(ben, imageNamed('two.png'))
    const said = ben.getByRole('region', { name: 'What the reviewer said' })
    await said.getByText('Object missed').waitFor()
    await said.getByText('The spoon').waitFor()
    await drawBox(ben, imageNamed('two.png'), 5)
    await objects(ben, 2)
    await ben.getByRole('button', { name: /^Submit/ }).click()
    await imageReady(ben, imageNamed('three.png'))

    await ann.getByRole('button', { name: 'Look again' }).click()
    await imageReady(ann, imageNamed('two.png'))
    await ann.getByRole('heading', { name: 'Difference 0' }).waitFor()
    await ann.getByRole('combobox', { name: 'Compare with' }).click()
    await ann.getByRole('option', { name: /rejected \(review\)/ }).click()
    await ann.getByRole('heading', { name: 'Difference 1' }).waitFor()
    await ann.getByRole('button', { name: 'thing added' }).click()
    await ann.keyboard.press('d')
    await ann.locator('svg[data-count="1"]').waitFor()
    await assertAccessible(ann, 'a review with what differs')
    await ann.keyboard.press('Control+Enter')
    await imageReady(ann, imageNamed('one.png'))
    const done = (await jobsOf()).find(({ mediaName }) => mediaName === 'two.png')
    assert.equal(done?.state, 'done')
    const { api } = journey.program
    assert.equal((await api.getImage({ params: { imageId: imageNamed('two.png').id } })).status, 'DONE')
  })

  it('is skipped with a reason, and not offered again', async () => {
    await ben.keyboard.press('Alt+s')
    const form = ben.getByRole('dialog', { name: 'Skip this job' })
    await form.getByLabel('Why').fill('Too blurred')
    await form.getByLabel('Why').press('Enter')
    await ben.getByRole('heading', { name: 'Nothing waits for you' }).waitFor()
    const beside = ben.getByRole('region', { name: 'Jobs that are not for you' })
    await beside.getByText(/1 job that everybody skipped, you too, waits/).waitFor()
    await assertAccessible(ben, 'an empty queue that says what waits for others')
    assert.equal(await ben.getByRole('link', { name: 'People' }).count(), 0)
    const skipped = (await jobsOf()).find(({ mediaName }) => mediaName === 'three.png')
    assert.deepEqual([skipped?.state, skipped?.assigneeId], ['waiting', null])
  })

  it('tells a lead what everybody skipped and why, and offers it again', async () => {
    await workOf(ann)
    await ann.getByText('1 job was skipped by everybody').waitFor()
    await assertAccessible(ann, 'work with a job that everybody skipped')
    await ann.getByRole('link', { name: /^See why/ }).click()
    const row = ann.getByRole('row').filter({ hasText: 'three.png' })
    await row.getByRole('button', { name: 'Skipped by everybody' }).focus()
    await ann.keyboard.press('Enter')
    const why = ann.getByRole('dialog')
    await why.getByText('Too blurred').waitFor()
    await assertAccessible(ann, 'why a job was skipped')
    await why.getByRole('button', { name: 'Offer again' }).focus()
    await ann.keyboard.press('Enter')
    await ann.getByRole('heading', { name: 'No job is like that' }).waitFor()
    await ben.getByRole('button', { name: 'Look again' }).click()
    await imageReady(ben, imageNamed('three.png'))
    await ben.keyboard.press('Alt+s')
    await ben.getByRole('dialog').getByLabel('Why').fill('Too blurred')
    await ben.keyboard.press('Enter')
    await ben.getByRole('heading', { name: 'Nothing waits for you' }).waitFor()
  })

  it('goes with its dataset only when its name is typed', async () => {
    await ann.goto(`${journey.program.url}/projects/${ready.project.id}`)
    await ann.getByRole('button', { name: 'Menu of train' }).click()
    await ann.getByRole('menuitem', { name: 'Delete' }).click()
    const form = ann.getByRole('dialog', { name: 'Delete the dataset “train”?' })
    await form.getByText(/3 jobs \(.*\) go with it/).waitFor()
    await assertAccessible(ann, 'deleting a dataset with jobs')
    const action = form.getByRole('button', { name: 'Delete dataset' })
    assert.equal(await action.isDisabled(), true)
    await form.getByLabel('Type “train” to go on').fill('train')
    assert.equal(await action.isDisabled(), false)
    await ann.keyboard.press('Escape')
    assert.equal((await jobsOf()).length, 3)
  })

  it('tells a lead who did what, and where results are told', async () => {
    await workOf(ann, '/people')
    const row = ann.getByRole('row').filter({ has: ann.getByRole('cell', { name: 'Ben', exact: true }) })
    await row.getByText('3 submitted, 2 skipped').waitFor()
    await assertAccessible(ann, 'people at work')
    await workOf(ann, '/callback')
    await ann.getByText('Nothing was told yet').waitFor()
    await ann.getByLabel('Address').fill(`http://127.0.0.1:${await freePort()}/done`)
    await ann.getByRole('button', { name: 'Save' }).click()
    await ann.getByText('Saved.').waitFor()
  })

  it('tells a listener that was down, once it is there', async () => {
    const address = new URL(await ann.getByLabel('Address').inputValue())
    await workOf(ann)
    await ann.getByRole('button', { name: 'Take next job' }).click()
    await imageReady(ann, imageNamed('one.png'))
    await ann.keyboard.press('Control+Enter')
    // What Ben skipped waits for others.
    await imageReady(ann, imageNamed('three.png'))
    await workOf(ann, '/callback')
    const row = ann.getByRole('row').filter({ hasText: 'Waiting' })
    await row.getByText(/ECONNREFUSED|refused|failed/i).waitFor()
    await assertAccessible(ann, 'a delivery that waits')

    const told: string[] = []
    const listener = createServer((request, response) => {
      request.on('data', part => told.push(String(part))).on('end', () => response.end())
    })
    await new Promise<void>(resolve => listener.listen(Number(address.port), '127.0.0.1', resolve))
    try {
      await row.getByRole('button', { name: /again now$/ }).click()
      await ann.getByRole('row').filter({ hasText: 'Delivered' }).waitFor()
    } finally {
      listener.close()
    }
    const done = (await jobsOf()).find(({ mediaName }) => mediaName === 'one.png')
    assert(done)
    assert.ok(told.join('').includes(done.referenceId), told.join(''))
    const [result] = await journey.program.api.listResults({ params: { jobId: done.id } })
    assert.equal(result?.version, 1)
    assert.equal((await fetch(result.url)).status, 200)
    journey.browser.assertNoErrors([/status of 401 .*\/api\/me\)/])
  })
})

/** A port on which nothing listens. */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise(resolve => server.close(resolve))
  assert(address !== null && typeof address === 'object')
  return address.port
}
