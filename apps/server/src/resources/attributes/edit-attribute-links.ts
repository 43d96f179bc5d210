import { AppError } from '@gesso/core'
import type { Context } from '../../context.ts'
import type { Actor } from '../access/index.ts'
import { findProject } from '../projects/index.ts'
import {
  type AttributeLinkRow,
  attributesAmong,
  deleteLinks,
  labelClassesAmong,
  linksOfProject,
  upsertLinks,
} from './queries.ts'

type Pair = Pick<AttributeLinkRow, 'attributeId' | 'classId'>

/** A link as a request names it; orders that are left out are 0. */
export interface GivenLink extends Pair {
  readonly attributeOrder?: number | undefined
  readonly classOrder?: number | undefined
}

/**
 * Links attributes of labels to label classes, or reorders and unlinks them; what is so already is no error, and what is
 * unlinked need not be linked. A pair that is given twice is taken as the last time; one in both lists is unlinked.
 * @returns all links of the project
 * @throws AppError `not_found` for an attribute or a class to link that is not of the project, or is not about labels
 */
export async function editAttributeLinks(
  context: Context,
  actor: Actor,
  projectId: string,
  edit: { readonly add?: readonly GivenLink[] | undefined; readonly remove?: readonly Pair[] | undefined },
): Promise<AttributeLinkRow[]> {
  await findProject(context, actor, projectId, 'edit the taxonomy')
  const links = new Map(
    (edit.add ?? []).map(link => [`${link.attributeId} ${link.classId}`.toLowerCase(), link]),
  )
  const add = [...links.values()].map(({ attributeId, classId, attributeOrder = 0, classOrder = 0 }) => ({
    attributeId: attributeId.toLowerCase(),
    classId: classId.toLowerCase(),
    attributeOrder,
    classOrder,
  }))
  return context.db.transaction().execute(async transaction => {
    const attributeIds = add.map(link => link.attributeId)
    const attributes = await attributesAmong(transaction, projectId, 'LABEL', attributeIds)
    refuseUnknown(
      'attribute of labels',
      attributeIds,
      attributes.map(({ id }) => id),
    )
    const classIds = add.map(link => link.classId)
    refuseUnknown('label class', classIds, await labelClassesAmong(transaction, projectId, classIds))
    await upsertLinks(transaction, add)
    await deleteLinks(transaction, projectId, edit.remove ?? [])
    return linksOfProject(transaction, projectId)
  })
}

function refuseUnknown(what: string, ids: readonly string[], known: readonly string[]): void {
  const unknown = ids.find(id => !known.includes(id))
  if (unknown !== undefined) throw new AppError('not_found', { what, id: unknown })
}
