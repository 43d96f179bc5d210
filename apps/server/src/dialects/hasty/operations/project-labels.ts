import { listKeypointSchemas } from '../../../resources/keypoint-schemas/index.ts'
import { listLabelsAt } from '../../../resources/labels/index.ts'
import { customStatusIds } from '../custom-statuses.ts'
import { operation } from '../operation.ts'
import { pageReply, placeOf } from '../paging.ts'
import { listQuery, pageOf } from '../schemas.ts'
import { labelConditionsFromWire, labelFilters } from '../translate/label-filter.ts'
import { LabelItem, wireLabelItem } from '../translate/label-item.ts'

export const projectLabelOperations = [
  operation(
    'listProjectLabels',
    { query: listQuery(labelFilters), reply: pageOf('LabelListPage', LabelItem) },
    async ({ context, actor, params, query }) => {
      const { project_id: projectId } = params
      const customIds = await customStatusIds(context, actor, projectId, query.image_status)
      const conditions = labelConditionsFromWire(query, customIds, context.now())
      const page = await listLabelsAt(context, actor, projectId, conditions, placeOf(query))
      const schemas = query.add_keypoint_data ? await listKeypointSchemas(context, actor, projectId) : []
      const items = page.items.map(row => wireLabelItem(context, row, schemas))
      return pageReply(query, { ...page, items })
    },
  ),
]
