import { AppError } from '@gesso/core'
import type { Database } from '../../db/index.ts'
import { deleteLinksOf, linkable, putLinks } from './queries.ts'

/** A label class that a schema is to be for; without `norder` it comes where it stands. */
export interface GivenLabelClass {
  readonly labelClassId: string
  readonly norder?: number | undefined
}

/**
 * Makes a schema be for exactly the given label classes.
 * @throws AppError `not_found` for one that is not of the project; `invalid_input` for one that is named twice
 */
export async function setLabelClasses(
  db: Database,
  schema: { readonly id: string; readonly projectId: string },
  given: readonly GivenLabelClass[],
): Promise<void> {
  const labelClassIds = given.map(({ labelClassId }) => labelClassId.toLowerCase())
  const twice = labelClassIds.findIndex((id, index) => labelClassIds.indexOf(id) < index)
  if (twice >= 0)
    throw new AppError('invalid_input', {
      field: `labelClasses[${twice}].labelClassId`,
      problem: `is ${labelClassIds[twice]} a second time`,
    })
  await refuseForeign(db, schema.projectId, { schemaIds: [], labelClassIds })
  await deleteLinksOf(db, schema.id)
  const links = labelClassIds.map((labelClassId, index) => ({
    schemaId: schema.id,
    labelClassId,
    norder: given[index]?.norder ?? index,
  }))
  await putLinks(db, links)
}

/**
 * Refuses schemas and label classes of another project.
 * @throws AppError `not_found`
 */
export async function refuseForeign(
  db: Database,
  projectId: string,
  named: { readonly schemaIds: readonly string[]; readonly labelClassIds: readonly string[] },
): Promise<void> {
  const known = await linkable(db, projectId, named)
  const schemaId = named.schemaIds.find(id => !known.has(id))
  if (schemaId !== undefined) throw new AppError('not_found', { what: 'keypoint schema', id: schemaId })
  const labelClassId = named.labelClassIds.find(id => !known.has(id))
  if (labelClassId !== undefined) throw new AppError('not_found', { what: 'label class', id: labelClassId })
}
