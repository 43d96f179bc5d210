import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { frameFileName } from './frame-name.ts'

describe('the file name of a frame', () => {
  const named = (frameId: string, format: string | null = null, sourceUrl = '') =>
    frameFileName({ frameId, format, sourceUrl })

  it('is what its owner calls it where that is the name of a picture', () => {
    assert.equal(named('0001.JPG', 'PNG', 'https://x/a.webp'), '0001.JPG')
  })

  it('has the extension of its format, else that of its address, else none', () => {
    assert.equal(named('cam.0001', 'TIFF', 'https://x/a.webp'), 'cam.0001.tif')
    assert.equal(named('1', null, 'https://x/a.PNG?sig=b.jpg#c'), '1.png')
    assert.equal(named('1', null, 's3://bucket/a'), '1')
    assert.equal(named('1', 'HEIF', ''), '1')
  })
})
