import { type Route, route } from '../../contract/operation.ts'
import { tagContract } from './contract.ts'
import { createTagClass } from './create-tag-class.ts'
import { deleteTagClass } from './delete-tag-class.ts'
import { editImageTags } from './edit-image-tags.ts'
import { listImageTags } from './list-image-tags.ts'
import { listTagClasses } from './list-tag-classes.ts'
import { presentTagClass } from './present.ts'
import { updateTagClass } from './update-tag-class.ts'

/** Our own API over tag classes and the tags of images. */
export const tagRoutes: readonly Route[] = [
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
