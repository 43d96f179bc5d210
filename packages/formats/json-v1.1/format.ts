import { Type } from 'typebox'
import { attributeNamesByClass, attributesWriter } from '../attributes.ts'
import type {
  ExportClass,
  ExportProject,
  ExportRequest,
  ExportSource,
  Format,
  LabelledImage,
} from '../format.ts'
import { byClass } from '../labels.ts'
import type { ExportReport } from '../report.ts'
import { TextChunks, timestampText } from '../text-chunks.ts'
import { keypointSchemaOf } from './keypoints.ts'
import { labelText } from './label.ts'
import { tagGroupsOf, tagsByGroup } from './tag-groups.ts'

const options = Type.Object({}, { additionalProperties: false })

/** Hasty's own JSON, version 1.1: one file, streamed. */
export const jsonV11: Format<typeof options> = {
  name: 'json_v1.1',
  title: 'Hasty JSON 1.1',
  description:
    'One JSON with label classes, tags, statuses and labels: the fullest file, in Hasty’s own layout.',
  omits: [
    'external ids',
    'what a label was drawn with, when and by whom',
    'a box, polygon or mask that was sent beside keypoints',
  ],
  extension: 'zip',
  options,
  async *write(source, request, report) {
    yield { path: 'labels.json', stored: false, content: text(source, request, report) }
  },
}

async function* text(
  source: ExportSource,
  { exportedAt }: ExportRequest<object>,
  report: ExportReport,
): AsyncGenerator<Uint8Array, void, undefined> {
  const chunks = new TextChunks()
  const classNames = byClass(source.project.labelClasses, ({ name }) => JSON.stringify(name))
  const byGroup = tagsByGroup(source.project)
  const ofLabel = attributesWriter(source.project, 'LABEL')
  const ofImage = attributesWriter(source.project, 'IMAGE')
  chunks.add(`${headText(source.project, exportedAt).slice(0, -1)},"images":[`)
  let separator = ''
  for await (const image of source.labelledImages()) {
    const [before, after] = imageTexts(image, byGroup(image.tags), ofImage(image.attributes))
    chunks.add(`${separator}${before}`)
    separator = ''
    for (const label of image.labels) {
      const text = labelText(label, image, classNames, report, ofLabel)
      if (text === undefined) continue
      chunks.add(`${separator}${text}`)
      separator = ','
      if (chunks.full) yield chunks.take()
    }
    chunks.add(after)
    separator = ','
    report.count('images')
    if (chunks.full) yield chunks.take()
  }
  chunks.add(']}\n')
  yield chunks.take()
}

function headText(project: ExportProject, exportedAt: Date): string {
  const namesOf = attributeNamesByClass(project)
  return JSON.stringify({
    project_name: project.name,
    create_date: timestampText(project.createdAt),
    export_format_version: '1.1',
    export_date: timestampText(exportedAt),
    label_classes: project.labelClasses.map(each => classOf(each, namesOf(each.id))),
    keypoint_schemas: project.keypointSchemas.map(keypointSchemaOf),
    tag_groups: tagGroupsOf(project),
    attributes: project.attributes.map(({ name, type, options }) => ({
      name,
      type,
      values: options.map(({ value }) => value),
    })),
  })
}

function classOf(labelClass: ExportClass, attributes: readonly string[]) {
  return {
    class_id: labelClass.id,
    parent_class_id: labelClass.parentId,
    class_name: labelClass.name,
    class_type: labelClass.kind,
    color: labelClass.color,
    norder: labelClass.norder,
    icon_url: null,
    attributes,
    description: labelClass.description,
    use_description_as_prompt: false,
  }
}

/** JSON of an image up to its labels, and from there on. */
function imageTexts(
  image: LabelledImage,
  tagGroups: Record<string, string[]>,
  attributes: string,
): [before: string, after: string] {
  const before = JSON.stringify({
    image_id: image.id,
    width: image.width,
    height: image.height,
    image_name: image.name,
    image_mode: image.mode,
    dataset_name: image.datasetName,
    image_status: image.status,
    ...(image.frameOf && { video_id: image.frameOf.videoId, frame: image.frameOf.frame }),
    ...(image.publicUrl === null ? {} : { public_url: image.publicUrl }),
    tags: image.tags,
    tag_groups: tagGroups,
  })
  return [`${before.slice(0, -1)},"attributes":${attributes},"labels":[`, ']}']
}
