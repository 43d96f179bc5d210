import type { Context } from '../../context.ts'
import { imageUrls } from './image-urls.ts'
import { type ImageRow, tagIdsOfImages } from './queries.ts'

/** An image as the API shows it. */
export type ImageView = Awaited<ReturnType<typeof presentImages>>[number]

/** Images as the API shows them: with their tags and with links that open without a key for a day. */
export async function presentImages(context: Context, rows: readonly ImageRow[]) {
  const tags = await tagIdsOfImages(
    context.db,
    rows.map(row => row.id),
  )
  const tagIds = new Map<string, string[]>()
  for (const { imageId, tagClassId } of tags)
    tagIds.set(imageId, [...(tagIds.get(imageId) ?? []), tagClassId])
  return rows.map(row => ({
    id: row.id,
    projectId: row.projectId,
    datasetId: row.datasetId,
    datasetName: row.datasetName,
    name: row.name,
    width: row.width,
    height: row.height,
    format: row.format,
    mode: row.mode,
    bytes: row.bytes,
    status: row.status,
    externalId: row.externalId,
    labelCount: row.labelCount,
    revision: row.revision,
    tagIds: tagIds.get(row.id) ?? [],
    ...imageUrls(context.urls, row),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }))
}

/** One image as the API shows it. */
export async function presentImage(context: Context, row: ImageRow): Promise<ImageView> {
  const [view] = await presentImages(context, [row])
  if (!view) throw new Error('a presented image is missing')
  return view
}
