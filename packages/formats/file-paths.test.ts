import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { anImage } from './conformance/builders.ts'
import { extensionOf, PathNamer, safeFileName } from './file-paths.ts'

const anyName = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('.', '/', '\\', ' ', 'a', 'A', '\0', '😀', '\ud800') }),
)

describe('a safe file name', () => {
  it('is the name itself where that is safe', () => {
    for (const name of [
      'a.jpg',
      '.hidden',
      'Straße 数字.png',
      '👩‍👩‍👧 😀.jpg',
      "o'neil & co (1) #2.tar.gz",
      'a..b',
    ]) {
      assert.equal(safeFileName(name), name)
    }
  })

  it('replaces what leads out of a folder or is no name everywhere', () => {
    const expected = {
      '../../etc/passwd': '.._.._etc_passwd',
      'C:\\a': 'C__a',
      '..': '_',
      '': '_',
      'a. . ': 'a',
      'nul.txt': '_nul.txt',
      'line\nend\u0007': 'line_end_',
      'a\u202egpj.exe': 'a_gpj.exe',
      'half \ud83d.png': 'half _.png',
    }
    for (const [name, safe] of Object.entries(expected)) assert.equal(safeFileName(name), safe)
  })

  it('is cut to what file systems hold, between characters and before the extension', () => {
    assert.equal(safeFileName(`${'n'.repeat(300)}.jpeg`), `${'n'.repeat(235)}.jpeg`)
    assert.equal(safeFileName('😀'.repeat(100)), '😀'.repeat(60))
    assert.equal(safeFileName(`a.${'x'.repeat(300)}`), `a.${'x'.repeat(238)}`)
  })

  it('is cut to what stays a name', () => {
    assert.equal(safeFileName(`${'n'.repeat(238)}. ${'x'.repeat(50)}`), 'n'.repeat(238))
  })

  it('is one name, whatever the name was, and stays as it is', () => {
    fc.assert(
      fc.property(anyName, name => {
        const safe = safeFileName(name)
        assert.match(safe, /^[^/\\\p{Cc}\p{Surrogate}]+$/u)
        assert.doesNotMatch(safe, /^\.*$|[. ]$/)
        assert.ok(Buffer.byteLength(safe) <= 240)
        assert.equal(safeFileName(safe), safe)
      }),
    )
  })
})

describe('paths of images', () => {
  it('differ, also from the numbers that make others differ', () => {
    const namer = new PathNamer()
    const names = ['a.jpg', 'A.jpg', 'a (2).jpg', 'a.jpg', 'a (2).jpg', 'a', '.a', 'a']
    assert.deepEqual(
      names.map((name, index) => namer.pathOf(anImage(index, { name }))),
      [
        'first/a.jpg',
        'first/A (2).jpg',
        'first/a (2) (2).jpg',
        'first/a (3).jpg',
        'first/a (2) (3).jpg',
        'first/a',
        'first/.a',
        'first/a (2)',
      ],
    )
  })

  it('leave a number alone that another has by name', () => {
    const namer = new PathNamer()
    const paths = ['b (2).jpg', 'b.jpg', 'b.jpg'].map(name => namer.pathOf(anImage(1, { name })))
    assert.deepEqual(paths, ['first/b (2).jpg', 'first/b.jpg', 'first/b (3).jpg'])
  })

  it('keep datasets apart whose names look alike', () => {
    const namer = new PathNamer()
    const datasets = ['a/b', 'a:b', 'A_B', 'a/b']
    assert.deepEqual(
      datasets.map((datasetName, index) => namer.pathOf(anImage(index, { datasetName, name: 'x' }))),
      ['a_b/x', 'a_b (2)/x', 'A_B (3)/x', 'a_b/x (2)'],
    )
  })

  it('put frames into a folder of their video, which no image has', () => {
    const frame = (videoId: string, videoName: string, name: string) =>
      anImage(1, { name: `${videoName}/${name}`, frameOf: { videoId, videoName, frame: 0, name } })
    const all = [
      anImage(1, { name: 'drive' }),
      anImage(2, { name: 'ride.jpg' }),
      frame('1', 'Drive', 'a.jpg'),
      frame('1', 'Drive', 'A.png'),
      frame('2', 'drive', 'a.jpg'),
      frame('3', 'ride.png', 'cam/1.2'),
    ]
    const [paths, stems] = [new PathNamer(), new PathNamer()]
    assert.deepEqual(
      all.map(image => paths.pathOf(image)),
      [
        'first/drive',
        'first/ride.jpg',
        'first/Drive (2)/a.jpg',
        'first/Drive (2)/A.png',
        'first/drive (3)/a.jpg',
        'first/ride.png/cam_1.2',
      ],
    )
    assert.deepEqual(
      all.map(image => stems.stemOf(image)),
      [
        'first/drive',
        'first/ride',
        'first/Drive/a',
        'first/Drive/A (2)',
        'first/drive (2)/a',
        'first/ride (2).png/cam_1',
      ],
    )
    assert.deepEqual(all.map(extensionOf), ['', '.jpg', '.jpg', '.png', '.jpg', '.2'])
  })
})
