import { type Static, type TSchema, Type } from 'typebox'
import { operation } from '../../contract/operation.ts'
import {
  AttributeValuesSchema,
  ids,
  MediaStatusSchema,
  named,
  nullable,
  PageQuery,
  pageOf,
  ShapeSchema,
  Timestamp,
  Uuid,
} from '../../contract/schemas.ts'

const content = {
  id: Uuid,
  classId: Uuid,
  shape: Type.String({ maxLength: 50 }),
  /** what the shape's own schema says */
  geometry: Type.Unsafe<Readonly<Record<string, unknown>>>({ type: 'object' }),
  zIndex: Type.Integer({ minimum: -2_147_483_648, maximum: 2_147_483_647 }),
  tool: nullable(Type.String({ maxLength: 50 })),
  externalId: nullable(Type.String({ maxLength: 1000 })),
}

/** The history does not change, so its lists are not to be changed either. */
function listOf<T extends TSchema>(item: T) {
  return Type.Unsafe<readonly Static<T>[]>(Type.Array(item))
}

/** How many keyframes a label may have. */
const maxKeyframes = 20_000

const Keyframe = named(
  'Keyframe',
  Type.Object({
    /** index of the frame, from 0 */
    frame: Type.Integer({ minimum: 0 }),
    /** from here on the object is not seen, until the next keyframe */
    outside: Type.Boolean(),
    /** in the pixels of its frame */
    geometry: content.geometry,
    /** values that hold from here on, in the place of those of the keyframe before */
    attributes: AttributeValuesSchema,
  }),
)

const Keyframes = Type.Unsafe<readonly Static<typeof Keyframe>[] | undefined>(
  Type.Array(Keyframe, { maxItems: maxKeyframes }),
)

/**
 * A label as a change brings it: without `attributes` or `locked` a new label has none and is not, and one that stands
 * keeps its own. On a video it has keyframes, and its geometry and attributes are those of the first.
 */
const RequestedLabel = named(
  'RequestedLabel',
  Type.Object({
    ...content,
    attributes: Type.Optional(AttributeValuesSchema),
    keyframes: Type.Optional(Keyframes),
    /** whether Labellers may not edit it */
    locked: Type.Optional(Type.Boolean()),
  }),
)

const said = {
  ...content,
  attributes: AttributeValuesSchema,
  /** on videos: by frame, at least one; geometry and attributes are those of the first */
  keyframes: Type.Optional(Keyframes),
  /** nobody edits it by hand */
  locked: Type.Optional(Type.Unsafe<true | undefined>(Type.Literal(true))),
}

const LabelContent = named('LabelContent', Type.Object(said))

export const Label = named(
  'Label',
  Type.Object({
    ...said,
    version: Type.Integer(),
    createdAt: Timestamp,
    createdBy: nullable(Uuid),
    updatedAt: Timestamp,
    updatedBy: nullable(Uuid),
  }),
)

type Label = Static<typeof Label>

/** A change as the history has it. */
export const AppliedChange = named(
  'AppliedChange',
  Type.Object({
    id: Uuid,
    revision: Type.Integer(),
    authorId: nullable(Uuid),
    authorName: Type.String(),
    origin: Type.String(),
    createdAt: Timestamp,
    added: listOf(Label),
    updated: listOf(Type.Unsafe<readonly [Label, Label]>(Type.Tuple([Label, Label]))),
    removed: listOf(Label),
  }),
)

const Conflict = named(
  'Conflict',
  Type.Object({
    labelId: Uuid,
    reason: Type.Union([Type.Literal('changed'), Type.Literal('removed'), Type.Literal('exists')]),
    yours: nullable(LabelContent),
    theirs: nullable(Label),
  }),
)

/** How many labels one change may touch. */
export const maxLabelsPerChange = 10_000

const ChangeRequest = named(
  'ChangeRequest',
  Type.Object({
    id: Uuid,
    added: Type.Array(RequestedLabel, { maxItems: maxLabelsPerChange }),
    updated: Type.Array(Type.Object({ version: Type.Integer(), to: RequestedLabel }), {
      maxItems: maxLabelsPerChange,
    }),
    removed: Type.Array(Type.Object({ id: Uuid, version: Type.Integer() }), {
      maxItems: maxLabelsPerChange,
    }),
  }),
)

const briefly = { revision: Type.Integer(), conflicts: listOf(Conflict) }

