import { byStack, type Size } from '@gesso/core'
import { maskOf, type Shaped } from '@gesso/shapes'
import type { Context } from '../../context.ts'
import { paintMasks } from '../../pictures/index.ts'
import type { Actor } from '../../resources/access/index.ts'
import { listActivityTypes } from '../../resources/activity-types/index.ts'
import { listAttributes, valuesInVideo } from '../../resources/attributes/index.ts'
import type { ResultWriter } from '../../resources/job-results/index.ts'
import { listLabelClasses } from '../../resources/label-classes/index.ts'
import { presentLabel } from '../../resources/labels/index.ts'
import { listSegments } from '../../resources/segments/index.ts'
import { allFrames, findVideo } from '../../resources/videos/index.ts'
import { isRecord } from './translate/alike.ts'
import { wireAttributes } from './translate/attributes.ts'
import { callbackBody } from './translate/callback.ts'
import { coloursOf, type Legend, numbered } from './translate/legend.ts'
import {
  isPainted,
  type KeptLabel,
  legendName,
  seenAt,
  type Words,
  wireLists,
  wireTrackers,
  wordsOf,
} from './translate/result.ts'

/** Results and callbacks as GT Studio has them, for whoever asked for the job. */
export const gtStudioResultWriter: ResultWriter = {
  secretHeader: 'x-playment-key',
  open(context, labelsOf) {
    const known = new Map<string, Work['words']>()
    return async (actor, job, urlOf) => {
      const { mediaId, projectId } = job
      if (!mediaId) return { revision: 0, content: JSON.stringify({ data: { annotations: {} } }), parts: [] }
      const { size, revision, labels } = await labelsOf(actor, mediaId)
      const words = known.get(projectId) ?? (await wordsIn(context, actor, projectId))
      known.set(projectId, words)
      const work = {
        mediaId,
        size,
        // From the back to the front, which is the order in which they came with the job.
        labels: labels.sort(byStack).map(row => ({ label: presentLabel(row), form: row.foreignForm })),
        words,
        given: isRecord(job.given) ? job.given : {},
        urlOf,
      }
      const { content, parts } =
        job.mediaKind === 'video' ? await writeVideo(context, actor, work) : await writeImage(work)
      return { revision, content: JSON.stringify(content), parts }
    }
  },
  message: (_context, job, ending) => callbackBody(job, ending),
}

interface Work {
  readonly mediaId: string
  /** of an image */
  readonly size: Size
  readonly labels: readonly KeptLabel[]
  readonly words: Words & { readonly colours: ReadonlyMap<string, string> }
  /** what was kept of the request */
  readonly given: Readonly<Record<string, unknown>>
  urlOf(name: string): string
}

interface Written {
  readonly content: object
  readonly parts: { readonly name: string; readonly content: Uint8Array }[]
}

async function wordsIn(context: Context, actor: Actor, projectId: string): Promise<Work['words']> {
  const classes = await listLabelClasses(context, actor, projectId)
  const attributes = await listAttributes(context, actor, projectId)
  return {
    classes: new Map(classes.map(({ id, name }) => [id, name])),
    colours: new Map(classes.map(({ id, color }) => [id, color])),
    attributes: new Map(attributes.map(attribute => [attribute.id, attribute])),
  }
}

async function writeImage(work: Work): Promise<Written> {
  const { size, labels, words, given, urlOf } = work
  const painted = labels.filter(isPainted)
  const sent = sentIn(given)
  const data = { annotations: wireLists(labels, size, words), image_url: sent['image_url'] ?? '' }
  const segments = given['task'] === 'segmentation'
  if (painted.length === 0 && !segments) return { content: { data }, parts: [] }
  const name = 'mask.png'
  const picture = await paint(
    painted.map(kept => ({ kept, shaped: kept.label })),
    size,
    work,
  )
  const raster = { legend: picture.legend, url: urlOf(name) }
  const parts = [{ name, content: picture.content }]
  // A job that is about segments alone is told as the vendor tells those.
  if (painted.length === labels.length) return { content: raster, parts }
  return { content: segments ? { ...raster, data } : { data: { ...data, raster } }, parts }
}

