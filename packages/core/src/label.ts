/** Geometry as it travels and is stored: plain JSON that its shape understands. */
export type Geometry = Readonly<Record<string, unknown>>

/**
 * What an attribute says of one thing: an option's id (SELECTION), ids of options (MULTIPLE-SELECTION), text, a finite
 * number (INT, FLOAT) or a yes or no (BOOL).
 */
export type AttributeValue = string | number | boolean | readonly string[]

/** Values by attribute id; an attribute without a value has no key. */
export type AttributeValues = Readonly<Record<string, AttributeValue>>

/** The values of what has none. */
export const noAttributes: AttributeValues = Object.freeze({})

/** What is said of a track at one frame. */
export interface Keyframe {
  /** index of the frame, from 0 */
  readonly frame: number
  /** from here on the object is not seen, until the next keyframe */
  readonly outside: boolean
  /** image space of the frame; of the label's shape */
  readonly geometry: Geometry
  /** values that hold from here on, in the place of those of the keyframe before */
  readonly attributes: AttributeValues
}

/** What a person or a program decides about a label. */
export interface LabelContent {
  /** uuid, made by whoever makes the label */
  readonly id: string
  readonly classId: string
  readonly shape: string
  readonly geometry: Geometry
  /** higher lies in front */
  readonly zIndex: number
  /** what it was drawn with, e.g. `brush`, `api`; null when unknown */
  readonly tool: string | null
  readonly externalId: string | null
  readonly attributes: AttributeValues
  /**
   * On a video a label is a track: its keyframes by frame, at least one; then `geometry` and `attributes` are those of
   * the first. On an image there are none.
   */
  readonly keyframes?: readonly Keyframe[] | undefined
  /** nobody edits it by hand */
  readonly locked?: true | undefined
}

/** One marked object on a media, as the server knows it. */
export interface Label extends LabelContent {
  /** revision of the media at which this label last changed */
  readonly version: number
  readonly createdAt: string
  /** id of the person or API key */
  readonly createdBy: string | null
  readonly updatedAt: string
  readonly updatedBy: string | null
}
