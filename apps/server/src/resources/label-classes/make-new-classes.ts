import type { Context } from '../../context.ts'
import { colourAfter } from './colours.ts'
import { firstNorder } from './create-label-class.ts'
import { idsOfNames, insertNewClasses, lastPlace } from './queries.ts'

/**
 * The label classes of a project by name; those that it does not have are made, and shown as new until somebody looks.
 * @param refuse is called for the first one that is missing, before anything is made; it may throw
 */
export async function makeNewClasses(
  context: Context,
  projectId: string,
  names: readonly string[],
  refuse: (name: string) => void,
): Promise<ReadonlyMap<string, string>> {
  const known = await idsOfNames(context.db, projectId, names)
  const missing = names.filter(name => !known.has(name))
  if (missing[0] === undefined) return known
  refuse(missing[0])
  const last = await lastPlace(context.db, projectId)
  const classes = missing.map((name, at) => ({
    id: context.newId(),
    name,
    color: colourAfter(last.count + at),
    norder: (last.norder ?? firstNorder - 1) + 1 + at,
  }))
  await insertNewClasses(context.db, projectId, classes, context.now())
  return idsOfNames(context.db, projectId, names)
}
