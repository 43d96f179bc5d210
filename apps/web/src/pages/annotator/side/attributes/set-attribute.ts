import { type AttributeValue, type Label, sameAttributeValue, withAttribute } from '@gesso/core'
import type { Editor } from '@gesso/editor'

/** Sets an attribute of labels as one edit that can be undone; undefined takes its value away. */
export function setAttribute(
  editor: Editor,
  labels: readonly Label[],
  { id, name }: { readonly id: string; readonly name: string },
  value: AttributeValue | undefined,
): void {
  const updated = labels
    .map(label => [label, { ...label, attributes: withAttribute(label.attributes, id, value) }] as const)
    .filter(([from, to]) => !sameAttributeValue(from.attributes[id], to.attributes[id]))
  if (updated.length > 0) editor.document.commit(`Set ${name}`, { added: [], updated, removed: [] })
}
