import type { AttributeRow } from './queries.ts'

/** An attribute as our API shows it. */
export function presentAttribute({
  workspaceId: _,
  prediction: __,
  options,
  links,
  ...attribute
}: AttributeRow) {
  return { ...attribute, options: [...options], links: [...links] }
}
