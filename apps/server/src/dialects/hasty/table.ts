import { type CallableWay, type OperationRow, type ParamsOn, type Way, waysIn } from '../../wire/index.ts'

/**
 * How method and path are known: `sdk` and `go` from the vendor's Python and Go clients, `script` from a third party's
 * program, `docs` from a page of the vendor; `path`: the path alone is public; `inferred`: neither is.
 */
export type Evidence = 'sdk' | 'go' | 'script' | 'docs' | 'path' | 'inferred'

/** `number` is that of the vendor's specification; null where it does not list what clients call all the same. */
type Row = OperationRow &
  readonly [number: number | null, way: Way, evidence: readonly Evidence[], ...rest: string[]]

/** Every operation that is served, in the order of the specification: a later find is one more alias, or one line. */
export const table = {
  listHeuristics: [
    1,
    'GET {p}/active_learning/heuristics',
    ['docs', 'inferred'],
    'Heuristics by which images can be ranked',
  ],
  startRankingSession: [
    2,
    'POST {p}/active_learning/sessions',
    ['docs', 'inferred'],
    'Rank images by what a model would learn from them',
    'POST {p}/active_learning/ranking',
  ],

  listAttributes: [3, 'GET {p}/attributes', ['sdk'], 'Attributes of a project, in their order'],
  createAttribute: [4, 'POST {p}/attributes', ['sdk'], 'Make an attribute'],
  updateAttribute: [
    5,
    'PUT {p}/attributes/{attribute_id}',
    ['sdk'],
    'Change an attribute; values keep their ids by their text, and those left out are dropped',
  ],
  deleteAttribute: [null, 'DELETE {p}/attributes/{attribute_id}', ['sdk'], 'Delete it with all its values'],
  listImageLabelAttributes: [
    6,
    'GET {p}/images/{image_id}/attributes',
    ['inferred'],
    'Attribute values of all labels of an image',
  ],
  setImageLabelAttributes: [
    7,
    'POST {p}/images/{image_id}/attributes',
    ['inferred'],
    'Set attribute values of labels of an image, all or none',
    'PUT {p}/images/{image_id}/attributes',
  ],
  listCommonAttributes: [
    8,
    'POST {p}/images/{image_id}/attributes/common',
    ['inferred'],
    'Attributes that some labels have in common, and whether their values differ',
  ],
  listAttributeLinks: [9, 'GET {p}/attributes_classes', ['sdk'], 'Which attributes belong to which classes'],
  addAttributeLinks: [
    10,
    'POST {p}/attributes_classes',
    ['sdk'],
    'Link attributes to classes, or reorder them',
  ],
  deleteAttributeLinks: [11, 'DELETE {p}/attributes_classes', ['sdk'], 'Unlink attributes from classes'],

  listAutomatedLabelingJobs: [12, 'GET {p}/automated_labeling', ['sdk'], 'Automated labeling, newest first'],
  createAutomatedLabelingJob: [13, 'POST {p}/automated_labeling', ['sdk'], 'Let a model label images'],
  getAutomatedLabelingJob: [14, 'GET {p}/automated_labeling/{job_id}', ['sdk'], 'How far it is'],

  listDatasets: [15, 'GET {p}/datasets', ['sdk'], 'Datasets of a project'],
  createDataset: [16, 'POST {p}/datasets', ['sdk', 'go', 'script'], 'Make a dataset'],
  getDataset: [17, 'GET {p}/datasets/{dataset_id}', ['sdk'], 'One dataset'],
  updateDataset: [18, 'PUT {p}/datasets/{dataset_id}', ['sdk', 'go'], 'Rename or reorder a dataset'],
  deleteDataset: [
    null,
    'DELETE {p}/datasets/{dataset_id}',
    ['sdk', 'go'],
    'Delete a dataset with its images',
  ],

  listUploads: [19, 'GET {p}/uploads', ['sdk'], 'Signed URLs, each for one PUT of one file'],
  createImageUploads: [null, 'POST {p}/image_uploads', ['sdk', 'script'], 'The same for older clients'],

  listImages: [20, 'GET {p}/images', ['sdk'], 'Images of a project, in the order they were made'],
  createImage: [21, 'POST {p}/images', ['sdk', 'go', 'docs'], 'Make an image from an upload or a URL'],
  getImage: [22, 'GET {p}/images/{image_id}', ['sdk'], 'One image'],
  replaceImage: [23, 'PUT {p}/images/{image_id}', ['path', 'docs'], 'Give an image another file'],
  updateImage: [24, 'PATCH {p}/images/{image_id}', ['sdk'], 'Rename an image or move it to another dataset'],
  setImageStatus: [25, 'PUT {p}/images/{image_id}/status', ['sdk'], 'Set the status of an image'],
  getImageOffset: [26, 'GET {p}/images/{image_id}/offset', ['inferred'], 'Its place in a filtered list'],
  deleteImage: [null, 'DELETE {p}/images/{image_id}', ['sdk'], 'Delete an image with its labels'],

  listImageTags: [null, 'GET {p}/images/{image_id}/tags', ['sdk'], 'Tags of an image'],
  addImageTags: [null, 'POST {p}/images/{image_id}/tags', ['sdk'], 'Tag an image; what it has already stays'],
  deleteImageTags: [null, 'DELETE {p}/images/{image_id}/tags', ['sdk'], 'Take tags off an image'],

  listKeypointSchemas: [27, 'GET {p}/keypoint_schemas', ['inferred'], 'Keypoint schemas of a project'],
  createKeypointSchema: [28, 'POST {p}/keypoint_schemas', ['inferred'], 'Make a keypoint schema'],
  updateKeypointSchema: [
    29,
    'PUT {p}/keypoint_schemas/{keypoint_schema_id}',
    ['inferred'],
    'Change a keypoint schema; its points keep their ids',
  ],
  deleteKeypointSchema: [
    null,
    'DELETE {p}/keypoint_schemas/{keypoint_schema_id}',
    ['inferred'],
    'Delete it with its labels',
  ],
  listKeypointSchemaLinks: [
    30,
    'GET {p}/keypoint_schemas_classes',
    ['inferred'],
    'Which label classes keypoint schemas are for',
    'GET {p}/keypoint_schemas_label_classes',
  ],
  addKeypointSchemaLinks: [
    31,
    'POST {p}/keypoint_schemas_classes',
    ['inferred'],
    'Make keypoint schemas be for more label classes',
    'POST {p}/keypoint_schemas_label_classes',
  ],
  deleteKeypointSchemaLinks: [
    32,
    'DELETE {p}/keypoint_schemas_classes',
    ['inferred'],
    'Take links away',
    'DELETE {p}/keypoint_schemas_label_classes',
  ],

  listProjectLabels: [33, 'GET {p}/labels', ['path'], 'Labels of a project, as they were made'],
  getLabel: [34, 'GET {p}/labels/{label_id}', ['inferred'], 'One label'],
  listLabels: [35, 'GET {p}/images/{image_id}/labels', ['sdk'], 'Labels of an image, as they were made'],
  createLabels: [36, 'POST {p}/images/{image_id}/labels', ['sdk'], 'Make up to 1000 labels, all or none'],
  updateLabels: [37, 'PUT {p}/images/{image_id}/labels', ['sdk'], 'Replace up to 1000 labels, all or none'],
  deleteLabels: [38, 'DELETE {p}/images/{image_id}/labels', ['sdk'], 'Remove labels of an image'],

  listLabelAttributes: [39, 'GET {p}/labels/{label_id}/attributes', ['sdk'], 'Attribute values of a label'],
  setLabelAttribute: [
    40,
    'POST {p}/labels/{label_id}/attributes/{attribute_id}',
    ['sdk'],
    'Set an attribute value of a label; null takes it away',
  ],

  listLabelClasses: [41, 'GET {p}/label_classes', ['sdk'], 'Label classes of a project, in their order'],
  createLabelClass: [42, 'POST {p}/label_classes', ['sdk'], 'Make a label class'],
  getLabelClass: [43, 'GET {p}/label_classes/{label_class_id}', ['sdk'], 'One label class'],
  updateLabelClass: [44, 'PUT {p}/label_classes/{label_class_id}', ['sdk'], 'Change a label class'],
  deleteLabelClass: [null, 'DELETE {p}/label_classes/{label_class_id}', ['sdk'], 'Delete it with its labels'],

  listBuckets: [45, 'GET /buckets/{workspace_id}/credentials', ['path'], 'Credentials of buckets'],
  createBucket: [46, 'POST /buckets/{workspace_id}/credentials', ['sdk'], 'Add the credentials of a bucket'],
  updateBucket: [
    47,
    'PUT /buckets/{workspace_id}/credentials/{bucket_id}',
    ['inferred'],
    'Describe a bucket anew or replace its credentials',
  ],
  importFromBucket: [
    48,
    'POST /buckets/{workspace_id}/credentials/{bucket_id}/import',
    ['inferred'],
    'Start to make images of what lies in a bucket',
  ],
  listBucketFiles: [
    49,
    'GET /buckets/{workspace_id}/credentials/{bucket_id}/files',
    ['inferred'],
    'Objects of a bucket, the first thousand',
    'GET /buckets/{workspace_id}/credentials/{bucket_id}/objects',
  ],
  deleteBucket: [
    null,
    'DELETE /buckets/{workspace_id}/credentials/{bucket_id}',
    ['inferred'],
    'Forget the credentials of a bucket',
  ],

  createProject: [50, 'POST /projects', ['sdk', 'script'], 'Make a project'],
  listProjects: [51, 'GET /projects', ['sdk'], 'Projects, newest first'],
  getProject: [52, 'GET {p}', ['sdk'], 'One project'],
  updateProject: [53, 'PUT {p}', ['sdk'], 'Rename or describe a project'],
  deleteProject: [null, 'DELETE {p}', ['sdk'], 'Delete a project with everything in it'],

  startExport: [54, 'POST {p}/exports', ['sdk', 'script'], 'Start an export; ask for it until it is done'],
  getExport: [
    55,
    'GET {p}/exports/{export_id}',
    ['sdk', 'script'],
    'How far an export is, and where its file is',
  ],

  listTagClasses: [56, 'GET {p}/tag_classes', ['sdk'], 'Tag classes of a project, in their order'],
  createTagClass: [57, 'POST {p}/tag_classes', ['sdk'], 'Make a tag class'],
  getTagClass: [58, 'GET {p}/tag_classes/{tag_class_id}', ['sdk'], 'One tag class'],
  updateTagClass: [59, 'PUT {p}/tag_classes/{tag_class_id}', ['sdk'], 'Rename or reorder a tag class'],
  deleteTagClass: [
    null,
    'DELETE {p}/tag_classes/{tag_class_id}',
    ['sdk'],
    'Take it off every image, and away',
  ],

  listTagGroups: [60, 'GET {p}/tag_groups', ['inferred'], 'Tag groups of a project, in their order'],
  createTagGroup: [61, 'POST {p}/tag_groups', ['inferred'], 'Make a tag group'],
  getTagGroup: [62, 'GET {p}/tag_groups/{tag_group_id}', ['inferred'], 'One tag group'],
  updateTagGroup: [63, 'PUT {p}/tag_groups/{tag_group_id}', ['inferred'], 'Change a tag group'],
  deleteTagGroup: [
    null,
    'DELETE {p}/tag_groups/{tag_group_id}',
    ['inferred'],
    'Delete it; its tag classes move to the first group',
  ],

  listVideos: [64, 'GET {p}/videos', ['sdk'], 'Videos of a project, in the order they were made'],
  createVideo: [65, 'POST {p}/videos', ['sdk'], 'Make a video from an upload or a URL; a run reads it'],
  getVideo: [66, 'GET {p}/videos/{video_id}', ['sdk'], 'One video, and whether it is read'],
  updateVideo: [67, 'PATCH {p}/videos/{video_id}', ['sdk'], 'Rename a video or move it to another dataset'],
  setVideoStatus: [68, 'PUT {p}/videos/{video_id}/status', ['sdk'], 'Set the status of a video'],
  deleteVideo: [null, 'DELETE {p}/videos/{video_id}', ['sdk'], 'Delete a video with its segments'],
  listSegments: [69, 'GET {p}/videos/{video_id}/segments', ['sdk'], 'Segments of a video, by their start'],
  createSegment: [
    70,
    'POST {p}/videos/{video_id}/segments',
    ['sdk'],
    'Make a segment; what it overlaps is refused or replaced',
  ],
  updateSegment: [71, 'PUT {p}/segments/{segment_id}', ['sdk'], 'Write a segment anew'],
  deleteSegment: [null, 'DELETE {p}/segments/{segment_id}', ['sdk'], 'Delete a segment'],
  listActivityTypes: [72, 'GET {p}/activity_types', ['sdk'], 'Activity types, in the order they were made'],
  createActivityType: [73, 'POST {p}/activity_types', ['sdk'], 'Make an activity type'],
  updateActivityType: [74, 'PUT {p}/activity_types/{activity_type_id}', ['sdk'], 'Change an activity type'],
  deleteActivityType: [
    null,
    'DELETE {p}/activity_types/{activity_type_id}',
    ['sdk'],
    'Delete it; segments that have no other go with it',
  ],

  listWorkspaces: [75, 'GET /workspaces', ['sdk'], 'Workspaces that the key can see'],
  getWorkspace: [76, 'GET /workspaces/{workspace_id}', ['path'], 'One workspace'],
  updateWorkspace: [77, 'PUT /workspaces/{workspace_id}', ['path'], 'Rename or describe a workspace'],

  getObjectDetector: [null, 'GET {p}/object_detector', ['sdk'], 'The model that finds boxes'],
  getInstanceSegmentor: [null, 'GET {p}/instance_segmentor', ['sdk'], 'The model that finds masks'],
  getSemanticSegmentor: [null, 'GET {p}/semantic_segmentor', ['sdk'], 'The model that divides a picture'],
  getAttributer: [null, 'GET {p}/attributer', ['sdk'], 'The model that tells attributes'],
  detectObjects: [null, 'POST {p}/object_detection', ['sdk'], 'Boxes in a picture'],
  segmentInstances: [null, 'POST {p}/instance_segmentation', ['sdk'], 'Masks of objects in a picture'],
  segmentSemantics: [null, 'POST {p}/semantic_segmentation', ['sdk'], 'Masks of classes in a picture'],
  predictAttributes: [null, 'POST {p}/attribute_prediction', ['sdk'], 'Attributes of boxes in a picture'],
} as const satisfies Record<string, Row>

/** What waits for models: routes, schemas and permissions stand; those who may are answered `model_missing`, with 400. */
export const awaitingModels: readonly OperationName[] = [
  'startRankingSession',
  'createAutomatedLabelingJob',
  'getObjectDetector',
  'getInstanceSegmentor',
  'getSemanticSegmentor',
  'getAttributer',
  'detectObjects',
  'segmentInstances',
  'segmentSemantics',
  'predictAttributes',
]

/** The name of an operation. */
export type OperationName = keyof typeof table

/** The parameters in the path of an operation, all ids. */
export type ParamsOf<Name extends OperationName> = ParamsOn<typeof table, Name>

/** All ways to call an operation below /v1, the usual one first; parameters as `:name`. */
export function waysTo(name: OperationName): CallableWay[] {
  return waysIn(table[name])
}
