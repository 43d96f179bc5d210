import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { nameOfObject, seemsPicture, seemsVideo } from './names.ts'

describe('the name of an object', () => {
  it('seems a picture or a video unless its extension says otherwise', () => {
    for (const key of ['a.jpg', 'a/b.JPEG', 'a.tif', 'scan', 'v1.2/scan']) assert.ok(seemsPicture(key), key)
    for (const key of ['a.mp4', 'a/b.MOV']) assert.ok(seemsVideo(key), key)
    for (const key of ['a', 'a.jpg', 'mp4']) assert.ok(!seemsVideo(key), key)
    for (const key of ['a.txt', 'a.mp4', 'a.jpg.json', 'x/.json']) assert.ok(!seemsPicture(key), key)
  })

  it('becomes the path below the folder of the prefix, as one file can be called', () => {
    assert.equal(nameOfObject('a/b/c.jpg'), 'a_b_c.jpg')
    assert.equal(nameOfObject('a/b/c.jpg', 'a/'), 'b_c.jpg')
    assert.equal(nameOfObject('a/bcd/e.jpg', 'a/b'), 'bcd_e.jpg')
    assert.equal(nameOfObject('//a / b.jpg'), 'a_b.jpg')
    const long = nameOfObject(`${'ü'.repeat(300)}.jpg`)
    assert.deepEqual([[...long].length, long.endsWith('.jpg')], [255, true])
  })
})
