import { AppError } from '@gesso/core'
import { type Static, Type } from 'typebox'
import { nullable } from '../../../contract/schemas.ts'
import { labelsFromResponse, MakerResponse, type ReadResponse } from './maker-response.ts'
import { invalid } from './wire-points.ts'

/** As many frames as a job may have. */
const maxFrames = 10_000

const Url = Type.String({ minLength: 1, maxLength: 4000 })
const FrameId = Type.String({ minLength: 1, maxLength: 255, pattern: '\\S' })
const Anything = Type.Unsafe<Readonly<Record<string, unknown>>>({ type: 'object' })

const References = Type.Optional(
  nullable(
    Type.Object({
      images: Type.Array(
        Type.Object({
          frame_id: Type.Optional(nullable(FrameId)),
          data: Type.Array(
            Type.Object({ label: Type.Optional(nullable(Type.String({ maxLength: 255 }))), image_url: Url }),
            {
              maxItems: 100,
            },
          ),
        }),
        { maxItems: maxFrames },
      ),
    }),
  ),
)

const SensorData = Type.Object({
  frames: nullable(
    Type.Array(
      Type.Object({
        frame_id: FrameId,
        sensors: Type.Array(Type.Object({ sensor_id: Type.String({ maxLength: 255 }), data_url: Url }), {
          maxItems: 100,
        }),
      }),
      { maxItems: maxFrames },
    ),
  ),
  sensor_meta: Type.Array(
    Type.Object({
      id: Type.String({ maxLength: 255 }),
      modality: Type.Optional(nullable(Type.String({ maxLength: 100 }))),
    }),
    { maxItems: 100 },
  ),
})

/** What is to be labelled, and what came with it. */
export const JobData = Type.Object({
  image_url: Type.Optional(
    nullable(Type.Union([Url, Type.Array(Url, { minItems: 1, maxItems: maxFrames })])),
  ),
  video_data: Type.Optional(
    nullable(
      Type.Object({
        frames: Type.Array(Type.Object({ frame_id: FrameId, src: Url }), {
          minItems: 1,
          maxItems: maxFrames,
        }),
      }),
    ),
  ),
  sensor_data: Type.Optional(nullable(SensorData)),
  /** pictures to look at beside those to be labelled */
  reference_data: Type.Optional(nullable(Type.Object({ vector: References, raster: References }))),
  maker_response: Type.Optional(nullable(MakerResponse)),
  metadata: Type.Optional(nullable(Anything)),
})
export type JobData = Static<typeof JobData>

/** Pictures to look at beside a frame, or beside the image where there are no frames. */
export interface ReferencePictures {
  readonly frameId: string | null
  readonly pictures: readonly { readonly label: string | null; readonly url: string }[]
}

/** What a job is about, read. */
export interface ReadData extends ReadResponse {
  readonly task: 'image' | 'video'
  /** in their order; an image has no frame ids */
  readonly attachments: readonly { readonly frameId: string | null; readonly url: string }[]
  readonly references: readonly ReferencePictures[]
  /** as sent, without the labels */
  readonly sent: Omit<JobData, 'maker_response'>
}

/**
 * What the data of a job asks for.
 * @throws AppError `invalid_input`, `geometry_invalid`, `url_refused`
 */
export function jobFromData(data: JobData, field = 'data'): ReadData {
  const { maker_response, ...sent } = data
  const named = (['image_url', 'video_data', 'sensor_data'] as const).filter(name => data[name])
  const [only, other] = named
  if (!only) throw invalid(`${field}.image_url`, 'is missing')
  if (other) throw invalid(`${field}.${other}`, `is beside ${only}; a job is about one of them`)
  const attachments = attachmentsIn(data, field)
  for (const { url, place } of attachments) refuseUnlikely(url, place)
  const frameIds = attachments.flatMap(({ frameId }) => (frameId === null ? [] : [frameId]))
  refuseTwice(frameIds, attachments)
  const video = frameIds.length > 0
  const read = labelsFromResponse(maker_response ?? {}, video ? frameIds : null, `${field}.maker_response`)
  return {
    ...read,
    task: video ? 'video' : 'image',
    attachments: attachments.map(({ frameId, url }) => ({ frameId, url })),
    references: referencesIn(data, frameIds, field),
    sent,
  }
}

interface Placed {
  readonly frameId: string | null
  readonly url: string
  readonly place: string
}

function attachmentsIn({ image_url, video_data, sensor_data }: JobData, field: string): Placed[] {
  if (video_data)
    return video_data.frames.map(({ frame_id, src }, index) => ({
      frameId: frame_id,
      url: src,
      place: `${field}.video_data.frames[${index}]`,
    }))
  if (sensor_data) return camerasIn(sensor_data, `${field}.sensor_data`)
  const urls = [image_url ?? []].flat()
  const place = `${field}.image_url`
  if (urls.length === 1) return urls.map(url => ({ frameId: null, url, place }))
  return urls.map((url, index) => ({ frameId: `image${index + 1}`, url, place: `${place}[${index}]` }))
}

/** The frames of one camera: the vendor's own client sends videos so. Other sensors see what no picture shows. */
function camerasIn({ frames, sensor_meta }: Static<typeof SensorData>, field: string): Placed[] {
  const [camera, ...others] = sensor_meta
  if (!frames || frames.length === 0) throw invalid(`${field}.frames`, 'is missing')
  if (!camera) throw invalid(`${field}.sensor_meta`, 'is missing')
  if (others.length > 0)
    throw invalid(`${field}.sensor_meta`, 'has more than one sensor; one camera is taken')
  if (camera.modality && camera.modality !== 'camera')
    throw invalid(`${field}.sensor_meta[0].modality`, `is ${camera.modality}; one camera is taken`)
  return frames.map(({ frame_id, sensors }, index) => {
    const place = `${field}.frames[${index}]`
    const [seen, ...more] = sensors
    if (seen?.sensor_id !== camera.id || more.length > 0)
      throw invalid(`${place}.sensors`, `must be one picture of the sensor ${camera.id}`)
    return { frameId: frame_id, url: seen.data_url, place }
  })
}

const schemes = ['http:', 'https:', 's3:', 'gs:']

/** Whether it can be had is found out later; this is about what no address is. */
function refuseUnlikely(url: string, place: string): void {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  if (parsed && schemes.includes(parsed.protocol) && parsed.hostname !== '') return
  throw new AppError('url_refused', {
    url,
    problem: `${place} must be an address with http, https, s3 or gs`,
  })
}

function refuseTwice(frameIds: readonly string[], attachments: readonly Placed[]): void {
  const seen = new Set<string>()
  for (const [index, id] of frameIds.entries()) {
    if (seen.has(id)) throw invalid(`${attachments[index]?.place}.frame_id`, `is "${id}" a second time`)
    seen.add(id)
  }
}

function referencesIn(
  { reference_data }: JobData,
  frameIds: readonly string[],
  field: string,
): ReferencePictures[] {
  return (['vector', 'raster'] as const).flatMap(name =>
    (reference_data?.[name]?.images ?? []).map(({ frame_id, data }, index) => {
      const place = `${field}.reference_data.${name}.images[${index}]`
      const frameId = frame_id ?? null
      if (frameIds.length > 0 && (frameId === null || !frameIds.includes(frameId)))
        throw invalid(`${place}.frame_id`, `is ${frameId}, which is no frame of this job`)
      for (const { image_url } of data) refuseUnlikely(image_url, `${place}.data`)
      const pictures = data.map(({ label, image_url }) => ({ label: label ?? null, url: image_url }))
      return { frameId: frameIds.length > 0 ? frameId : null, pictures }
    }),
  )
}
