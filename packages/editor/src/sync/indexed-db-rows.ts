import { type DBSchema, openDB } from 'idb'
import type { OutboxRows } from './outbox.ts'
import type { Acknowledgement, KeptEntry } from './outbox-entry.ts'
import type { ShownConflict } from './types.ts'

interface OutboxSchema extends DBSchema {
  entry: {
    key: number
    value: KeptEntry
    indexes: { id: string; image: [string, string]; state: [string, string] }
  }
  acknowledgement: { key: string; value: Acknowledgement }
  conflict: { key: [string, string, string]; value: ShownConflict }
}

/**
 * Rows in IndexedDB, shared by all tabs.
 * @throws DOMException where the browser gives no storage
 */
export async function openIndexedDbRows(databaseName: string): Promise<OutboxRows> {
  const db = await openDB<OutboxSchema>(databaseName, 1, {
    upgrade(created) {
      const entries = created.createObjectStore('entry', { keyPath: 'order', autoIncrement: true })
      entries.createIndex('id', 'id')
      entries.createIndex('image', ['personId', 'imageId'])
      entries.createIndex('state', ['personId', 'state'])
      created.createObjectStore('acknowledgement', { keyPath: 'id' })
      created.createObjectStore('conflict')
    },
  })
  return {
    async change(personId, imageId, step) {
      const work = db.transaction(['entry', 'acknowledgement', 'conflict'], 'readwrite', {
        durability: 'strict',
      })
      const store = work.objectStore('entry')
      const entries = await store.index('image').getAll([personId, imageId])
      const { put = [], remove = [], acknowledge, conflicts = [] } = step(entries)
      // A new entry has no order yet: IndexedDB gives it the next one.
      for (const entry of put) await store.put(entry as KeptEntry)
      for (const entry of entries) if (remove.includes(entry.id)) await store.delete(entry.order)
      if (acknowledge !== undefined) await work.objectStore('acknowledgement').put(acknowledge)
      for (const conflict of conflicts) {
        await work.objectStore('conflict').put(conflict, [personId, imageId, conflict.labelId])
      }
      await work.done
    },
    ofImage: (personId, imageId) => db.getAllFromIndex('entry', 'image', [personId, imageId]),
    async takeFirst(personId) {
      const work = db.transaction('entry', 'readwrite', { durability: 'strict' })
      const first = await work.store.index('state').get([personId, 'waiting'])
      if (first !== undefined && !first.tried) await work.store.put({ ...first, tried: true })
      await work.done
      return first
    },
    async counted(personId) {
      const work = db.transaction('entry')
      const index = work.store.index('state')
      const waiting = await index.count([personId, 'waiting'])
      return { waiting, refused: await index.getAll([personId, 'refused']) }
    },
    acknowledgement: id => db.get('acknowledgement', id),
    conflicts: personId => db.getAll('conflict', IDBKeyRange.bound([personId], [personId, []])),
    removeConflict: (personId, { imageId, labelId }) => db.delete('conflict', [personId, imageId, labelId]),
    close: () => db.close(),
  }
}
