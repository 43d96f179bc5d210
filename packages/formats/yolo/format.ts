import { Type } from 'typebox'
import { extensionOf, namedPath, PathNamer, reportRename } from '../file-paths.ts'
import type { ExportProject, ExportSource, Format, LabelledImage, OutputFile } from '../format.ts'
import { byClass } from '../labels.ts'
import type { ExportReport } from '../report.ts'
import { choice } from '../schemas.ts'
import { textFile } from '../text-file.ts'
import { labelLines } from './lines.ts'

const options = Type.Object(
  {
    task: choice(['detect', 'segment'], {
      title: 'Labels as',
      description: 'detect: a box for each label. segment: an outline for each label.',
    }),
    images: Type.Boolean({
      title: 'With images',
      description: 'Puts the original files beside the labels, ready for training.',
      default: false,
    }),
  },
  { additionalProperties: false },
)

/** YOLO as Ultralytics reads it: a text for each image, and data.yaml with the label classes and the splits. */
export const yolo: Format<typeof options> = {
  name: 'yolo',
  title: 'YOLO',
  description:
    'A text with boxes or outlines for each image, and data.yaml. Datasets named val or test become those splits.',
  omits: [
    'attributes',
    'colours and descriptions of label classes',
    'the order in which labels lie',
    'tags and statuses of images',
    'external ids',
    'what a label was drawn with',
  ],
  extension: 'zip',
  options,
  async *write(source, { options: { task, images } }, report) {
    const numbers = byClass(source.project.labelClasses, (_, index) => index)
    const namer = new PathNamer()
    const folders = new Map<string, string>()
    for await (const image of source.labelledImages()) {
      const stem = namer.stemOf(image)
      const [folder = ''] = stem.split('/')
      folders.set(folder, image.datasetName)
      yield textFile(`labels/${stem}.txt`, labelLines(image, task, numbers, report))
      report.count('images')
      if (images) yield* imageFile(source, image, stem, report)
      else reportRename('images', image, `${stem}${extensionOf(image)}`, report)
    }
    yield textFile('data.yaml', dataYaml(source.project, folders))
  },
}

async function* imageFile(
  source: ExportSource,
  image: LabelledImage,
  stem: string,
  report: ExportReport,
): AsyncGenerator<OutputFile, void, undefined> {
  const content = await source.openFile(image)
  if (content === undefined) {
    report.skip('files', 'the file is not kept here, nor given by a bucket', namedPath(image))
    return
  }
  const path = `${stem}${extensionOf(image)}`
  reportRename('files', image, path, report)
  yield { path: `images/${path}`, stored: true, content }
  report.count('files')
}

const splits = [
  { name: 'train', words: /^(?!(val|valid|validation|test)$)/i },
  { name: 'val', words: /^(val|valid|validation)$/i },
  { name: 'test', words: /^test$/i },
]

/** @param folders the name of the dataset of each folder */
function dataYaml({ labelClasses }: ExportProject, folders: ReadonlyMap<string, string>): string {
  const foldersOf = (words: RegExp) =>
    [...folders]
      .filter(([, dataset]) => words.test(dataset))
      .map(([folder]) => JSON.stringify(`images/${folder}`))
  const lists = splits.map(({ name, words }) => [name, foldersOf(words)] as const)
  // Training programs want both; where there is no dataset for it, they are to validate on what they train on.
  const train = lists.flatMap(([name, list]) => (name === 'train' ? list : []))
  return [
    'path: .',
    ...lists
      .map(([name, list]) => [name, name === 'val' && list.length === 0 ? train : list] as const)
      .filter(([name, list]) => name !== 'test' || list.length > 0)
      .map(([name, list]) => `${name}: [${list.join(', ')}]`),
    `nc: ${labelClasses.length}`,
    // JSON is YAML, and quotes any name.
    'names:',
    ...labelClasses.map(({ name }, index) => `  ${index}: ${JSON.stringify(name)}`),
    '',
  ].join('\n')
}
