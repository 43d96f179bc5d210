import { byStack, type LabelContent } from '@gesso/core'
import type { ExportClass } from '../format.ts'

/** What may decide which label is drawn later, so in front of others. */
export const orderKeys = ['z_index', 'class_type', 'class_order'] as const

type ClassInOrder = Pick<ExportClass, 'kind'> & { readonly index: number }

/**
 * Compares labels so that what is drawn first stands first; where all keys are equal, as in the stack.
 * @param classes each label class with its place in the order of the project, by its id
 */
export function drawingOrder(
  keys: readonly (typeof orderKeys)[number][],
  classes: ReadonlyMap<string, ClassInOrder>,
): (a: LabelContent, b: LabelContent) => number {
  const rankOf = {
    z_index: (label: LabelContent) => label.zIndex,
    class_type: (label: LabelContent) => (classes.get(label.classId)?.kind === 'background' ? 0 : 1),
    class_order: (label: LabelContent) => classes.get(label.classId)?.index ?? 0,
  }
  return (a, b) => {
    for (const key of keys) {
      const difference = rankOf[key](a) - rankOf[key](b)
      if (difference !== 0) return difference
    }
    return byStack(a, b)
  }
}
