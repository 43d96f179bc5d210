import type { AttributeSubject, AttributeValues } from '@gesso/core'
import { Type } from 'typebox'
import { attributesWriter, hasAttributes } from '../attributes.ts'
import { namedPath } from '../file-paths.ts'
import type { ExportProject } from '../format.ts'
import type { ExportReport } from '../report.ts'
import { TextChunks, timestampText } from '../text-chunks.ts'
import type {
  ExportFrame,
  ExportSegment,
  ExportTrack,
  ExportVideo,
  VideoFormat,
  VideoSource,
} from '../video-format.ts'

const options = Type.Object({}, { additionalProperties: false })

/**
 * Videos in the manner of Hasty's own JSON, version 1.1. How it lays out videos is not public: the head is that of images,
 * activities are named as labels there name their classes, and fields bear the names that they have in its API. It has no
 * words for tracks: theirs are ours, with each geometry as its shape says it, in the pixels of its frame.
 */
export const jsonV11OfVideos: VideoFormat<typeof options> = {
  name: 'json_v1.1',
  title: 'Hasty JSON 1.1',
  description: 'One JSON with activity types, videos, statuses, segments, tracks and attributes.',
  omits: ['when segments and tracks were made and by whom', 'exact times of frames'],
  extension: 'zip',
  options,
  async *write(source, { exportedAt }, report) {
    yield { path: 'videos.json', stored: false, content: text(source, exportedAt, report) }
  },
}

async function* text(
  source: VideoSource,
  exportedAt: Date,
  report: ExportReport,
): AsyncGenerator<Uint8Array, void, undefined> {
  const chunks = new TextChunks()
  const names: Names = {
    activities: new Map(source.activityTypes.map(({ id, name }) => [id, name])),
    classes: new Map(source.project.labelClasses.map(({ id, name }) => [id, name])),
    values: attributesWriter(source.project, 'LABEL'),
  }
  const values = {
    ofVideo: valuesOf(source.project, 'VIDEO'),
    ofSegment: valuesOf(source.project, 'SEGMENT'),
  }
  chunks.add(`${headText(source, exportedAt).slice(0, -1)},"videos":[`)
  let separator = ''
  for await (const video of source.videos()) {
    chunks.add(`${separator}${JSON.stringify(videoOf(video, names, values, report))}`)
    separator = ','
    report.count('videos')
    report.count('segments', video.segments.length)
    report.count('tracks', video.tracks.length)
    if (chunks.full) yield chunks.take()
  }
  chunks.add(']}\n')
  yield chunks.take()
}

function headText({ project, activityTypes }: VideoSource, exportedAt: Date): string {
  return JSON.stringify({
    project_name: project.name,
    create_date: timestampText(project.createdAt),
    export_format_version: '1.1',
    export_date: timestampText(exportedAt),
    activity_types: activityTypes.map(({ id, name, color, prefix }) => ({
      activity_type_id: id,
      activity_type_name: name,
      color,
      prefix,
    })),
  })
}

type ValuesOf = (thing: { readonly attributes: AttributeValues }) => { attributes?: unknown }

/** The field of own values of what is about a subject; nothing where the project has no such attribute. */
function valuesOf(project: ExportProject, subject: AttributeSubject): ValuesOf {
  if (!hasAttributes(project, subject)) return () => ({})
  const write = attributesWriter(project, subject)
  return ({ attributes }) => ({ attributes: JSON.parse(write(attributes)) })
}

/** What is named by id. */
interface Names {
  readonly activities: ReadonlyMap<string, string>
  readonly classes: ReadonlyMap<string, string>
  /** values of attributes as JSON */
  readonly values: (values: AttributeValues) => string
}

function videoOf(
  video: ExportVideo,
  names: Names,
  values: { readonly ofVideo: ValuesOf; readonly ofSegment: ValuesOf },
  report: ExportReport,
) {
  if (video.durationMs === null && video.frames.length === 0)
    report.alter('videos', 'their size and duration are null, for they were not read', namedPath(video))
  return {
    video_id: video.id,
    video_name: video.name,
    dataset_name: video.datasetName,
    video_status: video.status,
    width: video.width,
    height: video.height,
    frame_rate: video.frameRate,
    duration_ms: video.durationMs,
    duration_frames: video.durationFrames,
    ...(video.publicUrl === null ? {} : { public_url: video.publicUrl }),
    ...values.ofVideo(video),
    segments: video.segments.map(segment => ({
      ...segmentOf(segment, names.activities),
      ...values.ofSegment(segment),
    })),
    ...(video.frames.length > 0 ? { frames: video.frames.map(frameOf) } : {}),
    ...(video.tracks.length > 0 ? { tracks: video.tracks.map(track => trackOf(track, names)) } : {}),
  }
}

function frameOf({ frameId, width, height }: ExportFrame) {
  return { frame_id: frameId, width, height }
}

function trackOf({ id, classId, shape, zIndex, externalId, keyframes }: ExportTrack, names: Names) {
  return {
    track_id: id,
    class_name: names.classes.get(classId) ?? null,
    shape,
    z_index: zIndex,
    external_id: externalId,
    keyframes: keyframes.map(({ frame, outside, geometry, attributes }) => ({
      frame,
      outside,
      geometry,
      attributes: JSON.parse(names.values(attributes)) as unknown,
    })),
  }
}

function segmentOf(segment: ExportSegment, names: ReadonlyMap<string, string>) {
  return {
    segment_id: segment.id,
    start_time_ms: segment.startMs,
    end_time_ms: segment.endMs,
    activities: segment.activityTypeIds.flatMap(id => names.get(id) ?? []),
    prediction_id: segment.predictionId,
  }
}
