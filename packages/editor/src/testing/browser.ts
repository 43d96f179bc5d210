import 'fake-indexeddb/auto'
import assert from 'node:assert/strict'
import type { Label } from '@gesso/core'
import type { Editor } from '../editor.ts'
import { createSync } from '../sync/create-sync.ts'
import { openIndexedDbRows } from '../sync/indexed-db-rows.ts'
import type { Sync } from '../sync/types.ts'
import { openHands, spotLabel } from './driver.ts'
import { type Fate, MemoryServer } from './memory-server.ts'
import { spotKit } from './spot-kit.ts'
import { Tabs, until } from './tabs.ts'

/** The image that sync is tried on. */
export const image = { id: 'image', size: { width: 200, height: 100 } }
const open: Sync[] = []
let databases = 0

/** One browser with a database of its own. */
export function browser(server: MemoryServer, personId = 'ada') {
  const database = `sync-test-${++databases}`
  const tabs = new Tabs()
  return {
    tabs,
    async tab(person = personId) {
      const sync = createSync({
        transport: server.transportFor(person),
        rows: await openIndexedDbRows(database),
        personId: person,
        surroundings: tabs.open(),
      })
      open.push(sync)
      const { editor } = openHands({ kits: [spotKit] })
      return { sync, editor }
    },
  }
}

/** A server whose image has these labels, at revision 1. */
export function serverWith(...labels: readonly Label[]) {
  const server = new MemoryServer()
  server.put('image', labels)
  return server
}

/** Until the server has everything. */
export const saved = (sync: Sync) => until(() => sync.state.get().at === 'saved', 'saved')
/** No request arrives. */
export const never = () => 'lost' as const

/** These fates one after the other, then all is well. */
export function fates(...list: readonly Fate[]): () => Fate {
  const left = [...list]
  return () => left.shift() ?? 'arrives'
}

/** Adds a spot. */
export function add(editor: Editor, id: string, left = 0) {
  editor.document.commit('Add', { added: [spotLabel(id, left, 0, { version: 0 })], updated: [], removed: [] })
}

/** Gives a label another class. */
export function reclass(editor: Editor, id: string, classId: string) {
  const label = editor.document.label(id)
  assert.ok(label !== undefined)
  editor.document.commit('Class', { added: [], updated: [[label, { ...label, classId }]], removed: [] })
}

/** Removes a label. */
export function remove(editor: Editor, id: string) {
  const label = editor.document.label(id)
  assert.ok(label !== undefined)
  editor.document.commit('Delete', { added: [], updated: [], removed: [label] })
}

/** The class of one of the labels. */
export const classOf = (labels: readonly Label[], id: string) =>
  labels.find(label => label.id === id)?.classId

/** Closes every tab that was opened since. */
export function closeTabs(): void {
  for (const sync of open.splice(0)) sync.close()
}
