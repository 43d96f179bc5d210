import assert from 'node:assert/strict'
import type { Label, Point, Size } from '@gesso/core'
import { combinationOf } from '../commands/combination.ts'
import { createEditor, insidesOf } from '../create-editor.ts'
import type { Editor } from '../editor.ts'
import type { ShapeKit } from '../shape-kit.ts'
import type { HeldKeys } from '../tools/tool.ts'

const noKeys: HeldKeys = { shift: false, alt: false, mod: false }

/** What a driven editor begins with. */
export interface DriverOptions {
  readonly kits: readonly ShapeKit[]
  readonly labels?: readonly Label[]
  /** of the image; the view is as large and shows it 1:1, so that view and image space are the same */
  readonly size?: Size
}

/**
 * Hands for an editor, so that a test reads as a gesture:
 * `hands.use('box').press(10, 10).drag(60, 40).expectIn('box.dragging').release()`.
 * Places are in view space, which at first is image space too.
 */
export class Hands {
  private at: Point = [0, 0]
  private button: 'main' | 'second' | 'middle' = 'main'
  private keys: HeldKeys = noKeys
  private pointer: 'mouse' | 'touch' = 'mouse'

  constructor(readonly editor: Editor) {}

  use(tool: string): this {
    this.editor.tools.use(tool)
    assert.equal(this.editor.tools.active(), tool)
    return this
  }

  /** Modifiers for what follows. */
  holding(keys: Partial<HeldKeys>): this {
    this.keys = { ...noKeys, ...keys }
    return this
  }

  withTouch(): this {
    this.pointer = 'touch'
    return this
  }

  move(x: number, y: number): this {
    return this.feed('move', [x, y])
  }

  press(x: number, y: number, button: 'main' | 'second' | 'middle' = 'main'): this {
    this.button = button
    return this.feed('move', [x, y]).feed('down', [x, y])
  }

  /** Moves with the button down, in a few steps as a hand does. */
  drag(x: number, y: number): this {
    const [fromX, fromY] = this.at
    for (const t of [0.25, 0.5, 0.75, 1])
      this.feed('move', [fromX + (x - fromX) * t, fromY + (y - fromY) * t])
    return this
  }

  release(): this {
    return this.feed('up', this.at)
  }

  click(x: number, y: number): this {
    return this.press(x, y).release()
  }

  doubleClick(x: number, y: number): this {
    this.click(x, y).click(x, y)
    insidesOf(this.editor).input.double([x, y], this.keys)
    return this
  }

  /** Another finger, by number; the first is the one that presses. */
  finger(id: number, kind: 'down' | 'move' | 'up', x: number, y: number): this {
    insidesOf(this.editor).input.pointer({
      id,
      kind,
      at: [x, y],
      button: 'main',
      pointer: 'touch',
      ...this.keys,
    })
    return this
  }

  /** Turns the wheel over a place of the view. */
  wheel(deltaY: number, x: number, y: number): this {
    insidesOf(this.editor).input.wheel({ at: [x, y], deltaX: 0, deltaY, ...this.keys })
    return this
  }

  /** Presses a combination as commands write it, e.g. `mod+shift+z`. */
  key(combination: string): this {
    const parts = combination.split('+')
    const key = parts.at(-1) || '+'
    const held = { shift: parts.includes('shift'), alt: parts.includes('alt'), mod: parts.includes('mod') }
    const event = { key: key === 'Space' ? ' ' : key, ...held }
    assert.equal(combinationOf(event), combination)
    insidesOf(this.editor).input.keyDown(event)
    return this
  }

  keyUp(key: string): this {
    insidesOf(this.editor).input.keyUp(key)
    return this
  }

  expectIn(state: string): this {
    assert.equal(this.editor.tools.at(), state)
    return this
  }

  expectSelected(...ids: readonly string[]): this {
    assert.deepEqual([...this.editor.selection.ids()].sort(), [...ids].sort())
    return this
  }

  /** The only label there is. */
  onlyLabel(): Label {
    const [label, ...others] = this.editor.document.labels()
    assert.equal(others.length, 0, 'there is more than one label')
    assert.ok(label !== undefined, 'there is no label')
    return label
  }

  label(id: string): Label {
    const label = this.editor.document.label(id)
    assert.ok(label !== undefined, `there is no label ${id}`)
    return label
  }

  private feed(kind: 'down' | 'move' | 'up', point: Point): this {
    this.at = point
    insidesOf(this.editor).input.pointer({
      id: 1,
      kind,
      at: point,
      button: kind === 'move' ? 'none' : this.button,
      pointer: this.pointer,
      ...this.keys,
    })
    return this
  }
}

/** An editor with two classes on an image of 200 x 100 pixels, unless said otherwise, and hands on it. */
export function openHands({ kits, labels = [], size = { width: 200, height: 100 } }: DriverOptions): Hands {
  let made = 0
  const editor = createEditor({
    kits,
    newId: () => `made-${++made}`,
    now: () => '2026-01-01T00:00:00Z',
    personId: 'me',
  })
  editor.classes.set([
    { id: 'car', name: 'Car', colour: '#ff0000' },
    { id: 'tree', name: 'Tree', colour: '#00ff0080' },
  ])
  editor.camera.resize(size, 1)
  editor.document.open({ id: 'image', size }, labels)
  editor.camera.zoomTo(1, [0, 0])
  const { x, y } = editor.camera.view.get()
  editor.camera.panBy(-x, -y)
  return new Hands(editor)
}

/** A label for tests, as the server would have it. */
export function testLabel(parts: Partial<Label> & Pick<Label, 'id' | 'shape' | 'geometry'>): Label {
  return {
    classId: 'car',
    zIndex: 0,
    tool: null,
    externalId: null,
    attributes: {},
    version: 1,
    createdAt: '2026-01-01T00:00:00Z',
    createdBy: null,
    updatedAt: '2026-01-01T00:00:00Z',
    updatedBy: null,
    ...parts,
  }
}

/** A spot of 10 x 10 pixels, for tests with `spotKit`. */
export function spotLabel(id: string, left: number, top: number, parts: Partial<Label> = {}): Label {
  return testLabel({
    id,
    shape: 'spot',
    geometry: { left, top, right: left + 10, bottom: top + 10 },
    ...parts,
  })
}
