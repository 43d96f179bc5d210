import type { JobLabel, NewJob } from '../../../resources/jobs/index.ts'
import type { ReadData, ReferencePictures } from './job-data.ts'
import type { Raster } from './maker-response.ts'
import type { SentLabel } from './sent-label.ts'

/** What is kept of a request for a job, for the web and for its result. */
export interface Given {
  readonly edge: 'gt-studio'
  readonly task: 'image' | 'video' | 'segmentation'
  readonly tag: string | null
  readonly type: string | null
  /** pictures to look at beside those to be labelled */
  readonly references: readonly ReferencePictures[]
  readonly raster: Raster | null
  /** the data as it came, without labels */
  readonly data: ReadData['sent']
}

/** What is kept of a request for a job. */
export function givenWith(
  read: ReadData,
  named: Pick<Given, 'tag' | 'type'>,
): Given & Record<string, unknown> {
  const { raster, references, sent } = read
  const task = raster ? 'segmentation' : read.task
  return { edge: 'gt-studio', task, ...named, references, raster, data: sent }
}

/** A label as jobs bring it. */
export function jobLabelFrom({ place: _, keyframes, ...label }: SentLabel): JobLabel {
  const { externalId, className, shape, geometry, attributes, locked, form } = label
  return {
    id: null,
    externalId,
    className,
    shape,
    space: 'normalised',
    geometry: keyframes ? null : geometry,
    attributes,
    locked,
    ...(keyframes ? { keyframes: [...keyframes] } : {}),
    form,
  }
}

/** The picture that says what each pixel is, as jobs bring it: `car # 5` is the fifth of the class car. */
export function masksFrom(raster: Raster | null): NonNullable<NewJob['masks']> {
  if (!raster) return []
  const legend = Object.entries(raster.legend).map(([colour, name]) => {
    const [, className = name, instance = null] = /^(.*\S)\s+#\s*(\d+)$/.exec(name) ?? []
    return { colour, className, instance }
  })
  return [{ frameId: null, url: raster.url, legend }]
}
