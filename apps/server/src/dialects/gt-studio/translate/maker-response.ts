import { type Static, Type } from 'typebox'
import { nullable } from '../../../contract/schemas.ts'
import { AnnotationObject } from './annotation.ts'
import type { Kind } from './geometry.ts'
import { labelFromObject, labelFromTracker, type SentLabel, Tracker } from './sent-label.ts'
import { invalid } from './wire-points.ts'

/** As many labels as a job may bring. */
const maxLabels = 10_000

const Objects = Type.Optional(
  nullable(Type.Object({ data: Type.Array(AnnotationObject, { maxItems: maxLabels }) })),
)
const Video = Type.Optional(
  nullable(Type.Object({ data: Type.Object({ annotations: Type.Array(Tracker, { maxItems: maxLabels }) }) })),
)

/** A picture whose colours say what each pixel is; by colour, e.g. `#c76e2a`, a class, or a class and a number. */
export const Raster = Type.Object({
  url: Type.String({ minLength: 1, maxLength: 4000 }),
  legend: Type.Record(
    Type.String({ pattern: '^#[0-9a-fA-F]{6}$' }),
    Type.String({ minLength: 1, maxLength: 255 }),
    { maxProperties: maxLabels },
  ),
})
export type Raster = Static<typeof Raster>

/** Labels that come with a job. */
export const MakerResponse = Type.Object({
  rectangles: Objects,
  polygons: Objects,
  lines: Objects,
  cuboids: Objects,
  landmarks: Objects,
  raster: Type.Optional(nullable(Type.Object({ data: Raster }))),
  video2d: Video,
  video_2d: Video,
})
export type MakerResponse = Static<typeof MakerResponse>

/** The lists of an image's labels, by what they hold. */
export const listOfKind = {
  rectangle: 'rectangles',
  polygon: 'polygons',
  line: 'lines',
  cuboid: 'cuboids',
  landmark: 'landmarks',
} as const satisfies Record<Kind, keyof MakerResponse>

/** What came with a job, read. */
export interface ReadResponse {
  readonly labels: readonly SentLabel[]
  readonly raster: Raster | null
}

/**
 * The labels that come with a job.
 * @param frameIds those of a video, in their order; null: the job is one image
 * @throws AppError `invalid_input`, `geometry_invalid`
 */
export function labelsFromResponse(
  sent: MakerResponse,
  frameIds: readonly string[] | null,
  field: string,
): ReadResponse {
  const unknown = Object.keys(sent).find(name => !Object.hasOwn(MakerResponse.properties, name))
  if (unknown !== undefined)
    throw invalid(
      `${field}.${unknown}`,
      `is unknown; known are ${Object.keys(MakerResponse.properties).join(', ')}`,
    )
  const { video2d, video_2d, raster } = sent
  const kinds = Object.entries(listOfKind) as [Kind, (typeof listOfKind)[Kind]][]
  if (frameIds === null) {
    const video = video2d ? 'video2d' : video_2d ? 'video_2d' : undefined
    if (video) throw invalid(`${field}.${video}`, 'is for jobs with video_data')
    const labels = kinds.flatMap(([kind, list]) =>
      (sent[list]?.data ?? []).map((object, index) =>
        labelFromObject(object, kind, `${field}.${list}.data[${index}]`),
      ),
    )
    return { labels, raster: raster?.data ?? null }
  }
  const still = [...kinds.map(([, list]) => list), 'raster' as const].find(list => sent[list])
  if (still) throw invalid(`${field}.${still}`, 'is for jobs with image_url; that of a video is video2d')
  if (video2d && video_2d) throw invalid(`${field}.video_2d`, 'says the same as video2d; send one of them')
  const name = video_2d ? 'video_2d' : 'video2d'
  const labels = (sent[name]?.data.annotations ?? []).map((tracker, index) =>
    labelFromTracker(tracker, frameIds, `${field}.${name}.data.annotations[${index}]`),
  )
  return { labels, raster: null }
}
