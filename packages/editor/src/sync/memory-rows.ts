import type { OutboxRows } from './outbox.ts'
import type { Acknowledgement, KeptEntry } from './outbox-entry.ts'
import type { ShownConflict } from './types.ts'

/** Rows that last as long as the page: for browsers that give no storage, or when the disk is full. */
export function createMemoryRows(): OutboxRows {
  let entries: readonly KeptEntry[] = []
  let lastOrder = 0
  const acknowledgements = new Map<string, Acknowledgement>()
  const conflicts = new Map<string, { readonly personId: string; readonly conflict: ShownConflict }>()
  const ofImage = (personId: string, imageId: string) =>
    entries.filter(entry => entry.personId === personId && entry.imageId === imageId)
  const ofState = (personId: string, state: KeptEntry['state']) =>
    entries.filter(entry => entry.personId === personId && entry.state === state)

  function put(entry: KeptEntry): void {
    entries = [...entries.filter(each => each.id !== entry.id), entry].sort((a, b) => a.order - b.order)
  }

  return {
    async change(personId, imageId, step) {
      const changes = step(ofImage(personId, imageId))
      for (const entry of changes.put ?? []) put('order' in entry ? entry : { ...entry, order: ++lastOrder })
      entries = entries.filter(entry => changes.remove?.includes(entry.id) !== true)
      for (const conflict of changes.conflicts ?? []) {
        conflicts.set(`${personId} ${imageId} ${conflict.labelId}`, { personId, conflict })
      }
      if (changes.acknowledge !== undefined) acknowledgements.set(changes.acknowledge.id, changes.acknowledge)
    },
    ofImage: async (personId, imageId) => ofImage(personId, imageId),
    async takeFirst(personId) {
      const [first] = ofState(personId, 'waiting')
      if (first !== undefined) put({ ...first, tried: true })
      return first
    },
    counted: async personId => ({
      waiting: ofState(personId, 'waiting').length,
      refused: ofState(personId, 'refused'),
    }),
    acknowledgement: async id => acknowledgements.get(id),
    conflicts: async personId =>
      [...conflicts.values()].filter(each => each.personId === personId).map(each => each.conflict),
    async removeConflict(personId, { imageId, labelId }) {
      conflicts.delete(`${personId} ${imageId} ${labelId}`)
    },
    close() {},
  }
}
