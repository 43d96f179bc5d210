import type { Label } from '@gesso/core'
import type {
  Classes,
  EditorClass,
  EditorKeypointSchema,
  KeypointSchemas,
  Selection,
  Visibility,
} from '../editor.ts'
import { cell } from '../reactive/cells.ts'

/** Nothing selected; `labelNow` finds the labels behind the ids. */
export function createSelection(labelNow: (id: string) => Label | undefined): Selection {
  const ids = cell<ReadonlySet<string>>(new Set())
  const hovered = cell<string | null>(null)
  return {
    ids: () => ids.get(),
    has: id => ids.get().has(id),
    labels: () => [...ids.get()].map(labelNow).filter(label => label !== undefined),
    set(next) {
      const chosen = new Set(next)
      if (chosen.size === ids.get().size && [...chosen].every(id => ids.get().has(id))) return
      ids.set(chosen)
    },
    toggle(id) {
      const chosen = new Set(ids.get())
      if (!chosen.delete(id)) chosen.add(id)
      ids.set(chosen)
    },
    clear() {
      if (ids.get().size > 0) ids.set(new Set())
    },
    hovered: () => hovered.get(),
    hover: id => hovered.set(id),
  }
}

/** No classes yet. */
export function createClasses(): Classes {
  const all = cell<readonly EditorClass[]>([])
  const byId = cell<ReadonlyMap<string, EditorClass>>(new Map())
  const activeId = cell<string | null>(null)
  return {
    all: () => all.get(),
    of: classId => byId.get().get(classId),
    active: () => byId.get().get(activeId.get() ?? '') ?? all.get()[0],
    set(classes) {
      byId.set(new Map(classes.map(each => [each.id, each])))
      all.set(classes)
    },
    activate: classId => activeId.set(classId),
  }
}

/** No keypoint schemas yet. */
export function createKeypointSchemas(): KeypointSchemas {
  const all = cell<readonly EditorKeypointSchema[]>([])
  const byId = cell<ReadonlyMap<string, EditorKeypointSchema>>(new Map())
  const chosen = cell<ReadonlyMap<string, string>>(new Map())
  const allOf = (classId: string) => all.get().filter(each => each.classIds.includes(classId))
  return {
    all: () => all.get(),
    of: schemaId => byId.get().get(schemaId),
    allOf,
    ofClass(classId) {
      const schemas = allOf(classId)
      return schemas.find(({ id }) => id === chosen.get().get(classId)) ?? schemas[0]
    },
    choose: (classId, schemaId) => chosen.set(new Map([...chosen.get(), [classId, schemaId]])),
    chosen: () => chosen.get(),
    set(schemas) {
      byId.set(new Map(schemas.map(each => [each.id, each])))
      all.set(schemas)
    },
  }
}

/** Everything in sight and in reach. */
export function createVisibility(lockedForAll: (id: string) => boolean): Visibility {
  const hidden = cell<ReadonlySet<string>>(new Set())
  const locked = cell<ReadonlySet<string>>(new Set())
  return {
    isHidden: id => hidden.get().has(id),
    isLocked: id => locked.get().has(id) || lockedForAll(id),
    setHidden: (ids, on) => hidden.set(withIds(hidden.get(), ids, on)),
    setLocked: (ids, on) => locked.set(withIds(locked.get(), ids, on)),
    hiddenIds: () => hidden.get(),
    lockedIds: () => locked.get(),
  }
}

function withIds(set: ReadonlySet<string>, ids: Iterable<string>, on: boolean): ReadonlySet<string> {
  const next = new Set(set)
  for (const id of ids) {
    if (on) next.add(id)
    else next.delete(id)
  }
  return next
}
