import type { AttributeValues, Keyframe } from '@gesso/core'
import type { Static, TObject } from 'typebox'
import type { ExportProject, ExportRequest, Format, OutputFile } from './format.ts'
import type { ExportReport } from './report.ts'

/** What can go on in a segment, as a format needs it. */
export interface ExportActivityType {
  readonly id: string
  readonly name: string
  /** `#rrggbbaa` */
  readonly color: string
  readonly prefix: string | null
}

/** A stretch of a video in which something goes on. */
export interface ExportSegment {
  readonly id: string
  readonly startMs: number
  /** itself not included */
  readonly endMs: number
  readonly activityTypeIds: readonly string[]
  readonly predictionId: string | null
  /** its own values */
  readonly attributes: AttributeValues
}

/** A picture of a video that is made of pictures. */
export interface ExportFrame {
  /** as its owner calls it */
  readonly frameId: string
  readonly width: number | null
  readonly height: number | null
}

/** One object through a video. */
export interface ExportTrack {
  readonly id: string
  readonly classId: string
  readonly shape: string
  readonly zIndex: number
  readonly externalId: string | null
  readonly keyframes: readonly Keyframe[]
}

/** A video with its segments in the order of their start. What is null is not known, for it was not read yet. */
export interface ExportVideo {
  readonly id: string
  readonly name: string
  readonly datasetName: string
  readonly width: number | null
  readonly height: number | null
  /** frames a second, on the average */
  readonly frameRate: number | null
  readonly durationMs: number | null
  readonly durationFrames: number | null
  readonly status: string
  /** its own values */
  readonly attributes: AttributeValues
  /** where the file can be fetched without a key; null when that was not asked for */
  readonly publicUrl: string | null
  readonly segments: readonly ExportSegment[]
  /** in their order; empty where the video has a file of its own */
  readonly frames: readonly ExportFrame[]
  /** from the back to the front of the stack */
  readonly tracks: readonly ExportTrack[]
}

/** What an export of videos reads: one snapshot of a selection, however often it is read. */
export interface VideoSource {
  readonly project: ExportProject
  /** in the order they were made: the same in every export */
  readonly activityTypes: readonly ExportActivityType[]
  /** Every video of the selection in a stable order; read in pages inside, so that memory stays bounded. */
  videos(): AsyncIterable<ExportVideo>
  /** The bytes of the original file; undefined when it is not kept here. */
  openFile(video: ExportVideo): Promise<AsyncIterable<Uint8Array> | undefined>
}

/** A file format that a project of videos can be exported to; in all else as a `Format` of images. */
export interface VideoFormat<Options extends TObject = TObject> extends Omit<Format<Options>, 'write'> {
  write(
    source: VideoSource,
    request: ExportRequest<Static<Options>>,
    report: ExportReport,
  ): AsyncGenerator<OutputFile, void, undefined>
}
