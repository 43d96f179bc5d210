import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createCropper, type Wish } from './cropper.ts'

/** Scissors whose pictures open when they are told to; a piece says where it was cut. */
function scissors() {
  const opened: string[] = []
  let open = 0
  const most = { open: 0 }
  const doors = new Map<string, (() => void)[]>()
  return {
    opened,
    most,
    let: (url: string) => doors.get(url)?.shift()?.(),
    async open(url: string) {
      opened.push(url)
      most.open = Math.max(most.open, ++open)
      await new Promise<void>(done => doors.set(url, [...(doors.get(url) ?? []), done]))
      if (url === 'broken') throw new Error('broken')
      return { width: 50, height: 50, close: () => void open-- }
    },
    cut: async (_: unknown, piece: object) => piece as ImageBitmap,
  }
}

const wish = (url: string, key: string): Wish => ({
  key,
  url,
  image: { width: 100, height: 100 },
  piece: { left: 10, top: 20, right: 30, bottom: 40 },
  size: { width: 8, height: 8 },
})
const { signal } = new AbortController()

describe('pieces cut out of pictures', () => {
  it('are cut in the pixels of the picture, opened once for all that wait, and remembered', async () => {
    const hands = scissors()
    const cropper = createCropper(hands, 1)
    const first = cropper.crop(wish('one', 'a'), signal)
    const others = [cropper.crop(wish('two', 'b'), signal), cropper.crop(wish('two', 'c'), signal)]
    hands.let('one')
    assert.deepEqual(await first, { left: 5, top: 10, right: 15, bottom: 20 })
    while (!hands.opened.includes('two')) await Promise.resolve()
    hands.let('two')
    await Promise.all(others)
    assert.deepEqual(hands.opened, ['one', 'two'])
    assert.equal(hands.most.open, 1)
    assert.ok(cropper.known('c') && !cropper.known('d'))
  })

  it('are not cut for those who went on, and a picture that cannot be had gives none', async () => {
    const hands = scissors()
    const cropper = createCropper(hands, 1)
    const first = cropper.crop(wish('broken', 'a'), signal)
    const gone = new AbortController()
    const second = cropper.crop(wish('two', 'b'), gone.signal)
    gone.abort()
    hands.let('broken')
    assert.deepEqual([await first, await second], [undefined, undefined])
    assert.deepEqual(hands.opened, ['broken'])
  })
})
