import type { Route } from '../contract/operation.ts'
import type { RawRoute } from '../contract/raw-route.ts'
import { accessRoutes } from '../resources/access/index.ts'
import { activityTypeRoutes } from '../resources/activity-types/index.ts'
import { attachmentRoutes } from '../resources/attachments/index.ts'
import { attributeRoutes } from '../resources/attributes/index.ts'
import { batchRoutes } from '../resources/batches/index.ts'
import { bucketImportRoutes } from '../resources/bucket-imports/index.ts'
import { bucketRoutes } from '../resources/buckets/index.ts'
import { callbackRoutes } from '../resources/callbacks/index.ts'
import { commentRoutes } from '../resources/comments/index.ts'
import { datasetRoutes } from '../resources/datasets/index.ts'
import { duplicateRoutes } from '../resources/duplicates/index.ts'
import { groupRoutes } from '../resources/groups/index.ts'
import { imageRawRoutes, imageRoutes } from '../resources/images/index.ts'
import { jobResultRawRoutes, jobResultRoutes } from '../resources/job-results/index.ts'
import { jobRoutes } from '../resources/jobs/index.ts'
import { keypointSchemaRoutes } from '../resources/keypoint-schemas/index.ts'
import { labelClassRoutes } from '../resources/label-classes/index.ts'
import { labelRawRoutes, labelRoutes } from '../resources/labels/index.ts'
import { newsRawRoutes } from '../resources/news/index.ts'
import { projectRoutes } from '../resources/projects/index.ts'
import { segmentRoutes } from '../resources/segments/index.ts'
import { statusRoutes } from '../resources/statuses/index.ts'
import { tagRoutes } from '../resources/tags/index.ts'
import { videoRawRoutes, videoRoutes } from '../resources/videos/index.ts'
import { workflowRoutes } from '../resources/workflows/index.ts'
import { runRawRoutes, runRoutes } from '../runs/index.ts'
import { exportRoutes } from '../runs/kinds/index.ts'

/** Every route of our own API. */
export const routes: readonly Route[] = [
  ...accessRoutes,
  ...projectRoutes,
  ...datasetRoutes,
  ...imageRoutes,
  ...labelClassRoutes,
  ...keypointSchemaRoutes,
  ...labelRoutes,
  ...tagRoutes,
  ...statusRoutes,
  ...bucketRoutes,
  ...attributeRoutes,
  ...videoRoutes,
  ...activityTypeRoutes,
  ...segmentRoutes,
  ...commentRoutes,
  ...bucketImportRoutes,
  ...duplicateRoutes,
  ...attachmentRoutes,
  ...jobResultRoutes,
  ...callbackRoutes,
  ...workflowRoutes,
  ...batchRoutes,
  ...jobRoutes,
  ...groupRoutes,
  ...runRoutes,
  ...exportRoutes,
]

/** Every route that speaks bytes: files and event streams. */
export const rawRoutes: readonly RawRoute[] = [
  ...imageRawRoutes,
  ...videoRawRoutes,
  ...labelRawRoutes,
  ...jobResultRawRoutes,
  ...newsRawRoutes,
  ...runRawRoutes,
]
