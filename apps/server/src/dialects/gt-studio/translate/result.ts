import {
  type AttributeValues,
  boxOfImage,
  type Geometry,
  hasOptions,
  keyframeAt,
  type Label,
  type Size,
} from '@gesso/core'
import { drawnAs, type Shaped, shapeOf } from '@gesso/shapes'
import type { AttributeRow } from '../../../resources/attributes/index.ts'
import type { ForeignForm } from '../../../resources/labels/index.ts'
import type { WordsByName } from './attributes.ts'
import type { Kind } from './geometry.ts'
import { listOfKind } from './maker-response.ts'
import { type LabelToTell, objectOf, type SeenFrame, trackerOf } from './sent-label.ts'

/** What labels are told with: the names behind their ids. */
export interface Words {
  readonly classes: ReadonlyMap<string, string>
  readonly attributes: ReadonlyMap<string, AttributeRow>
}

/** A label with what is kept beside it. */
export interface KeptLabel {
  readonly label: Label
  readonly form: ForeignForm | null
}

/** A frame of a video; without a size where nobody knows it. */
export interface ToldFrame {
  readonly frameId: string
  readonly size: Size | undefined
}

/** Whether a label is told as pixels of a picture. */
export function isPainted({ label }: KeptLabel): boolean {
  return drawnAs(label) === 'mask'
}

/** The lists of an image's labels, each by what it holds; masks are told in a picture. */
export function wireLists(labels: readonly KeptLabel[], size: Size, words: Words) {
  const lists: Record<(typeof listOfKind)[Kind], unknown[]> = {
    rectangles: [],
    polygons: [],
    lines: [],
    cuboids: [],
    landmarks: [],
  }
  for (const kept of labels) {
    if (isPainted(kept)) continue
    const { label } = kept
    const shaped = { shape: label.shape, geometry: inUnits(label, size) }
    const { kind, object } = objectOf({
      ...named(kept, words),
      ...shaped,
      attributes: wordsOf(label.attributes, words),
    })
    lists[listOfKind[kind]].push(object)
  }
  return lists
}

/** The tracks of a video, each with every frame that it is seen on. */
export function wireTrackers(labels: readonly KeptLabel[], frames: readonly ToldFrame[], words: Words) {
  const known = frames.find(({ size }) => size)?.size
  return labels
    .filter(kept => !isPainted(kept))
    .map(kept => {
      const { label } = kept
      const seen: SeenFrame[] = frames.flatMap(({ frameId, size = known }, place) => {
        const keyframe = seenAt(label, place)
        if (!keyframe || !size) return []
        const geometry = inUnits({ shape: label.shape, geometry: keyframe.geometry }, size)
        return [{ frameId, geometry, attributes: wordsOf(keyframe.attributes, words) }]
      })
      return trackerOf({ ...named(kept, words), shape: label.shape, geometry: label.geometry }, seen)
    })
}

/** What is seen of a label on a frame. */
export function seenAt(label: Label, place: number) {
  return keyframeAt(label.keyframes ?? [], place, shapeOf(label).interpolate)
}

/** The class of a label and, of one that is one of several, which: `car # 5`. */
export function legendName({ label }: KeptLabel, words: Words): string {
  const name = words.classes.get(label.classId) ?? ''
  return label.externalId && /^\d+$/.test(label.externalId) ? `${name} # ${label.externalId}` : name
}

function named({ label, form }: KeptLabel, words: Words): LabelToTell {
  const { id, externalId } = label
  const className = words.classes.get(label.classId) ?? ''
  return { id, externalId, className, locked: label.locked ?? false, form }
}

function inUnits(shaped: Shaped, size: Size): Geometry {
  return shapeOf(shaped).fitted(shaped.geometry, boxOfImage(size), boxOfImage({ width: 1, height: 1 }))
}

/** Values by the names of their attributes, options by their texts. */
export function wordsOf(values: AttributeValues, { attributes }: Words): WordsByName {
  const said = Object.entries(values).flatMap(([id, value]) => {
    const attribute = attributes.get(id)
    if (!attribute) return []
    const text = (option: string) => attribute.options.find(each => each.id === option)?.value ?? option
    if (!hasOptions(attribute.type)) return [[attribute.name, value] as const]
    const words = Array.isArray(value) ? value.map(text) : text(String(value))
    return [[attribute.name, words] as const]
  })
  return Object.fromEntries(said)
}
