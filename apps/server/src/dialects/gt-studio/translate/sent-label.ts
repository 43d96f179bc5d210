import type { Geometry } from '@gesso/core'
import type { Shaped } from '@gesso/shapes'
import { type Static, Type } from 'typebox'
import { nullable, oneOf } from '../../../contract/schemas.ts'
import type { ForeignForm } from '../../../resources/labels/index.ts'
import {
  AnnotationObject,
  common,
  type Kept,
  keptAt,
  keptBeside,
  readObject,
  wireObject,
} from './annotation.ts'
import type { WordsByName } from './attributes.ts'
import { type Kind, kinds } from './geometry.ts'
import { invalid } from './wire-points.ts'

/** One object through the frames of a video; where it has no frame it is not seen. */
export const Tracker = Type.Object({
  ...common,
  type: oneOf(kinds),
  frames: Type.Record(
    Type.String({ minLength: 1, maxLength: 255 }),
    Type.Object({ type: Type.Optional(nullable(oneOf(kinds))), ...AnnotationObject.properties }),
    { minProperties: 1, maxProperties: 100_000 },
  ),
})
export type Tracker = Static<typeof Tracker>

/** A label that comes with a job. Coordinates are parts of the picture's width and height, which nobody knows yet. */
export interface SentLabel extends Shaped {
  /** in the request, e.g. `data.maker_response.lines.data[0]` */
  readonly place: string
  readonly externalId: string | null
  readonly className: string
  readonly attributes: WordsByName
  readonly locked: boolean
  /** on a video: where it is, by frame, in their order */
  readonly keyframes?: readonly SentKeyframe[]
  /** what is to be kept beside it; null when nothing is */
  readonly form: ForeignForm | null
}

interface SentKeyframe {
  readonly frameId: string
  readonly geometry: Geometry
  readonly attributes: WordsByName
}

/**
 * The label that an annotation object on an image means.
 * @throws AppError `invalid_input`, `geometry_invalid`
 */
export function labelFromObject(sent: AnnotationObject, kind: Kind, field: string): SentLabel {
  const named = namesOf(sent, sent.label, field)
  const { kept, ...read } = readObject(sent, kind, field, wireNames(named))
  return { place: field, ...named, ...read, form: formOf({ object: kept }) }
}

/**
 * The label that a tracker means.
 * @param frameIds of the video, in their order
 * @throws AppError `invalid_input`, `geometry_invalid`
 */
export function labelFromTracker(sent: Tracker, frameIds: readonly string[], field: string): SentLabel {
  const unknown = Object.keys(sent.frames).find(id => !frameIds.includes(id))
  if (unknown !== undefined) throw invalid(`${field}.frames.${unknown}`, 'is no frame of this job')
  const objects = frameIds.flatMap(frameId => {
    const object = Object.hasOwn(sent.frames, frameId) ? sent.frames[frameId] : undefined
    return object ? [{ frameId, object, field: `${field}.frames.${frameId}` }] : []
  })
  const label = sent.label || objects.find(({ object }) => object.label)?.object.label
  const locked = objects.some(({ object }) => object.state === 'non_editable')
  const named = namesOf(locked ? { ...sent, state: 'non_editable' } : sent, label, field)
  const inherited = Object.entries(sent.attributes ?? {})
  const frames = objects.map(({ frameId, object, field: place }) => {
    if (object.type && object.type !== sent.type)
      throw invalid(`${place}.type`, `must be ${sent.type}, as its tracker is`)
    if (object.label && object.label !== label)
      throw invalid(`${place}.label`, `must be ${label}, as its tracker's is`)
    const attributes = Object.fromEntries([...inherited, ...Object.entries(object.attributes ?? {})])
    const read = readObject({ ...object, attributes }, sent.type, place, wireNames(named, 'frame'))
    return { frameId, ...read }
  })
  const [first] = frames
  if (!first) throw invalid(`${field}.frames`, 'must have at least one frame')
  // Values that a tracker has for all its frames are said of each of them.
  const { frames: _, type: __, attributes: ___, ...own } = sent
  const keptOfFrames = frames.flatMap(({ frameId, kept }) =>
    Object.keys(kept).length > 0 ? [[frameId, kept] as const] : [],
  )
  return {
    place: field,
    ...named,
    shape: first.shape,
    geometry: first.geometry,
    attributes: first.attributes,
    keyframes: frames.map(({ frameId, geometry, attributes }) => ({ frameId, geometry, attributes })),
    form: formOf({ object: keptBeside(own, wireNames(named)), frames: Object.fromEntries(keptOfFrames) }),
  }
}

