import type { Label as CoreLabel, RequestedLabel, Size } from '@gesso/core'
import { keypointsOf, limitCoordinate } from '@gesso/shapes'
import { type Static, Type } from 'typebox'
import { named, nullable, oneOf, Timestamp, Uuid } from '../../../contract/schemas.ts'
import type { ForeignForm } from '../../../resources/labels/index.ts'
import { MaybeText } from '../schemas.ts'
import { borderOf, geometryFromWire, type Taken, type WireBox, wireFromGeometry } from './geometry.ts'
import { formKeeping, keptIn } from './kept-form.ts'
import { keypointsFromWire, LabelKeypoint, type SchemaOf, SentKeypoint, wireKeypoints } from './keypoints.ts'
import { type Standing, standingAsTold } from './standing.ts'
import { toolFromWire, toolsUsed, wireTool } from './tool.ts'

const Coordinate = Type.Integer({ minimum: -limitCoordinate, maximum: limitCoordinate })
// Written without tuples, which JSON Schema drafts 7 and 2020-12 spell differently.
export const Bbox = Type.Unsafe<WireBox>(Type.Array(Coordinate, { minItems: 4, maxItems: 4 }))
const Point = Type.Unsafe<readonly [number, number]>(Type.Array(Coordinate, { minItems: 2, maxItems: 2 }))
export const Polygon = Type.Unsafe<readonly (readonly [number, number])[]>(Type.Array(Point, { minItems: 1 }))
export const Runs = Type.Unsafe<readonly number[]>(Type.Array(Type.Integer(), { minItems: 2 }))
const ToolUsed = oneOf(toolsUsed)

export const Label = named(
  'Label',
  Type.Object({
    id: Uuid,
    image_id: Uuid,
    class_id: Uuid,
    bbox: nullable(Bbox),
    polygon: nullable(Polygon),
    mask: nullable(Runs),
    z_index: Type.Integer(),
    tool_used: nullable(ToolUsed),
    external_id: nullable(Type.String()),
    external_event_id: nullable(Type.String()),
    /** only where it is asked for */
    border_mask: nullable(Type.String()),
    keypoints: nullable(Type.Array(LabelKeypoint)),
    error: Type.Null(),
    created_on: Timestamp,
    updated_on: Timestamp,
    labeled_by: nullable(Uuid),
  }),
)

/** What a request says about a label, its id aside. */
export const labelFields = {
  class_id: Uuid,
  bbox: Type.Optional(nullable(Bbox)),
  polygon: Type.Optional(nullable(Polygon)),
  mask: Type.Optional(nullable(Runs)),
  z_index: Type.Optional(nullable(Type.Integer({ minimum: -2_147_483_648, maximum: 2_147_483_647 }))),
  tool_used: Type.Optional(nullable(ToolUsed)),
  external_id: Type.Optional(nullable(Type.String({ maxLength: 1000 }))),
  external_event_id: Type.Optional(nullable(Type.String({ maxLength: 1000 }))),
  // Computed from the mask; what a client says of it is not taken.
  border_mask: MaybeText,
  keypoints: Type.Optional(nullable(Type.Array(SentKeypoint, { maxItems: 1000 }))),
}

const LabelFields = Type.Object(labelFields)

/** A label out of a request. */
export interface LabelFromWire {
  /** says nothing of attributes, so that a label keeps those it has */
  readonly content: RequestedLabel
  /** what is to be kept beside it; null when nothing is */
  readonly form: ForeignForm | null
  /** the place on the wire that its geometry is from */
  readonly from: Taken['from']
}

/** What is known of a label before its request is read. */
export interface BeforeRequest {
  readonly id: string
  /** what it has where the request gives none */
  readonly zIndex: number
  /** left out = it is new */
  readonly standing?: Standing
  readonly schemaOf: SchemaOf
  newId(): string
}

/**
 * The label that a request means. Points say more than a box, a ring or a mask beside them, which are only kept. A client
 * that knows no points sends none: then those that stand stay. One that sends back a geometry as it was told, or none
 * where none was told, leaves it as it stands: what cannot be told whole, as a cuboid or a line, is not lost by that.
 * @param field how it is called in errors, e.g. `[3]`
 * @throws AppError `invalid_input` naming the place
 */
export function labelFromWire(
  sent: Static<typeof LabelFields>,
  before: BeforeRequest,
  size: Size,
  field: string,
): LabelFromWire {
  const { bbox = null, polygon = null, mask = null, external_event_id = null } = sent
  const area = { bbox, polygon, mask }
  const { from, shape, geometry } =
    pointsFromWire(sent, before, field) ??
    (before.standing && standingAsTold(area, before.standing, size)) ??
    geometryFromWire(area, field)
  // What is kept beside points is judged all the same.
  if (from === 'keypoints' && (bbox ?? polygon ?? mask) !== null) geometryFromWire(area, field)
  const content = {
    id: before.id,
    classId: sent.class_id,
    shape,
    geometry,
    zIndex: sent.z_index ?? before.zIndex,
    tool: toolFromWire(sent.tool_used ?? null, before.standing?.tool ?? null),
    externalId: sent.external_id ?? null,
  }
  const derived = wireFromGeometry(content, size)
  return { content, from, form: formKeeping({ ...area, external_event_id }, derived) }
}

function pointsFromWire(
  sent: Pick<Static<typeof LabelFields>, 'keypoints'>,
  { standing, schemaOf, newId }: BeforeRequest,
  field: string,
): Taken | undefined {
  const points = standing && keypointsOf(standing)
  if (sent.keypoints === undefined && points !== undefined)
    return { shape: 'keypoints', geometry: { ...points }, from: 'keypoints' }
  if (!sent.keypoints?.length) return undefined
  const taking = { schemaOf, newId, standing: points?.points ?? [] }
  const geometry = { ...keypointsFromWire(sent.keypoints, taking, `${field}.keypoints`) }
  return { shape: 'keypoints', geometry, from: 'keypoints' }
}

type StandingLabel = Omit<CoreLabel, 'version'>

/** Where a label is, and what was kept beside it. */
interface Setting {
  readonly imageId: string
  readonly size: Size
  readonly form: ForeignForm | null | undefined
  /** whether to tell its edge */
  readonly border?: boolean | undefined
}

/** A label as the wire has it. */
export function wireLabel(
  label: StandingLabel,
  { imageId, size, form, border }: Setting,
): Static<typeof Label> {
  const { external_event_id = null, ...sent } = keptIn(form)
  const told = { ...wireFromGeometry(label, size), ...sent }
  return {
    id: label.id,
    image_id: imageId,
    class_id: label.classId,
    ...told,
    z_index: label.zIndex,
    tool_used: wireTool(label.tool),
    external_id: label.externalId,
    external_event_id,
    border_mask: border ? borderOf(label, told.bbox, size) : null,
    keypoints: wireKeypoints(label),
    error: null,
    created_on: label.createdAt,
    updated_on: label.updatedAt,
    labeled_by: label.createdBy,
  }
}
