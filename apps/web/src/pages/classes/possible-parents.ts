import type { LabelClass } from '@gesso/client'

/** The classes that one can belong to without belonging to itself. */
export function possibleParents(
  labelClass: Pick<LabelClass, 'id'>,
  all: readonly LabelClass[],
): readonly LabelClass[] {
  const byId = new Map(all.map(each => [each.id, each]))
  const isUnder = (each: LabelClass | undefined): boolean =>
    each !== undefined && (each.id === labelClass.id || isUnder(byId.get(each.parentId ?? '')))
  return all.filter(each => !isUnder(each))
}
