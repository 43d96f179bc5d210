import type { Attribute } from '@gesso/client'
import type { LabelContent } from '@gesso/core'

/** The labels that lack a value which their class requires. */
export function labelsLackingValues<L extends Pick<LabelContent, 'classId' | 'attributes'>>(
  labels: readonly L[],
  attributes: readonly Attribute[],
): L[] {
  const required = attributes.filter(each => each.required && each.subject === 'LABEL')
  if (required.length === 0) return []
  return labels.filter(label =>
    required.some(
      ({ id, links }) =>
        label.attributes[id] === undefined && links.some(({ classId }) => classId === label.classId),
    ),
  )
}
