import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openHands, spotLabel } from '../testing/driver.ts'
import { spotKit } from '../testing/spot-kit.ts'

const open = () => openHands({ kits: [spotKit], labels: [spotLabel('a', 20, 20)] })

describe('the view', () => {
  it('is moved by the middle button, whatever tool is in the hand', () => {
    const hands = open().use('spot').press(50, 50, 'middle').drag(60, 55)
    assert.deepEqual(hands.editor.camera.viewFromImage([0, 0]), [10, 5])
    assert.equal(hands.release().editor.document.labels().length, 1, 'the tool was not told')
  })

  it('is moved with Space held, and the tool is back when it is let go', () => {
    const hands = open().use('spot').key('Space').press(50, 50).drag(60, 50).release()
    assert.deepEqual(hands.editor.camera.viewFromImage([0, 0]), [10, 0])
    hands.keyUp(' ').click(50, 50)
    assert.equal(hands.editor.document.labels().length, 2)
  })

  it('zooms to the cursor with the wheel', () => {
    const { camera } = open().wheel(-100, 40, 30).editor
    assert.ok(camera.view.get().scale > 1.1)
    const [x, y] = camera.imageFromView([40, 30])
    assert.ok(Math.abs(x - 40) < 1e-9 && Math.abs(y - 30) < 1e-9)
  })

  it('pans sideways with Shift and the wheel', () => {
    const { camera } = open().holding({ shift: true }).wheel(30, 40, 30).editor
    assert.deepEqual(camera.viewFromImage([0, 0]), [-30, 0])
  })

  it('follows two fingers, and what the first one began is forgotten', () => {
    const hands = open().use('select')
    hands.finger(1, 'down', 25, 25).finger(1, 'move', 40, 25).expectIn('select.moving')
    hands.finger(2, 'down', 140, 25).expectIn('select.idle')
    hands.finger(2, 'move', 240, 25)
    assert.equal(hands.editor.camera.view.get().scale, 2)
    hands.finger(1, 'up', 40, 25).finger(2, 'move', 100, 100).finger(2, 'up', 100, 100)
    assert.equal(hands.editor.camera.view.get().scale, 2, 'one finger alone does not pinch')
    assert.deepEqual(hands.label('a').geometry, spotLabel('a', 20, 20).geometry)
  })
})

describe('a pointer that the system takes away', () => {
  it('leaves no edit', () => {
    const hands = open().press(25, 25).drag(60, 60).expectIn('select.moving')
    hands.editor.tools.use('spot')
    hands.release()
    assert.deepEqual(hands.label('a').geometry, spotLabel('a', 20, 20).geometry)
    assert.equal(hands.editor.document.drafts().size, 0)
  })
})
