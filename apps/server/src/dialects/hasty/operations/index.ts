import type { Operation } from '../operation.ts'
import { activeLearningOperations } from './active-learning.ts'
import { activityTypeOperations } from './activity-types.ts'
import { attributeOperations } from './attributes.ts'
import { automatedLabelingOperations } from './automated-labeling.ts'
import { bucketOperations } from './buckets.ts'
import { datasetOperations } from './datasets.ts'
import { exportOperations } from './exports.ts'
import { imageTagOperations } from './image-tags.ts'
import { imageOperations } from './images.ts'
import { inferenceOperations } from './inference.ts'
import { keypointSchemaOperations } from './keypoint-schemas.ts'
import { labelAttributeOperations } from './label-attributes.ts'
import { labelClassOperations } from './label-classes.ts'
import { labelOperations } from './labels.ts'
import { projectLabelOperations } from './project-labels.ts'
import { projectOperations } from './projects.ts'
import { segmentOperations } from './segments.ts'
import { tagClassOperations } from './tag-classes.ts'
import { tagGroupOperations } from './tag-groups.ts'
import { uploadOperations } from './uploads.ts'
import { videoOperations } from './videos.ts'
import { workspaceOperations } from './workspaces.ts'

/** What answers each operation of the table. */
export const operations: readonly Operation[] = [
  ...workspaceOperations,
  ...projectOperations,
  ...datasetOperations,
  ...uploadOperations,
  ...imageOperations,
  ...imageTagOperations,
  ...keypointSchemaOperations,
  ...projectLabelOperations,
  ...labelOperations,
  ...attributeOperations,
  ...labelAttributeOperations,
  ...labelClassOperations,
  ...bucketOperations,
  ...exportOperations,
  ...tagClassOperations,
  ...tagGroupOperations,
  ...activeLearningOperations,
  ...automatedLabelingOperations,
  ...inferenceOperations,
  ...videoOperations,
  ...segmentOperations,
  ...activityTypeOperations,
]
