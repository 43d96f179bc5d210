import { AppError } from '@gesso/core'
import type { Context } from '../../../context.ts'
import { type AttributeRow, makeNewAttributes, type NamedAttribute } from '../../attributes/index.ts'
import { makeNewClasses } from '../../label-classes/index.ts'
import type { JobLabel, NewJob } from '../schemas.ts'
import { isTaxonomyLocked } from './queries.ts'

/** The label classes and attributes that labels name. */
export interface Taxonomy {
  /** ids by name */
  readonly classes: ReadonlyMap<string, string>
  readonly attributes: ReadonlyMap<string, AttributeRow>
}

/**
 * Makes the label classes, attributes and options that labels of new jobs name and the project does not have.
 * @throws AppError `taxonomy_locked` naming the first one, where the project wants none; `invalid_input`
 */
export async function makeTaxonomy(
  context: Context,
  projectId: string,
  jobs: readonly Pick<NewJob, 'prelabels' | 'masks'>[],
): Promise<Taxonomy> {
  const labels = jobs.flatMap(namesOf)
  if (labels.length === 0) return { classes: new Map(), attributes: new Map() }
  const locked = await isTaxonomyLocked(context.db, projectId)
  const refuse = (what: string, name: string) => {
    const field = labels.find(each => names(each.label, what, name))?.field ?? 'prelabels'
    if (locked) throw new AppError('taxonomy_locked', { field, what, name })
  }
  const classNames = [...new Set(labels.map(({ label }) => label.className.trim()))]
  const classes = await makeNewClasses(context, projectId, classNames, name => refuse('class', name))
  const named = attributesOf(
    labels.map(each => each.label),
    classes,
  )
  const attributes = await makeNewAttributes(context, projectId, named, refuse)
  return { classes, attributes }
}

/** What names classes and attributes. */
type Naming = Pick<JobLabel, 'className' | 'attributes' | 'keyframes'>

function namesOf({ prelabels, masks = [] }: Pick<NewJob, 'prelabels' | 'masks'>, job: number) {
  const drawn = (prelabels ?? []).map((label: Naming, at) => ({
    label,
    field: `jobs[${job}].prelabels[${at}]`,
  }))
  const painted = masks.flatMap(({ legend }, at) =>
    legend.map(({ className }, index) => {
      const label: Naming = { className, attributes: {} }
      return { label, field: `jobs[${job}].masks[${at}].legend[${index}]` }
    }),
  )
  return [...drawn, ...painted]
}

function names(label: Naming, what: string, name: string): boolean {
  if (what === 'class') return label.className.trim() === name
  const values = valuesOf(label)
  return values.some(([key, value]) => (what === 'attribute' ? key === name : textsOf(value).includes(name)))
}

function valuesOf({ attributes, keyframes = [] }: Naming): [name: string, value: unknown][] {
  return [attributes, ...keyframes.map(each => each.attributes)].flatMap(each => Object.entries(each))
}

function attributesOf(labels: readonly Naming[], classes: ReadonlyMap<string, string>): NamedAttribute[] {
  const found = new Map<
    string,
    { type: NamedAttribute['type']; values: Set<string>; classIds: Set<string> }
  >()
  for (const label of labels)
    for (const [name, value] of valuesOf(label)) {
      const entry = found.get(name) ?? { type: typeOf(value), values: new Set(), classIds: new Set() }
      for (const text of textsOf(value)) entry.values.add(text)
      const classId = classes.get(label.className.trim())
      if (classId !== undefined) entry.classIds.add(classId)
      found.set(name, entry)
    }
  return [...found].map(([name, { type, values, classIds }]) => {
    if (name.trim() === '')
      throw new AppError('invalid_input', {
        field: 'prelabels',
        problem: 'has an attribute with a blank name',
      })
    return { name, type, values: [...values], classIds: [...classIds] }
  })
}

function typeOf(value: unknown): NamedAttribute['type'] {
  if (Array.isArray(value)) return 'MULTIPLE-SELECTION'
  if (typeof value === 'boolean') return 'BOOL'
  return typeof value === 'number' ? 'FLOAT' : 'TEXT'
}

function textsOf(value: unknown): string[] {
  return [value].flat().filter(each => typeof each === 'string')
}
