import 'fake-indexeddb/auto'
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Label } from '@gesso/core'
import fc from 'fast-check'
import { sameContent } from '../document/fit-change.ts'
import type { Editor } from '../editor.ts'
import { openHands, spotLabel } from '../testing/driver.ts'
import { type Fate, MemoryServer } from '../testing/memory-server.ts'
import { spotKit } from '../testing/spot-kit.ts'
import { nextTurn, Tabs, until } from '../testing/tabs.ts'
import { createSync } from './create-sync.ts'
import { openIndexedDbRows } from './indexed-db-rows.ts'
import type { Sync } from './types.ts'

const image = { id: 'image', size: { width: 200, height: 100 } }

interface Step {
  readonly who: 0 | 1
  readonly does: 'add' | 'move' | 'reclass' | 'remove' | 'undo' | 'reload' | 'look away'
  readonly which: number
  readonly turns: number
}

const step: fc.Arbitrary<Step> = fc.record({
  who: fc.constantFrom(0 as const, 1 as const),
  does: fc.constantFrom<Step['does'][]>(
    'add',
    'move',
    'move',
    'reclass',
    'remove',
    'undo',
    'reload',
    'look away',
  ),
  which: fc.nat(5),
  turns: fc.nat(6),
})

const fate: fc.Arbitrary<Fate> = fc.constantFrom<Fate[]>(
  'arrives',
  'arrives',
  'lost',
  'answer lost',
  'sent twice',
  'signed out',
)

let worlds = 0

/** A person at a browser whose tab may be closed at any moment. */
class Person {
  editor: Editor = openHands({ kits: [spotKit] }).editor
  sync: Sync | null = null
  /** what this person did last to each label; null = removed it */
  readonly wanted = new Map<string, Label | null>()
  private undoing = false
  private readonly tabs = new Tabs()
  private readonly database: string

  constructor(
    readonly name: string,
    private readonly server: MemoryServer,
    world: number,
  ) {
    this.database = `world-${world}-${name}`
  }

  async open(): Promise<Sync> {
    this.sync = createSync({
      transport: this.server.transportFor(this.name),
      rows: await openIndexedDbRows(this.database),
      personId: this.name,
      surroundings: this.tabs.open(),
    })
    this.editor = openHands({ kits: [spotKit] }).editor
    await this.sync.open(this.editor, image)
    this.editor.document.onCommit(({ change }) => {
      // Taking an unsent edit back asks for nothing.
      if (this.undoing)
        for (const label of [...change.added, ...change.updated.flat(), ...change.removed])
          this.wanted.delete(label.id)
      if (this.undoing) return
      for (const label of [...change.added, ...change.updated.map(([, to]) => to)])
        this.wanted.set(label.id, label)
      for (const { id } of change.removed) this.wanted.set(id, null)
    })
    return this.sync
  }

  async reload(): Promise<void> {
    await this.sync?.written()
    this.sync?.close()
    await this.open()
  }

  async lookAway(): Promise<void> {
    await this.sync?.open(this.editor, { ...image, id: 'another' })
    await this.sync?.open(this.editor, image)
  }

  edit({ does, which }: Step, at: number): void {
    const { document, history } = this.editor
    const labels = document.labels()
    const label = labels[which % Math.max(1, labels.length)]
    const none = { added: [], updated: [], removed: [] }
    this.undoing = does === 'undo'
    if (this.undoing) history.undo()
    else if (does === 'add') {
      const added = [spotLabel(`${this.name}-${at}`, at, 0, { version: 0 })]
      document.commit('Add', { ...none, added })
    } else if (label === undefined) return
    else if (does === 'remove') document.commit('Remove', { ...none, removed: [label] })
    else if (does === 'move') {
      const geometry = spotLabel('x', at, 30).geometry
      document.commit('Move', { ...none, updated: [[label, { ...label, geometry }]] })
    } else document.commit('Class', { ...none, updated: [[label, { ...label, classId: `class-${at}` }]] })
  }
}

async function settle(people: readonly Person[]): Promise<void> {
  for (const { sync } of people) {
    await sync?.written()
    sync?.resume()
    await until(() => sync?.state.get().at === 'saved', 'saved')
  }
  for (let turn = 0; turn < 20; turn++) await nextTurn()
}

/** A last wish of each person is what the server carried out at some time, or is shown as a conflict. */
function assertNothingLost(person: Person, server: MemoryServer): void {
  const conflicts = new Set(person.sync?.conflicts.get().map(conflict => conflict.labelId))
  for (const [id, wanted] of person.wanted) {
    if (conflicts.has(id)) continue
    const carriedOut = server.log.filter(change => change.authorName === person.name)
    const done =
      wanted === null
        ? !server.labels('image').some(label => label.id === id) ||
          server.log.some(change => change.removed.some(label => label.id === id))
        : carriedOut.some(({ added, updated }) =>
            [...added, ...updated.map(([, to]) => to)].some(
              label => label.id === id && sameContent(label, wanted),
            ),
          ) || server.labels('image').some(label => label.id === id && sameContent(label, wanted))
    assert.ok(done, `${person.name} wanted ${id} to be ${JSON.stringify(wanted)}`)
  }
}

describe('two people with bad connections', () => {
  it('end with the same labels, and nothing either did is lost unseen', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 25 }),
        fc.array(fate, { maxLength: 40 }),
        fc.array(fc.nat(4), { maxLength: 60 }),
        async (steps, list, turns) => {
          const server = new MemoryServer()
          server.put(
            'image',
            [0, 1, 2].map(at => spotLabel(`start-${at}`, at * 20, 0)),
          )
          const world = ++worlds
          const people = [new Person('ada', server, world), new Person('bob', server, world)] as const
          for (const person of people) await person.open()
          const left = [...list]
          const slow = [...turns]
          server.turns = () => slow.shift() ?? 0
          server.fate = () => left.shift() ?? 'arrives'
          for (const [at, each] of steps.entries()) {
            const person = people[each.who]
            if (each.does === 'reload') await person.reload()
            else if (each.does === 'look away') await person.lookAway()
            else person.edit(each, at)
            for (let turn = 0; turn < each.turns; turn++) await nextTurn()
            if (person.sync?.state.get().at === 'signed-out') person.sync.resume()
          }
          left.length = 0
          slow.length = 0
          await settle(people)
          await settle(people)
          for (const person of people) {
            const byId = (a: Label, b: Label) => (a.id < b.id ? -1 : 1)
            assert.deepEqual(
              [...person.editor.document.labels()].sort(byId),
              [...server.labels('image')].sort(byId),
            )
            assertNothingLost(person, server)
            assert.equal(new Set(server.log.map(change => change.id)).size, server.log.length)
          }
          for (const person of people) person.sync?.close()
        },
      ),
      { numRuns: 60 },
    )
  })
})
