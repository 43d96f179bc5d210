import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Keyframe, Label } from '@gesso/core'
import { type Hands, openHands, spotLabel } from '../testing/driver.ts'
import { spotKit } from '../testing/spot-kit.ts'

const size = { width: 200, height: 100 }
const frames = Array.from({ length: 20 }, () => size)

/** A keyframe of a spot. */
const at = (frame: number, left: number, other: Partial<Keyframe> = {}): Keyframe => ({
  frame,
  outside: false,
  geometry: { left, top: 20, right: left + 10, bottom: 30 },
  attributes: {},
  ...other,
})

function trackOf(id: string, keyframes: readonly Keyframe[], other: Partial<Label> = {}): Label {
  const [first] = keyframes
  return spotLabel(id, 0, 0, { geometry: first?.geometry ?? {}, keyframes, ...other })
}

function openVideo(...labels: Label[]): Hands {
  const hands = openHands({ kits: [spotKit] })
  hands.editor.document.open({ id: 'video', size, frames }, labels)
  hands.editor.camera.zoomTo(1, [0, 0])
  const { x, y } = hands.editor.camera.view.get()
  hands.editor.camera.panBy(-x, -y)
  return hands
}

const kept = ({ editor }: Hands, id = 'a') => editor.document.kept(id)?.keyframes ?? []
const lefts = (hands: Hands, id?: string) =>
  kept(hands, id).map(({ frame, outside, geometry }) => [frame, outside ? 'outside' : geometry.left])
const seen = ({ editor }: Hands, id = 'a') => editor.document.label(id)?.geometry.left
const frame = ({ editor }: Hands) => editor.document.frame()

