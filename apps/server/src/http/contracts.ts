import { accessContract } from '../resources/access/contract.ts'
import { activityTypeContract } from '../resources/activity-types/contract.ts'
import { attachmentContract } from '../resources/attachments/contract.ts'
import { attributeContract } from '../resources/attributes/contract.ts'
import { batchContract } from '../resources/batches/contract.ts'
import { bucketImportContract } from '../resources/bucket-imports/contract.ts'
import { bucketContract } from '../resources/buckets/contract.ts'
import { callbackContract } from '../resources/callbacks/contract.ts'
import { commentContract } from '../resources/comments/contract.ts'
import { datasetContract } from '../resources/datasets/contract.ts'
import { duplicateContract } from '../resources/duplicates/contract.ts'
import { groupContract } from '../resources/groups/contract.ts'
import { imageContract } from '../resources/images/contract.ts'
import { jobResultContract } from '../resources/job-results/contract.ts'
import { jobContract } from '../resources/jobs/contract.ts'
import { keypointSchemaContract } from '../resources/keypoint-schemas/contract.ts'
import { labelClassContract } from '../resources/label-classes/contract.ts'
import { labelContract } from '../resources/labels/contract.ts'
import { projectContract } from '../resources/projects/contract.ts'
import { segmentContract } from '../resources/segments/contract.ts'
import { statusContract } from '../resources/statuses/contract.ts'
import { tagContract } from '../resources/tags/contract.ts'
import { videoContract } from '../resources/videos/contract.ts'
import { workflowContract } from '../resources/workflows/contract.ts'
import { runContract } from '../runs/contract.ts'

/** Every operation of our own API by name; the typed client and the docs are made from it. */
export const contracts = {
  ...accessContract,
  ...attributeContract,
  ...projectContract,
  ...datasetContract,
  ...imageContract,
  ...labelClassContract,
  ...keypointSchemaContract,
  ...labelContract,
  ...tagContract,
  ...statusContract,
  ...bucketContract,
  ...videoContract,
  ...activityTypeContract,
  ...segmentContract,
  ...commentContract,
  ...bucketImportContract,
  ...duplicateContract,
  ...attachmentContract,
  ...jobResultContract,
  ...callbackContract,
  ...workflowContract,
  ...batchContract,
  ...jobContract,
  ...groupContract,
  ...runContract,
}
