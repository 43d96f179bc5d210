import { type Route, route } from '../../contract/operation.ts'
import type { RawRoute } from '../../contract/raw-route.ts'
import type { Actor } from '../access/index.ts'
import { changeLabels } from './change-labels.ts'
import { labelContract } from './contract.ts'
import { feedRoutes } from './feed-route.ts'
import { listLabels } from './list/list-labels.ts'
import { presentBriefReply, presentListedLabel, presentReply } from './present.ts'
import { listChanges, listImageLabels, listMediaLabels, previewLabels } from './read-labels.ts'

/** Our own API over labels and their history. */
export const labelRoutes: readonly Route[] = [
  route(labelContract.listLabels, async (context, { actor, params, query }) => {
    const { cursor: _, limit: __, labelClassId: classId, createdSince, updatedSince, ...rest } = query
    const since = { createdSince: dateOf(createdSince), updatedSince: dateOf(updatedSince) }
    const page = await listLabels(context, actor, params.projectId, { ...rest, classId, ...since }, query)
    return { ...page, items: page.items.map(row => presentListedLabel(context, row)) }
  }),
  route(labelContract.listImageLabels, (context, { actor, params }) =>
    listImageLabels(context, actor, params.imageId),
  ),
  route(labelContract.previewLabels, (context, { actor, params, query }) =>
    previewLabels(context, actor, params.projectId, query.imageId),
  ),
  route(labelContract.changeLabels, async (context, { actor, params, body }) =>
    presentReply(
      await changeLabels(context, actor, params.imageId, body, { origin: originOf(actor), on: 'image' }),
    ),
  ),
  route(labelContract.changeLabelsBriefly, async (context, { actor, params, body }) =>
    presentBriefReply(
      await changeLabels(context, actor, params.imageId, body, { origin: originOf(actor), on: 'image' }),
    ),
  ),
  route(labelContract.listChanges, (context, { actor, params, query }) =>
    listChanges(context, actor, 'image', params.imageId, query),
  ),
  route(labelContract.listVideoLabels, (context, { actor, params }) =>
    listMediaLabels(context, actor, 'video', params.videoId),
  ),
  route(labelContract.changeVideoLabels, async (context, { actor, params, body }) =>
    presentReply(
      await changeLabels(context, actor, params.videoId, body, { origin: originOf(actor), on: 'video' }),
    ),
  ),
  route(labelContract.listVideoChanges, (context, { actor, params, query }) =>
    listChanges(context, actor, 'video', params.videoId, query),
  ),
]

function originOf(actor: Actor): 'editor' | 'api' {
  return actor.kind === 'person' ? 'editor' : 'api'
}

/** The live feeds of images and videos. */
export const labelRawRoutes: readonly RawRoute[] = feedRoutes

function dateOf(time: string | undefined): Date | undefined {
  return time === undefined ? undefined : new Date(time)
}
