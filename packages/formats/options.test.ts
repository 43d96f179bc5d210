import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { coco } from './coco/format.ts'
import { formatNamed } from './index.ts'
import { parseOptions } from './options.ts'

describe('options of a format', () => {
  it('are filled with defaults, and what was given is left alone', () => {
    const given = Object.freeze({ segmentation: 'rle' })
    assert.deepEqual(parseOptions(coco, given), { segmentation: 'rle', fileNames: 'name' })
    assert.deepEqual(parseOptions(coco, null), { segmentation: 'as drawn', fileNames: 'name' })
  })

  it('are refused by name, with what is possible', () => {
    const messageOf = (format: typeof coco, given: unknown) => {
      try {
        parseOptions(format, given)
      } catch (error) {
        return error instanceof Error ? error.message : ''
      }
      return 'accepted'
    }
    assert.equal(
      messageOf(coco, { segmentation: 'svg' }),
      'options.segmentation must be one of as drawn, rle',
    )
    assert.equal(
      messageOf(coco, { colour: 1 }),
      'options has the unknown option colour; json_coco has segmentation, fileNames',
    )
    assert.equal(messageOf(coco, 'rle'), 'options must be object')
  })
})

describe('the formats', () => {
  it('are found by name', () => {
    assert.equal(formatNamed('json_coco'), coco)
    assert.equal(formatNamed('xls'), undefined)
  })
})