describe('a video in the editor', () => {
  it('shows its tracks as they stand at a frame, and goes from frame to frame', () => {
    const hands = openVideo(trackOf('a', [at(2, 10), at(6, 50), at(8, 0, { outside: true })]))
    assert.equal(seen(hands), undefined)
    hands.key('.').key('.')
    assert.deepEqual([frame(hands), seen(hands)], [2, 10])
    hands.key('.').key('.')
    assert.equal(seen(hands), 30)
    hands.key('alt+ArrowRight')
    assert.deepEqual([frame(hands), seen(hands)], [14, undefined])
    hands.key('End')
    assert.equal(frame(hands), 19)
    hands.key('.').key('alt+ArrowLeft').key('Home').key(',')
    assert.equal(frame(hands), 0)
  })

  it('makes a label that is drawn a track that begins there', () => {
    const hands = openVideo()
    hands.key('.').use('spot').click(40, 20)
    assert.deepEqual(lefts(hands, 'made-1'), [[1, 40]])
    hands.key(',')
    assert.equal(hands.editor.document.labels().length, 0)
  })

  it('makes an edit on a frame a keyframe there, and takes it back where it was made', () => {
    const hands = openVideo(trackOf('a', [at(0, 10), at(10, 110)]))
    hands.editor.document.goTo(5)
    hands.use('select').press(65, 25).drag(75, 25).release()
    assert.deepEqual(lefts(hands), [
      [0, 10],
      [5, 70],
      [10, 110],
    ])
    hands.key('End').key('mod+z')
    assert.deepEqual([lefts(hands).length, frame(hands)], [2, 5])
    hands.key('Home').key('mod+shift+z')
    assert.deepEqual([lefts(hands).length, frame(hands), seen(hands)], [3, 5, 70])
  })

  it('changes the class of the whole track, and makes no keyframe of it', () => {
    const hands = openVideo(trackOf('a', [at(0, 10)]))
    hands.key('.').click(15, 25).key('2')
    assert.equal(hands.editor.document.kept('a')?.classId, 'tree')
    assert.deepEqual(lefts(hands), [[0, 10]])
  })

  it('sets, deletes and ends by the keys, as far as there is something to do', () => {
    const hands = openVideo(trackOf('a', [at(0, 10), at(10, 110)]))
    const enabled = (name: string) => hands.editor.commands.byName(name)?.enabled()
    hands.click(15, 25)
    assert.deepEqual([enabled('keyframe here'), enabled('delete keyframe')], [false, true])
    hands.editor.document.goTo(4)
    assert.deepEqual([enabled('keyframe here'), enabled('delete keyframe')], [true, false])
    hands.key('i')
    assert.deepEqual(lefts(hands)[1], [4, 50])
    hands.key('shift+i')
    assert.equal(lefts(hands).length, 2)
    hands.key('o')
    assert.deepEqual(lefts(hands)[1], [4, 'outside'])
    assert.equal(seen(hands), undefined)
    hands.expectSelected('a')
    hands.editor.document.goTo(6)
    hands.key('i')
    assert.deepEqual(lefts(hands)[2], [6, 50], 'it is seen again, as it was last')
    hands.editor.document.goTo(0)
    hands.key('o')
    assert.deepEqual(lefts(hands)[0], [6, 50], 'what is outside first is not there')
  })

  it('goes to the keyframes of what is selected', () => {
    const hands = openVideo(trackOf('a', [at(0, 10), at(7, 110), at(12, 0, { outside: true })]))
    hands.click(15, 25).key('e')
    assert.equal(frame(hands), 7)
    hands.key('e').key('e')
    assert.equal(frame(hands), 12)
    hands.key('w').key('w').key('w')
    assert.equal(frame(hands), 0)
  })

  it('lets go of what is in the hand when the frame changes', () => {
    const hands = openVideo(trackOf('a', [at(0, 10)]))
    hands.use('select').press(15, 25).drag(45, 25)
    hands.editor.document.goTo(1)
    hands.expectIn('select.idle').release()
    assert.deepEqual(lefts(hands), [[0, 10]])
    assert.equal(hands.editor.document.drafts().size, 0)
  })

  it('keeps what others say of other frames, and of this one when they were first', () => {
    const track = trackOf('a', [at(0, 10), at(10, 110)])
    const hands = openVideo(track)
    const theirs = (keyframes: readonly Keyframe[], version: number) => {
      const now = hands.editor.document.kept('a')
      assert.ok(now)
      hands.editor.document.receive({
        added: [],
        updated: [[now, { ...trackOf('a', keyframes), version }]],
        removed: [],
      })
    }
    hands.use('select').press(15, 25).drag(35, 25)
    theirs([at(0, 10), at(10, 150)], 2)
    hands.release()
    assert.deepEqual(lefts(hands), [
      [0, 30],
      [10, 150],
    ])
    hands.press(35, 25).drag(55, 25)
    theirs([at(0, 90), at(10, 150)], 3)
    hands.release()
    assert.deepEqual(lefts(hands)[0], [0, 90])
    hands.key('mod+z')
    assert.deepEqual(lefts(hands)[0], [0, 90], 'what they said is not taken back')
  })

  it('holds a value from the frame on where it is set, up to where another was said', () => {
    const red = { attributes: { colour: 'red' } }
    const blue = { attributes: { colour: 'blue' } }
    const hands = openVideo(trackOf('a', [at(0, 10, red), at(6, 10, red), at(9, 10, blue)]))
    hands.editor.document.goTo(3)
    const label = hands.label('a')
    const to = { ...label, attributes: { colour: 'green' } }
    hands.editor.document.commit('Set', { added: [], updated: [[label, to]], removed: [] })
    assert.deepEqual(
      kept(hands).map(each => [each.frame, each.attributes['colour']]),
      [
        [0, 'red'],
        [3, 'green'],
        [6, 'green'],
        [9, 'blue'],
      ],
    )
  })

  it('leaves what is locked for everybody alone, unless one may edit that', () => {
    const hands = openVideo(trackOf('a', [at(0, 10)], { locked: true }))
    hands.use('select').press(15, 25).drag(45, 25).release()
    assert.deepEqual(lefts(hands), [[0, 10]])
    hands.editor.setMayEditLocked(true)
    hands.press(15, 25).drag(45, 25).release()
    assert.deepEqual(lefts(hands), [[0, 40]])
    assert.equal(hands.editor.document.kept('a')?.locked, true)
  })

  it('tells sync of whole tracks', () => {
    const hands = openVideo(trackOf('a', [at(0, 10), at(10, 110)]))
    const heard: (readonly number[])[] = []
    hands.editor.document.onCommit(({ change }) => {
      for (const [, to] of change.updated) heard.push(to.keyframes?.map(each => each.frame) ?? [])
    })
    hands.editor.document.goTo(5)
    hands.press(65, 25).drag(75, 25).release().key('mod+z')
    assert.deepEqual(heard, [
      [0, 5, 10],
      [0, 10],
    ])
  })
})
