import type { Context } from '../../context.ts'
import type { Actor } from '../access/index.ts'
import { findProject } from '../projects/index.ts'
import { deleteLinks, type KeypointSchemaLink, linksOfProject, putLinks } from './queries.ts'
import { refuseForeign } from './set-label-classes.ts'

/** Which label classes the keypoint schemas of a project are for. */
export async function listKeypointSchemaLinks(
  context: Context,
  actor: Actor,
  projectId: string,
): Promise<KeypointSchemaLink[]> {
  await findProject(context, actor, projectId, 'read the workspace')
  return linksOfProject(context.db, projectId)
}

/**
 * Makes keypoint schemas be for more label classes; a link that is there gets the new order, the last one named twice.
 * @returns the links that were named, as they stand
 * @throws AppError `not_found` for what is not of the project; nothing is linked then
 */
export async function linkLabelClasses(
  context: Context,
  actor: Actor,
  projectId: string,
  links: readonly KeypointSchemaLink[],
): Promise<KeypointSchemaLink[]> {
  await findProject(context, actor, projectId, 'edit the taxonomy')
  const byPair = new Map(links.map(link => [pairOf(link), { ...link, ...idsOf(link) }]))
  const wanted = [...byPair.values()]
  await context.db.transaction().execute(async transaction => {
    const schemaIds = wanted.map(link => link.schemaId)
    await refuseForeign(transaction, projectId, {
      schemaIds,
      labelClassIds: wanted.map(link => link.labelClassId),
    })
    await putLinks(transaction, wanted)
  })
  return wanted
}

/** Takes links away; what is not linked is no matter, and neither is what is of another project. */
export async function unlinkLabelClasses(
  context: Context,
  actor: Actor,
  projectId: string,
  links: readonly Pick<KeypointSchemaLink, 'schemaId' | 'labelClassId'>[],
): Promise<void> {
  await findProject(context, actor, projectId, 'edit the taxonomy')
  const gone = new Set(links.map(pairOf))
  const standing = await linksOfProject(context.db, projectId)
  await deleteLinks(
    context.db,
    standing.filter(link => gone.has(pairOf(link))),
  )
}

type Pair = Pick<KeypointSchemaLink, 'schemaId' | 'labelClassId'>

function idsOf({ schemaId, labelClassId }: Pair): Pair {
  return { schemaId: schemaId.toLowerCase(), labelClassId: labelClassId.toLowerCase() }
}

function pairOf(link: Pair): string {
  const { schemaId, labelClassId } = idsOf(link)
  return `${schemaId} ${labelClassId}`
}
