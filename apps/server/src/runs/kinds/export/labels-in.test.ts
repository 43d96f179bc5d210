import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { noAttributes } from '@gesso/core'
import type { ExportLabel } from '@gesso/formats'
import { sql } from 'kysely'
import type { Database } from '../../../db/index.ts'
import { openOneConnection } from '../../../testing/one-connection.ts'
import { LabelReader } from './labels-in.ts'

const idOf = (number: number) => `11111111-0000-4000-8000-${String(number).padStart(12, '0')}`
const [car, road] = ['22222222-0000-4000-8000-000000000001', '22222222-0000-4000-8000-000000000002']
const [first, second] = ['33333333-0000-4000-8000-000000000001', '33333333-0000-4000-8000-000000000002']

describe('labels that were copied', () => {
  let close: () => Promise<void>
  let db: Database
  before(async () => {
    ;({ db, close } = await openOneConnection())
  })
  after(() => close())

  interface Row {
    readonly mediaId: string
    readonly number: number
    readonly classId: string
    readonly shape: string
    readonly zIndex: number
    readonly more?: string
    readonly geometry: string
  }

  /** The columns of `labelsOfImages`. */
  async function read(...rows: readonly Row[]) {
    const { rows: answers } = await sql<Buffer>`copy (
      select "mediaId", "id", "classId", shape, "zIndex", more::json, geometry::json
      from json_to_recordset(${sql.lit(JSON.stringify(rows.map(row => ({ ...row, id: idOf(row.number) }))))}) as row
        ("mediaId" uuid, "id" uuid, "classId" uuid, shape text, "zIndex" integer, more text, geometry text)
    ) to stdout (format binary)`.execute(db)
    return new LabelReader().byImage(answers[0] ?? Buffer.alloc(0))
  }

  const row = { mediaId: first, classId: car, shape: 'box', zIndex: 0, geometry: '{}' }

  it('are none where there are none', async () => assert.equal((await read()).size, 0))

  it('stand from the back to the front of each image, and by their ids where they lie equally high', async () => {
    const byImage = await read(
      ...[3, -1, 3, 0, -1].map((zIndex, number) => ({ ...row, number, zIndex })),
      ...[1, 2].map((zIndex, index) => ({
        ...row,
        mediaId: second,
        number: 7 + index,
        zIndex,
        classId: road,
      })),
    )
    const told = (labels: readonly ExportLabel[] = []) => labels.map(({ id, zIndex }) => [id, zIndex])
    assert.deepEqual([...byImage.keys()], [first, second])
    assert.deepEqual(told(byImage.get(first)?.labels), [
      [idOf(1), -1],
      [idOf(4), -1],
      [idOf(3), 0],
      [idOf(0), 3],
      [idOf(2), 3],
    ])
    assert.deepEqual(told(byImage.get(second)?.labels), [
      [idOf(7), 1],
      [idOf(8), 2],
    ])
    assert.ok(byImage.get(second)?.labels.every(({ classId }) => classId === road))
  })

  it('have everything that was stored, with what few have', async () => {
    const made = { createdAt: 'then', createdBy: null, updatedAt: 'now', updatedBy: 'somebody' }
    const more = JSON.stringify(['brush', 'ä "x"\n\u0001', { [car]: ['\u0002'] }, made])
    const byImage = await read(
      { ...row, number: 1, geometry: '{"left":1.50}' },
      { ...row, number: 2, shape: 'dot', zIndex: 12, more, geometry: '{"at":"ä"}' },
    )
    const [plain, full] = byImage.get(first)?.labels ?? []
    assert.deepEqual(toldOf(plain), {
      id: idOf(1),
      classId: car,
      shape: 'box',
      zIndex: 0,
      text: '{"left":1.50}',
      geometry: { left: 1.5 },
      tool: null,
      externalId: null,
      attributes: noAttributes,
      made: undefined,
    })
    assert.deepEqual(toldOf(full), {
      id: idOf(2),
      classId: car,
      shape: 'dot',
      zIndex: 12,
      text: '{"at":"ä"}',
      geometry: { at: 'ä' },
      tool: 'brush',
      externalId: 'ä "x"\n\u0001',
      attributes: { [car]: ['\u0002'] },
      made,
    })
  })
})

function toldOf(label: ExportLabel | undefined) {
  assert.ok(label?.geometryText !== undefined)
  const { id, classId, shape, zIndex, geometry, tool, externalId, attributes, made, geometryText } = label
  const { bytes, from, to } = geometryText
  const text = new TextDecoder().decode(bytes.subarray(from, to))
  return { id, classId, shape, zIndex, geometry, tool, externalId, attributes, made, text }
}
