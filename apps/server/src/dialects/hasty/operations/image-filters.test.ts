import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { boxLabel, makeAttribute, makeTagGroup, sendChange } from '../../../testing/builders.ts'
import { type Stack, startStack } from '../../../testing/stack.ts'
import { ask, openWireDesk, refusal, type WireDesk, type WirePage } from '../testing/wire-desk.ts'

describe('filters of images over the Hasty API', () => {
  let stack: Stack
  before(async () => {
    stack = await startStack()
  })
  after(() => stack.close())

  const pageOf = (desk: WireDesk, query: string) =>
    ask<WirePage<{ id: string }>>(desk, 'GET', `${desk.p}/images?${query}`)

  it('refuses what cannot be, by name', async () => {
    const desk = await openWireDesk(stack)
    for (const [query, message] of [
      ['queue_id=x', /^400 queue_id/],
      ['batch_id=x', /^400 batch_id/],
      ['ef_run_ids=x', /^400 ef_run_ids/],
      ['ef_user_action=SOME', /^400 ef_user_action must be one of ALL, RESOLVED, UNRESOLVED/],
      ['ef_error_type=TYPO', /^400 ef_error_type must be one of NOT_AN_ERROR, /],
      ['aldi_session_id=x', /^400 aldi_session_id /],
      ['has_missing_tags=perhaps', /^400 has_missing_tags /],
      ['status_id=x', /^400 status_id/],
    ] as const)
      for (const path of [`${desk.p}/images`, `${desk.image}/offset`])
        assert.match(await refusal(desk, 'GET', `${path}?${query}`), message)
  })

  it('answers an empty page for queues, batches, findings and sessions, of which there are none', async () => {
    const desk = await openWireDesk(stack)
    for (const query of [
      `queue_id=${randomUUID()}`,
      `batch_id=${randomUUID()},${randomUUID()}`,
      `ef_run_ids=${randomUUID()}`,
      'ef_user_action=ALL',
      'ef_error_type=LOW_IOU',
      `aldi_session_id=${randomUUID()}&image_status=NEW`,
    ]) {
      const { items, meta } = await pageOf(desk, query)
      assert.deepEqual([items, meta.total], [[], 0], query)
    }
  })

  it('finds images that lack a tag of a required group, and those that do not', async () => {
    const desk = await openWireDesk(stack, 3)
    const [a = '', b = '', c = ''] = desk.imageIds
    const found = async (value: boolean) => {
      const { items, meta } = await pageOf(desk, `has_missing_tags=${value}`)
      assert.equal(meta.total, items.length)
      return items.map(({ id }) => id)
    }
    assert.deepEqual([await found(true), await found(false)], [[], [a, b, c]])
    const groups = [
      await makeTagGroup(desk, 'Weather', { isRequired: true }),
      await makeTagGroup(desk, 'Light', { isRequired: true }),
      await makeTagGroup(desk, 'Mood', { isRequired: false }),
    ]
    assert.deepEqual(await found(true), [a, b, c])
    const classes = await Promise.all(
      groups.map(({ id, name }) =>
        ask<{ id: string }>(desk, 'POST', `${desk.p}/tag_classes`, { name, tag_group_id: id }),
      ),
    )
    const [weather, light] = classes.map(({ id: tag_class_id }) => ({ tag_class_id }))
    await ask(desk, 'POST', `${desk.p}/images/${a}/tags`, [weather, light])
    await ask(desk, 'POST', `${desk.p}/images/${b}/tags`, [light])
    assert.deepEqual([await found(true), await found(false)], [[b, c], [a]])
    assert.deepEqual(await ask(desk, 'GET', `${desk.p}/images/${c}/offset?has_missing_tags=True`), {
      offset: 1,
    })
    await ask(desk, 'DELETE', `${desk.p}/tag_groups/${groups[0]?.id}`)
    assert.deepEqual([await found(true), await found(false)], [[c], [a, b]])
  })

  it('finds images that lack a required attribute, counted exactly page by page', async () => {
    const desk = await openWireDesk(stack, 3)
    const [a = '', b = '', c = ''] = desk.imageIds
    const { id } = await makeAttribute(desk, { name: 'Colour', type: 'TEXT', required: true })
    const links = [{ attribute_id: id, class_id: desk.classId }]
    await ask(desk, 'POST', `${desk.p}/attributes_classes`, links)
    const { status } = await sendChange(desk, b, { added: [boxLabel(desk.classId)] })
    assert.equal(status, 200)
    const found = async (query: string) => {
      const { items, meta } = await pageOf(desk, `has_missing_attributes=${query}`)
      return [meta.total, items.map(image => image.id)]
    }
    assert.deepEqual(await found('true'), [1, [b]])
    assert.deepEqual(await found('false'), [2, [a, c]])
    assert.deepEqual(await found('false&offset=1&limit=1'), [2, [c]])
  })
})
