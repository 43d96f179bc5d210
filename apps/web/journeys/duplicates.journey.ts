import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { assertAccessible } from './axe.ts'
import { type Journey, readyProject, startJourney } from './journey.ts'

let journey: Journey

before(async () => {
  journey = await startJourney()
})

after(() => journey?.end())

describe('duplicates', () => {
  it('are found, shown by image, and removed but for what was edited since', async () => {
    const { project, labelClass, images } = await readyProject(journey.program, ['apple', 'pear'])
    const { api } = journey.program
    const label = () => ({
      id: randomUUID(),
      classId: labelClass.id,
      shape: 'box',
      geometry: { left: 10, top: 10, right: 60, bottom: 50 },
      zIndex: 0,
      tool: null,
      externalId: null,
    })
    for (const { id: imageId } of images) {
      const body = { id: randomUUID(), added: [label(), label()], updated: [], removed: [] }
      await api.changeLabels({ params: { imageId }, body })
    }
    const page = await journey.ownerPage()
    await page.goto(`${journey.program.url}/projects/${project.id}`)
    await page.getByRole('button', { name: 'Find duplicates' }).click()
    const dialog = page.getByRole('dialog', { name: 'Find duplicates' })
    await dialog.getByRole('slider').press('ArrowRight')
    await dialog.getByText('Overlap of at least 96%').waitFor()
    await assertAccessible(page, 'the search for duplicates')
    await dialog.getByRole('button', { name: 'Search', exact: true }).click()
    await dialog.getByText('2 duplicates found.').waitFor()
    await dialog.getByRole('link', { name: 'pear' }).waitFor()
    await assertAccessible(page, 'what the search found')

    const imageId = images[0]?.id ?? ''
    const [one, other] = (await api.listImageLabels({ params: { imageId } })).labels
    assert.ok(one && other)
    const updated = [one, other].map(
      ({ version, createdAt: _, createdBy: __, updatedAt: ___, updatedBy: ____, ...to }) => ({
        version,
        to: { ...to, zIndex: 1 },
      }),
    )
    await api.changeLabels({
      params: { imageId },
      body: { id: randomUUID(), added: [], updated, removed: [] },
    })

    await dialog.getByRole('button', { name: 'Remove 2 duplicates' }).click()
    const sure = page.getByRole('dialog', { name: 'Remove 2 duplicates?' })
    await sure.getByRole('button', { name: 'Remove 2 duplicates' }).click()
    await dialog.getByText('1 duplicate removed. 1 label left:').waitFor()
    await dialog.getByText('the label that was to stay was edited or removed since').waitFor()
    const left = await Promise.all(
      images.map(async ({ id }) => (await api.listImageLabels({ params: { imageId: id } })).labels.length),
    )
    assert.deepEqual(left, [2, 1])
  })
})
