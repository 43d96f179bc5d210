import { type Route, route } from '../../contract/operation.ts'
import { tagContract } from './contract.ts'
import { createTagClass } from './create-tag-class.ts'
import { deleteTagClass } from './delete-tag-class.ts'
import { editImageTags } from './edit-image-tags.ts'
import { createTagGroup } from './groups/create-tag-group.ts'
import { deleteTagGroup } from './groups/delete-tag-group.ts'
import { listTagGroups } from './groups/list-tag-groups.ts'
import { updateTagGroup } from './groups/update-tag-group.ts'
import { listImageTags } from './list-image-tags.ts'
import { listTagClasses } from './list-tag-classes.ts'
import { presentTagClass, presentTagGroup } from './present.ts'
import { updateTagClass } from './update-tag-class.ts'

/** Our own API over tag classes and the tags of images. */
export const tagRoutes: readonly Route[] = [
  route(tagContract.listTagGroups, async (context, { actor, params }) =>
    (await listTagGroups(context, actor, params.projectId)).map(presentTagGroup),
  ),
  route(tagContract.createTagGroup, async (context, { actor, params, body }) =>
    presentTagGroup(await createTagGroup(context, actor, params.projectId, body)),
  ),
  route(tagContract.updateTagGroup, async (context, { actor, params, body }) =>
    presentTagGroup(await updateTagGroup(context, actor, params.tagGroupId, body)),
  ),
  route(tagContract.deleteTagGroup, async (context, { actor, params }) => {
    await deleteTagGroup(context, actor, params.tagGroupId)
  }),
  route(tagContract.listTagClasses, async (context, { actor, params }) =>
    (await listTagClasses(context, actor, params.projectId)).map(presentTagClass),
  ),
  route(tagContract.createTagClass, async (context, { actor, params, body }) =>
    presentTagClass(await createTagClass(context, actor, params.projectId, body)),
  ),
  route(tagContract.updateTagClass, async (context, { actor, params, body }) =>
    presentTagClass(await updateTagClass(context, actor, params.tagClassId, body)),
  ),
  route(tagContract.deleteTagClass, async (context, { actor, params }) => {
    await deleteTagClass(context, actor, params.tagClassId)
  }),
  route(tagContract.listImageTags, (context, { actor, params }) =>
    listImageTags(context, actor, params.imageId),
  ),
  route(tagContract.editImageTags, (context, { actor, params, body }) =>
    editImageTags(context, actor, params.imageId, body),
  ),
]
