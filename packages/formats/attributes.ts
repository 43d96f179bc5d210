import { type AttributeSubject, type AttributeValues, attributeValueText } from '@gesso/core'
import type { ExportProject } from './format.ts'

/** Whether anything about a subject can have values in a project. */
export function hasAttributes({ attributes }: ExportProject, subject: AttributeSubject): boolean {
  return attributes.some(attribute => attribute.subject === subject)
}

/**
 * Writes values as the JSON of `{name: value}`, options by their texts, in the order of the attributes. What names no
 * attribute or no option of the project is left out.
 */
export function attributesWriter(
  { attributes }: ExportProject,
  subject: AttributeSubject,
): (values: AttributeValues) => string {
  const known = attributes
    .filter(attribute => attribute.subject === subject)
    .map(attribute => ({ attribute, key: JSON.stringify(attribute.name) }))
  return values => {
    let text = ''
    for (const { attribute, key } of known) {
      const value = values[attribute.id]
      const told = value === undefined ? undefined : attributeValueText(attribute, value)
      if (told !== undefined) text += `${text === '' ? '' : ','}${key}:${JSON.stringify(told)}`
    }
    return `{${text}}`
  }
}

/** The names of the attributes of each label class, in their order in it, by the id of the class. */
export function attributeNamesByClass({ attributes }: ExportProject): (classId: string) => string[] {
  const placed = attributes.flatMap(({ name, links }) => links.map(link => ({ ...link, name })))
  return classId =>
    placed
      .filter(link => link.classId === classId)
      .sort((a, b) => a.attributeOrder - b.attributeOrder)
      .map(({ name }) => name)
}
