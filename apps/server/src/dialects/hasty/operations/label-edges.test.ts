import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type Stack, startStack } from '../../../testing/stack.ts'
import { ask, openWireDesk, refusal, type WireDesk, type WirePage } from '../testing/wire-desk.ts'

interface Edged {
  readonly id: string
  readonly border_mask: string | null
  readonly error: string | null
}

describe('edges of labels and large batches over the Hasty API', () => {
  let stack: Stack
  before(async () => {
    stack = await startStack()
  })
  after(() => stack.close())

  const make = async (desk: WireDesk, ...labels: object[]) => {
    const body = labels.map(label => ({ class_id: desk.classId, ...label }))
    return (await ask<WirePage<Edged>>(desk, 'POST', `${desk.image}/labels`, body)).items
  }

  it('tells the edge of labels where it is asked for, and no errors, for nothing looks for them', async () => {
    const desk = await openWireDesk(stack)
    const square = [
      [0, 0],
      [4, 0],
      [4, 4],
      [0, 4],
    ]
    const mask = { bbox: [10, 10, 13, 13], mask: [1, 9] }
    const [, masked] = await make(desk, { bbox: [10, 10, 14, 13] }, mask, { polygon: square })
    const asked = `${desk.image}/labels?include_border_mask=True&include_errors=true`
    const { items } = await ask<WirePage<Edged>>(desk, 'GET', asked)
    assert.deepEqual(
      items.map(({ border_mask, error }) => [border_mask, error]),
      [
        ['1,5,8,5', null],
        ['1,4,6,4', null],
        ['1,5,8,2,12,5', null],
      ],
    )
    const path = `${desk.p}/labels/${masked?.id}`
    const alone = await ask<Edged>(desk, 'GET', `${path}?include_border_mask=true`)
    assert.equal(alone.border_mask, '1,4,6,4')
    assert.equal((await ask<Edged>(desk, 'GET', path)).border_mask, null)
    assert.match(await refusal(desk, 'GET', `${path}?include_border_mask=x`), /^400 include_border_mask /)
  })

  it('takes up to 1000 labels in one call', async () => {
    const desk = await openWireDesk(stack)
    const made = await make(desk, ...Array.from({ length: 1000 }, () => ({ bbox: [1, 1, 5, 5] })))
    const body = made.map(({ id }) => ({ label_id: id, class_id: desk.classId, bbox: [2, 2, 6, 6] }))
    const edited = await ask<WirePage<Edged>>(desk, 'PUT', `${desk.image}/labels`, body)
    assert.equal(edited.items.length, 1000)
    await ask(
      desk,
      'DELETE',
      `${desk.image}/labels`,
      made.map(({ id }) => ({ id })),
    )
    assert.equal((await ask<WirePage>(desk, 'GET', `${desk.image}/labels`)).meta.total, 0)
  })
})
