import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fromBufferPromise } from 'yauzl'
import { directoryRecord, endRecords } from './records.ts'

describe('the directory of a zip', () => {
  const at = new Date('2026-05-06T07:08:10Z')
  const entry = {
    path: Buffer.from('große Daten.json'),
    compressed: true,
    offset: 7,
    crc: 0xfffffffe,
    size: 9,
    storedSize: 8,
  }

  const read = async (given: Partial<typeof entry>) => {
    const record = directoryRecord({ ...entry, ...given }, at)
    const zip = await fromBufferPromise(
      Buffer.concat([record, endRecords({ count: 1, offset: 0, size: record.length })]),
      {
        lazyEntries: true,
        autoClose: false,
      },
    )
    for await (const found of zip.eachEntry()) return found
    throw new Error('no entry')
  }

  it('tells path, time, checksum and sizes', async () => {
    const found = await read({})
    assert.equal(found.fileName, 'große Daten.json')
    assert.equal(found.getLastModDate({ timezone: 'UTC' }).getTime(), at.getTime())
    assert.deepEqual([found.crc32, found.uncompressedSize, found.compressedSize], [0xfffffffe, 9, 8])
    assert.equal(found.relativeOffsetOfLocalHeader, 7)
  })

  it('holds sizes and places beyond 4 GB', async () => {
    const large = { offset: 6e9, size: 5e12, storedSize: 0xffffffff }
    const found = await read(large)
    assert.deepEqual([found.uncompressedSize, found.compressedSize], [5e12, 0xffffffff])
    assert.equal(found.relativeOffsetOfLocalHeader, 6e9)
  })
})
