import { Type } from 'typebox'
import { nullable, Uuid } from '../../../contract/schemas.ts'
import { editImageTags, listImageTags } from '../../../resources/tags/index.ts'
import { namedImage } from '../named-image.ts'
import { operation } from '../operation.ts'
import { pageFromAll } from '../paging.ts'
import { listQuery, pageOf } from '../schemas.ts'
import { ImageTag, wireImageTag } from '../translate/tag.ts'

const maxTags = 100

export const imageTagOperations = [
  operation(
    'listImageTags',
    { query: listQuery({}), reply: pageOf('ImageTagPage', ImageTag) },
    async call => {
      const { id } = await namedImage(call)
      return pageFromAll(call.query, await listImageTags(call.context, call.actor, id), wireImageTag)
    },
  ),
  operation(
    'addImageTags',
    {
      body: Type.Array(Type.Object({ tag_class_id: Uuid }), { maxItems: maxTags }),
      reply: Type.Array(ImageTag),
    },
    async call => {
      const { id } = await namedImage(call)
      const add = call.body.map(({ tag_class_id }) => tag_class_id.toLowerCase())
      const tags = await editImageTags(call.context, call.actor, id, { add })
      const byClass = new Map(tags.map(tag => [tag.tagClassId, wireImageTag(tag)]))
      return add.flatMap(tagClassId => byClass.get(tagClassId) ?? [])
    },
  ),
  operation(
    'deleteImageTags',
    {
      body: Type.Array(
        Type.Object({
          tag_id: Type.Optional(nullable(Uuid)),
          tag_class_id: Type.Optional(nullable(Uuid)),
        }),
        { maxItems: maxTags },
      ),
    },
    async call => {
      const { id } = await namedImage(call)
      const tags = await listImageTags(call.context, call.actor, id)
      const classOfTag = new Map(tags.map(tag => [tag.id, tag.tagClassId]))
      const remove = call.body.flatMap(({ tag_id, tag_class_id }) =>
        [tag_class_id, classOfTag.get(tag_id?.toLowerCase() ?? '')].filter(
          found => typeof found === 'string',
        ),
      )
      await editImageTags(call.context, call.actor, id, { remove })
    },
  ),
]
