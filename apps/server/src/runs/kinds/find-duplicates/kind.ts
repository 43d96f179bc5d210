import { AppError } from '@gesso/core'
import { boxOf } from '@gesso/shapes'
import type { Context } from '../../../context.ts'
import { DuplicateSearch, type DuplicatesOnImage } from '../../../resources/duplicates/contract.ts'
import { duplicateSearchKindName } from '../../../resources/duplicates/index.ts'
import { checkHolds, findProject } from '../../../resources/projects/index.ts'
import { validatorOf } from '../../../wire/index.ts'
import type { ActiveRun, RunControl, RunKind, RunOutcome } from '../../run-kind.ts'
import { foreignIds } from '../export/queries.ts'
import { duplicatesAmong } from './duplicates-among.ts'
import {
  countLooked,
  type LabelToCompare,
  type Looked,
  type LookedImage,
  labelsToCompare,
  lookedAfter,
} from './queries.ts'

const parse = validatorOf(DuplicateSearch, 'json')

const imagesPerPage = 250
/** As many labels are read at once, unless one image has more. */
const labelsAtOnce = 5000
/** As many duplicates are listed; all are counted. */
const limitListed = 1000
const usualIou = 0.95

/** Looks for labels that stand twice, image by image, and lists them; removing them is left to whoever reads the list. */
export const findDuplicatesKind: RunKind<DuplicateSearch> = {
  name: duplicateSearchKindName,
  capability: 'edit labels',
  parse: input => parse(input, 'input'),
  async admit(context, actor, { projectId, input: { datasetIds } }) {
    checkHolds(await findProject(context, actor, projectId, 'edit labels'), 'IMAGES')
    const [foreign] = await foreignIds(context.db, projectId, 'dataset', datasetIds ?? [])
    if (foreign !== undefined)
      throw new AppError('invalid_input', {
        field: 'datasetIds',
        problem: `has ${foreign}, which is not of this project`,
      })
  },
  run: findDuplicates,
}

async function findDuplicates(
  { db }: Context,
  { projectId, input }: ActiveRun<DuplicateSearch>,
  control: RunControl,
): Promise<RunOutcome> {
  const { datasetIds, iou = usualIou } = input
  const looked = { projectId, datasetIds: datasetIds?.length ? datasetIds : undefined }
  const total = await countLooked(db, looked)
  const counts = { imagesLookedAt: 0, labelsCompared: 0, duplicates: 0, listed: 0 }
  const images: DuplicatesOnImage[] = []
  control.progress(0, total)
  for await (const { image, labels } of imagesWithLabels(db, looked)) {
    control.signal.throwIfAborted()
    const boxless = labels.filter(label => !boxOf(label)).length
    if (boxless > 0) control.warn('Without an area, so not compared, e.g. keypoints', [image.name], boxless)
    const found = duplicatesAmong(labels, image, iou)
    counts.imagesLookedAt += 1
    counts.labelsCompared += labels.length - boxless
    counts.duplicates += found.length
    const listed = found.slice(0, limitListed - counts.listed).map(({ label, kept, iou: overlap }) => ({
      labelId: label.id,
      version: label.version,
      classId: label.classId,
      keptId: kept.id,
      keptVersion: kept.version,
      iou: overlap,
    }))
    counts.listed += listed.length
    if (listed.length > 0) images.push({ imageId: image.id, imageName: image.name, duplicates: listed })
    control.progress(counts.imagesLookedAt, Math.max(total, counts.imagesLookedAt))
  }
  return { result: { iou, ...counts, images } }
}

interface ImageWithLabels {
  readonly image: LookedImage
  readonly labels: readonly LabelToCompare[]
}

async function* imagesWithLabels(db: Context['db'], looked: Looked): AsyncGenerator<ImageWithLabels, void> {
  let afterId: string | undefined
  for (;;) {
    const page = await lookedAfter(db, looked, afterId, imagesPerPage)
    afterId = page.at(-1)?.id
    if (afterId === undefined) return
    for (const batch of batchesOf(page)) {
      const ids = batch.map(({ id }) => id)
      const byImage = new Map<string, LabelToCompare[]>(ids.map(id => [id, []]))
      for (const label of await labelsToCompare(db, ids)) byImage.get(label.mediaId)?.push(label)
      for (const image of batch) yield { image, labels: byImage.get(image.id) ?? [] }
    }
  }
}

/** Images in turn, in parts of as many labels as are read at once. */
function* batchesOf(images: readonly LookedImage[]): Generator<LookedImage[], void> {
  let batch: LookedImage[] = []
  let labels = 0
  for (const image of images) {
    if (batch.length > 0 && labels + image.labelCount > labelsAtOnce) {
      yield batch
      batch = []
      labels = 0
    }
    batch.push(image)
    labels += image.labelCount
  }
  if (batch.length > 0) yield batch
}
