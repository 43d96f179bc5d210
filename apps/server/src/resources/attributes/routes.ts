import { type Route, route } from '../../contract/operation.ts'
import { attributeContract } from './contract.ts'
import { createAttribute } from './create-attribute.ts'
import { deleteAttribute } from './delete-attribute.ts'
import { editAttributeLinks } from './edit-attribute-links.ts'
import { listAttributes } from './list-attributes.ts'
import { getOwnValues, setOwnValues } from './own-values.ts'
import { presentAttribute } from './present.ts'
import { updateAttribute } from './update-attribute.ts'

/** Our own API over attributes, their links to label classes and the values of what is no label. */
export const attributeRoutes: readonly Route[] = [
  route(attributeContract.listAttributes, async (context, { actor, params }) =>
    (await listAttributes(context, actor, params.projectId)).map(presentAttribute),
  ),
  route(attributeContract.createAttribute, async (context, { actor, params, body }) =>
    presentAttribute(await createAttribute(context, actor, params.projectId, body)),
  ),
  route(attributeContract.updateAttribute, async (context, { actor, params, body }) =>
    presentAttribute(await updateAttribute(context, actor, params.attributeId, body)),
  ),
  route(attributeContract.deleteAttribute, (context, { actor, params }) =>
    deleteAttribute(context, actor, params.attributeId),
  ),
  route(attributeContract.editAttributeLinks, (context, { actor, params, body }) =>
    editAttributeLinks(context, actor, params.projectId, body),
  ),
  route(attributeContract.getImageAttributes, async (context, { actor, params }) => ({
    values: await getOwnValues(context, actor, 'IMAGE', params.imageId),
  })),
  route(attributeContract.setImageAttributes, async (context, { actor, params, body }) => ({
    values: await setOwnValues(context, actor, 'IMAGE', params.imageId, body),
  })),
  route(attributeContract.getVideoAttributes, async (context, { actor, params }) => ({
    values: await getOwnValues(context, actor, 'VIDEO', params.videoId),
  })),
  route(attributeContract.setVideoAttributes, async (context, { actor, params, body }) => ({
    values: await setOwnValues(context, actor, 'VIDEO', params.videoId, body),
  })),
  route(attributeContract.getSegmentAttributes, async (context, { actor, params }) => ({
    values: await getOwnValues(context, actor, 'SEGMENT', params.segmentId),
  })),
  route(attributeContract.setSegmentAttributes, async (context, { actor, params, body }) => ({
    values: await setOwnValues(context, actor, 'SEGMENT', params.segmentId, body),
  })),
]
