import type { Attribute } from '@gesso/client'
import { type AttributeOption, type AttributeSubject, hasOptions } from '@gesso/core'

/** An attribute while it is being filled in; options without an id are new. */
export interface AttributeDraft
  extends Pick<Attribute, 'name' | 'type' | 'subject' | 'required' | 'description' | 'min' | 'max'> {
  readonly options: readonly (Pick<AttributeOption, 'value'> & { readonly id?: string })[]
  readonly classIds: readonly string[]
}

/** What the form begins with. @param classIds all of the project: a new attribute belongs to each of them
 * @param subject what a new one is about */
export function draftOf(
  attribute: Attribute | undefined,
  classIds: readonly string[],
  subject: AttributeSubject,
): AttributeDraft {
  if (attribute) return { ...attribute, classIds: attribute.links.map(link => link.classId) }
  return {
    ...{ name: '', type: 'SELECTION', subject, required: false },
    ...{ description: null, min: null, max: null, options: [{ value: '' }], classIds },
  }
}

/** What is sent of a draft: options that are left blank are none. */
export function fieldsOf({ classIds: _, ...draft }: AttributeDraft) {
  const numeric = draft.type === 'INT' || draft.type === 'FLOAT'
  const options = draft.options.map(({ id, value }) => ({ ...(id ? { id } : {}), value: value.trim() }))
  return {
    name: draft.name.trim(),
    type: draft.type,
    subject: draft.subject,
    required: draft.required,
    description: draft.description || null,
    min: numeric ? draft.min : null,
    max: numeric ? draft.max : null,
    options: hasOptions(draft.type) ? options.filter(({ value }) => value !== '') : [],
  }
}