interface Names {
  readonly externalId: string | null
  readonly className: string
  readonly locked: boolean
}

function namesOf(sent: Static<typeof Named>, label: string | null | undefined, field: string): Names {
  if (!label?.trim()) throw invalid(`${field}.label`, 'is missing')
  return { externalId: sent._id || null, className: label, locked: sent.state === 'non_editable' }
}

const Named = Type.Object(common)

/** What the names of a label are called; frames of a tracker do not repeat that it is locked. */
function wireNames({ externalId, className, locked }: Names, place: 'whole' | 'frame' = 'whole'): object {
  const state = locked && place === 'whole' ? { state: 'non_editable' } : {}
  return { ...(externalId === null ? {} : { _id: externalId }), label: className, ...state }
}

interface KeptOfLabel {
  readonly object: Kept
  readonly frames?: Kept
}

function formOf({ object, frames = {} }: KeptOfLabel): ForeignForm | null {
  const kept = { ...(isEmpty(object) ? {} : { object }), ...(isEmpty(frames) ? {} : { frames }) }
  return isEmpty(kept) ? null : { gt_studio: kept }
}

function isEmpty(kept: object): boolean {
  return Object.keys(kept).length === 0
}

/** A label to be told; coordinates as in `SentLabel`. */
export interface LabelToTell extends Names {
  readonly id: string
  readonly form: ForeignForm | null | undefined
}

/** A label on an image as the wire has it. */
export function objectOf(label: LabelToTell & Shaped & { readonly attributes: WordsByName }) {
  const kept = keptAt(label.form?.['gt_studio'], 'object')
  const { kind, fields } = wireObject(label, label.attributes, kept)
  return { kind, object: { ...fields, ...ownFields(label, kept) } }
}

/** What is seen of a label on one frame. */
export interface SeenFrame {
  readonly frameId: string
  readonly geometry: Geometry
  readonly attributes: WordsByName
}

/** A label on a video as the wire has it. */
export function trackerOf(label: LabelToTell & Shaped, seen: readonly SeenFrame[]) {
  const form = label.form?.['gt_studio']
  const kept = keptAt(form, 'object')
  const own = ownFields(label, kept)
  const frames = seen.map(({ frameId, geometry, attributes }) => {
    const keptOfFrame = keptAt(keptAt(form, 'frames'), frameId)
    const { fields } = wireObject({ shape: label.shape, geometry }, attributes, keptOfFrame)
    const { state: _, ...names } = own
    return [frameId, { ...names, ...fields, ...stateOfFrame(label, keptOfFrame) }] as const
  })
  const { kind } = wireObject(label, {})
  return { ...kept, ...own, type: kind, frames: Object.fromEntries(frames) }
}

function ownFields(label: LabelToTell, kept: Kept): Record<string, unknown> {
  return { _id: label.externalId ?? label.id, label: label.className, ...stateOf(label, kept) }
}

/** Whether it may be edited, where that is not so or was said. */
function stateOf({ locked }: Names, kept: Kept): { state?: string } {
  if (locked) return { state: 'non_editable' }
  return kept['state'] === undefined ? {} : { state: 'editable' }
}

/** The same of a frame: of a label that is locked as a whole, some frames may have been sent as editable. */
function stateOfFrame({ locked }: Names, { state }: Kept): { state?: unknown } {
  if (state === undefined) return {}
  return { state: locked ? state : 'editable' }
}
