import type {
  AttributeOption,
  AttributeSubject,
  AttributeType,
  AttributeValues,
  LabelContent,
  TextInBytes,
} from '@gesso/core'
import type { Static, TObject } from 'typebox'
import type { ExportReport } from './report.ts'

/** A label class as a format needs it. */
export interface ExportClass {
  readonly id: string
  readonly name: string
  /** `#rrggbbaa` */
  readonly color: string
  readonly kind: 'object' | 'background'
  readonly norder: number
  readonly parentId: string | null
  readonly description: string | null
  readonly externalId: string | null
}

/** A tag class as a format needs it; its name is unique in the project. */
export interface ExportTagClass {
  readonly id: string
  readonly name: string
  readonly norder: number
  readonly groupId: string
}

/** A group of tag classes as a format needs it. */
export interface ExportTagGroup {
  readonly id: string
  readonly name: string
  /** an image has at most one tag of a SELECTION group */
  readonly type: 'SELECTION' | 'MULTIPLE-SELECTION'
}

/** A keypoint schema as a format needs it. */
export interface ExportKeypointSchema {
  readonly id: string
  readonly name: string
  readonly type: 'pose' | 'points' | 'polyline'
  /** the label classes that it is for, in its order */
  readonly labelClassIds: readonly string[]
  /** in their order */
  readonly keypointClasses: readonly {
    readonly id: string
    readonly name: string
    readonly norder: number
    readonly editorX: number | null
    readonly editorY: number | null
    readonly minPoints: number
    readonly maxPoints: number
  }[]
  readonly edges: readonly {
    readonly id: string
    readonly fromId: string
    readonly toId: string
    readonly color: string | null
  }[]
}

/** An attribute as a format needs it. */
export interface ExportAttribute {
  readonly id: string
  /** unique among those of its subject */
  readonly name: string
  readonly type: AttributeType
  readonly subject: AttributeSubject
  readonly options: readonly AttributeOption[]
  /** label classes that it belongs to */
  readonly links: readonly { readonly classId: string; readonly attributeOrder: number }[]
}

/** The project that images of an export belong to. */
export interface ExportProject {
  readonly id: string
  readonly name: string
  readonly description: string | null
  readonly contentType: string
  readonly createdAt: string
  /** by `norder`, then by id: the same order in every export */
  readonly labelClasses: readonly ExportClass[]
  /** by `norder`, then by id */
  readonly keypointSchemas: readonly ExportKeypointSchema[]
  /** by `norder`, then by id */
  readonly tagClasses: readonly ExportTagClass[]
  /** by `norder`, then by id; every tag class is in one of them */
  readonly tagGroups: readonly ExportTagGroup[]
  /** by `norder`, then by id */
  readonly attributes: readonly ExportAttribute[]
}

/** The video that an image is a frame of. */
export interface FrameOf {
  readonly videoId: string
  readonly videoName: string
  /** its place in the video, from 0 */
  readonly frame: number
  /** as its own file is called; the name of the image has that of the video before it */
  readonly name: string
}

/** An image without its labels, or a frame of a video that is made of pictures. */
export interface ExportImage {
  readonly id: string
  /** of a frame `<video>/<name of its file>`; no other has a slash */
  readonly name: string
  readonly datasetName: string
  readonly width: number
  readonly height: number
  /** of the pixels, e.g. `RGB` */
  readonly mode: string | null
  readonly status: string
  /** names of tag classes */
  readonly tags: readonly string[]
  /** the image's own values; those of labels are with the labels */
  readonly attributes: AttributeValues
  readonly createdAt: string
  readonly externalId: string | null
  /** where the picture can be fetched without a key; null when that was not asked for */
  readonly publicUrl: string | null
  /** of frames alone */
  readonly frameOf?: FrameOf
}

/** A label as a format needs it; on a frame, a track as it is seen there. */
export interface ExportLabel extends LabelContent {
  /** the same on every frame of a video, where `id` differs; left out = it is of one image alone */
  readonly trackId?: string
  /** JSON of `geometry`, which need not be made by those who can read it there; left out = ask `geometry` */
  readonly geometryText?: TextInBytes
  /** who made it, who changed it last, and when; only of labels of keypoints, whose points tell it in a file */
  readonly made?: {
    readonly createdAt: string
    readonly createdBy: string | null
    readonly updatedAt: string
    readonly updatedBy: string | null
  }
}

/** An image with its labels from the back to the front of the stack. */
export interface LabelledImage extends ExportImage {
  readonly labels: readonly ExportLabel[]
}

/** What an export reads: one snapshot of a selection of images, however often it is read. */
export interface ExportSource {
  readonly project: ExportProject
  /**
   * Every image of the selection in a stable order, frames of one video one after the other; read in pages inside, so that
   * memory stays bounded.
   */
  images(): AsyncIterable<ExportImage>
  /** The same images in the same order, with their labels. */
  labelledImages(): AsyncIterable<LabelledImage>
  /** The bytes of the original file; undefined when it is not kept here. */
  openFile(image: ExportImage): Promise<AsyncIterable<Uint8Array> | undefined>
}

/** How an export was asked for. */
export interface ExportRequest<Options> {
  readonly exportedAt: Date
  /** where this installation is reached, without a slash at the end */
  readonly baseUrl: string
  /** out of `parseOptions` */
  readonly options: Options
}

/** One file of an export. Its content is read once, whole, before the next file is asked for. */
export interface OutputFile {
  /** inside the zip, with `/`; relative, without `..` */
  readonly path: string
  /** its content is compressed already: compressing it again is lost time */
  readonly stored: boolean
  /** in chunks of some tens of kilobytes, text or bytes */
  readonly content: AsyncIterable<string | Uint8Array>
}

/** A file format that a project can be exported to. It knows no HTTP, database, disk or zip. */
export interface Format<Options extends TObject = TObject> {
  /** the word an export is asked by, e.g. `json_coco` */
  readonly name: string
  readonly title: string
  readonly description: string
  /** what no file of this format holds, in words for people; what a label loses beyond that goes into the report */
  readonly omits: readonly string[]
  readonly extension: 'zip'
  /** JSON Schema of the options; each has a default, so that none need be given */
  readonly options: Options
  write(
    source: ExportSource,
    request: ExportRequest<Static<Options>>,
    report: ExportReport,
  ): AsyncGenerator<OutputFile, void, undefined>
}