async function writeVideo(context: Context, actor: Actor, work: Work): Promise<Written> {
  const { mediaId, labels, words, given, urlOf } = work
  // Frames that nobody has seen are taken to be as large as the first.
  const usual = work.size.width && work.size.height ? work.size : undefined
  const rows = await allFrames(context, actor, mediaId)
  const ofFile = await writeFile(context, actor, work)
  const frames =
    ofFile?.frames ??
    rows.map(({ frameId, width, height }) => ({
      frameId,
      size: width && height ? { width, height } : usual,
    }))
  const trackers = wireTrackers(labels, frames, words)
  const parts: Written['parts'] = []
  const pictures: object[] = []
  const segments: object[] = []
  for (const [place, { frameId, size }] of frames.entries()) {
    const seen = labels.filter(isPainted).flatMap(kept => {
      const keyframe = seenAt(kept.label, place)
      return keyframe ? [{ kept, shaped: { shape: kept.label.shape, geometry: keyframe.geometry } }] : []
    })
    if (seen.length === 0 || !size) continue
    const name = `mask-${place}.png`
    const { legend, content } = await paint(seen, size, work)
    parts.push({ name, content })
    pictures.push({ frame_id: frameId, legend, url: urlOf(name) })
    for (const { label } of seen.map(({ kept }) => kept))
      segments.push({
        _id: `${label.id}-${place}`,
        attributes: [],
        frame_id: frameId,
        track_id: label.id,
        label: words.classes.get(label.classId) ?? '',
      })
  }
  const sent = sentIn(given)['video_data']
  const video_data = sent ??
    ofFile?.video_data ?? {
      frames: rows.map(({ frameId, sourceUrl }) => ({ frame_id: frameId, src: sourceUrl })),
    }
  const data = {
    annotation_data: { annotations: [...trackers, ...segments] },
    video_data,
    ...ofFile?.told,
    ...(pictures.length > 0 ? { raster: { frames: pictures } } : {}),
  }
  return { content: { data }, parts }
}

/**
 * What is told of a video with a file of its own: its segments, and its frames by their numbers, from 0.
 * @returns undefined for one that is made of pictures
 */
async function writeFile(context: Context, actor: Actor, { mediaId, words }: Work) {
  const video = await findVideo(context, actor, mediaId, 'read the workspace')
  if (video.madeOfFrames) return undefined
  const { name, width, height, durationMs, durationFrames, frameRate, projectId } = video
  const size = width && height ? { width, height } : undefined
  const values = await valuesInVideo(context, actor, mediaId)
  const types = await listActivityTypes(context, actor, projectId)
  const names = new Map(types.map(type => [type.id, type.name]))
  const segments = await listSegments(context, actor, mediaId, {})
  return {
    frames: Array.from({ length: durationFrames ?? 0 }, (_, place) => ({ frameId: String(place), size })),
    video_data: { name, duration_ms: durationMs, frame_rate: frameRate, frames: [] },
    told: {
      attributes: wireAttributes(wordsOf(values.video, words)),
      segments: segments.map(({ id, startMs, endMs, activityTypeIds }) => ({
        _id: id,
        labels: activityTypeIds.map(type => names.get(type) ?? ''),
        start_ms: startMs,
        end_ms: endMs,
        attributes: wireAttributes(wordsOf(values.segments.get(id) ?? {}, words)),
      })),
    },
  }
}

/** The data that a job was asked for with. */
function sentIn(given: Work['given']): Readonly<Record<string, unknown>> {
  return isRecord(given['data']) ? given['data'] : {}
}

/** Labels as a picture in which each has a colour of its own. */
async function paint(
  seen: readonly { readonly kept: KeptLabel; readonly shaped: Shaped }[],
  size: Size,
  { words, given }: Work,
): Promise<{ legend: Legend; content: Uint8Array }> {
  const stacked = [...seen].sort((one, other) => byStack(one.kept.label, other.kept.label))
  const names = numbered(stacked.map(({ kept }) => legendName(kept, words)))
  const raster =
    isRecord(given['raster']) && isRecord(given['raster']['legend']) ? given['raster']['legend'] : {}
  const sent = Object.fromEntries(Object.entries(raster).map(([colour, name]) => [colour, String(name)]))
  const colours = coloursOf(
    stacked.map(({ kept }, index) => ({
      name: names[index] ?? '',
      colour: words.colours.get(kept.label.classId) ?? '#ffffff',
    })),
    sent,
  )
  const painted = stacked.flatMap(({ shaped }, index) => {
    const mask = maskOf(shaped, size)
    return mask ? [{ mask, colour: colours.get(names[index] ?? '') ?? '#ffffff' }] : []
  })
  const legend = Object.fromEntries(names.map(name => [colours.get(name) ?? '', name]))
  return { legend, content: await paintMasks(painted, size) }
}