const ListedLabel = named(
  'ListedLabel',
  Type.Object({
    label: Label,
    className: Type.String(),
    imageId: Uuid,
    imageName: Type.String(),
    imageStatus: MediaStatusSchema,
    width: Type.Integer(),
    height: Type.Integer(),
    datasetId: Uuid,
    datasetName: Type.String(),
    /** of the image; opens without a key for a while */
    displayUrl: Type.String(),
    thumbnailUrl: nullable(Type.String()),
  }),
)

const MediaLabels = named('MediaLabels', Type.Object({ revision: Type.Integer(), labels: Type.Array(Label) }))
const ChangeReply = named('ChangeReply', Type.Object({ ...briefly, change: AppliedChange }))
const ChangesQuery = Type.Object({
  after: Type.Optional(Type.Integer({ minimum: 0, maximum: 2_147_483_647, default: 0 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 100 })),
})

const uuids = Type.Optional(Type.Array(Uuid, { maxItems: 1000 }))

export const labelContract = {
  listLabels: operation({
    method: 'GET',
    path: '/api/projects/:projectId/label-list',
    summary: 'Labels of a project with what they lie on, in the order they were made',
    params: ids('projectId'),
    query: Type.Object({
      ...PageQuery.properties,
      labelClassId: uuids,
      shape: Type.Optional(Type.Array(ShapeSchema)),
      /** who made it */
      authorId: Type.Optional(Uuid),
      /** who changed it last */
      labelerId: Type.Optional(Uuid),
      datasetId: uuids,
      status: Type.Optional(Type.Array(MediaStatusSchema)),
      imageName: Type.Optional(Type.String({ maxLength: 255 })),
      /** labels that have no value of this attribute */
      withoutAttributeId: Type.Optional(Uuid),
      keypointSchemaId: Type.Optional(Uuid),
      createdSince: Type.Optional(Timestamp),
      updatedSince: Type.Optional(Timestamp),
    }),
    reply: pageOf('ListedLabelPage', ListedLabel),
  }),
  listImageLabels: operation({
    method: 'GET',
    path: '/api/images/:imageId/labels',
    summary: 'All labels of an image and the revision they belong to',
    params: ids('imageId'),
    reply: MediaLabels,
  }),
  previewLabels: operation({
    method: 'GET',
    path: '/api/projects/:projectId/labels',
    summary: 'Labels of up to 100 images, at most 300 an image, to draw on thumbnails',
    params: ids('projectId'),
    query: Type.Object({ imageId: Type.Array(Uuid, { minItems: 1, maxItems: 100 }) }),
    reply: Type.Array(
      named('LabelPreview', Type.Object({ imageId: Uuid, labels: Type.Array(LabelContent) })),
    ),
  }),
  changeLabels: operation({
    method: 'POST',
    path: '/api/images/:imageId/changes',
    summary: 'Edit the labels of an image; a repeated id is answered as the first time',
    params: ids('imageId'),
    body: ChangeRequest,
    reply: ChangeReply,
  }),
  changeLabelsBriefly: operation({
    method: 'POST',
    path: '/api/images/:imageId/brief-changes',
    summary: 'The same, answered without the labels that were sent: for programs that write many',
    params: ids('imageId'),
    body: ChangeRequest,
    reply: named('BriefChangeReply', Type.Object(briefly)),
  }),
  listChanges: operation({
    method: 'GET',
    path: '/api/images/:imageId/changes',
    summary: 'The history of an image after a revision, oldest first',
    params: ids('imageId'),
    query: ChangesQuery,
    reply: Type.Array(AppliedChange),
  }),
  listVideoLabels: operation({
    method: 'GET',
    path: '/api/videos/:videoId/labels',
    summary: 'All labels of a video, each a track with its keyframes, and the revision they belong to',
    params: ids('videoId'),
    reply: MediaLabels,
  }),
  changeVideoLabels: operation({
    method: 'POST',
    path: '/api/videos/:videoId/changes',
    summary: 'Edit the labels of a video; a repeated id is answered as the first time',
    params: ids('videoId'),
    body: ChangeRequest,
    reply: ChangeReply,
  }),
  listVideoChanges: operation({
    method: 'GET',
    path: '/api/videos/:videoId/changes',
    summary: 'The history of a video after a revision, oldest first',
    params: ids('videoId'),
    query: ChangesQuery,
    reply: Type.Array(AppliedChange),
  }),
}
