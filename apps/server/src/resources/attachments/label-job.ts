import { createHash } from 'node:crypto'
import type { RequestedLabel, Size } from '@gesso/core'
import { parseGeometry } from '@gesso/shapes'
import type { Context } from '../../context.ts'
import { type JobLabel, makeTaxonomy, type NewJob, type Taxonomy } from '../jobs/index.ts'
import { changeLabels, type ForeignForm } from '../labels/index.ts'
import { importer } from './importer.ts'
import { inImage } from './in-image.ts'
import { frameNameOf, isSequence } from './make-media.ts'
import { paintedLabels } from './painted-labels.ts'
import type { ArrivedJob, AttachmentRow } from './queries.ts'
import { valuesOf } from './values.ts'

/** What came with a job to be on its media. */
export interface Prelabels {
  readonly labels: readonly JobLabel[]
  readonly masks?: NonNullable<NewJob['masks']>
}

/**
 * Puts the labels that came with a job onto its media, once however often it is called.
 * @param attachments all of the job's; sizes of its pictures are known
 * @returns the revision that the media has by it; undefined when there is nothing to put
 * @throws AppError for labels that cannot stand there, naming them
 */
export async function labelJob(
  context: Context,
  job: ArrivedJob,
  mediaId: string,
  attachments: readonly AttachmentRow[],
): Promise<number | undefined> {
  const { labels, masks = [] } = prelabelsOf(job)
  if (labels.length + masks.length === 0) return undefined
  const pictures = attachments.filter(({ role }) => role === 'picture')
  const painted = await paintedLabels(context, masks, attachments)
  const taxonomy = await context.db
    .transaction()
    .execute(db => makeTaxonomy({ ...context, db }, job.projectId, [{ prelabels: [...labels], masks }]))
  const added = [
    ...labels.map((label, at) => placed(label, at, taxonomy, pictures)),
    ...painted.map(({ className, instance, geometry, frameId }) => ({
      ...unlabelled,
      classId: classOf(taxonomy, className),
      shape: 'mask',
      ...(isSequence(pictures) ? trackOn(pictures, frameId, geometry) : { geometry }),
      externalId: instance,
    })),
  ].map((label, index) => ({ ...label, id: label.id ?? derivedId(job.id, String(index)), zIndex: index }))
  const forms = new Map(
    labels.flatMap(({ form }, at) => (form ? [[added[at]?.id.toLowerCase() ?? '', form] as const] : [])),
  )
  return write(context, job, mediaId, added, forms)
}

/** What came with a job to be on its media. */
export function prelabelsOf({ prelabels }: Pick<ArrivedJob, 'prelabels'>): Prelabels {
  // Written by createJobs alone, which has looked at it.
  return (prelabels as Prelabels | null) ?? { labels: [] }
}

/**
 * Of which pictures the size must be known before the labels that came with a job stand on its media: of an image, and of
 * frames the first, whose size its video takes, and those that labels say something of.
 */
export function neededPictures(
  job: Pick<ArrivedJob, 'prelabels'>,
  pictures: readonly AttachmentRow[],
): ReadonlySet<AttachmentRow> {
  if (!isSequence(pictures)) return new Set(pictures)
  const { labels, masks = [] } = prelabelsOf(job)
  const named = new Set([
    ...labels.flatMap(({ keyframes }) => keyframes?.map(({ frameId }) => frameId) ?? []),
    ...masks.map(({ frameId }) => frameId),
  ])
  return new Set(pictures.filter((picture, frame) => frame === 0 || named.has(frameNameOf(picture))))
}

/**
 * Refuses labels of which it is plain without their picture that they cannot stand anywhere.
 * @throws AppError `shape_unknown`, `geometry_invalid` naming the label
 */
export function checkPrelabels({ labels }: Prelabels): void {
  for (const [at, { shape, geometry, keyframes }] of labels.entries()) {
    const field = `prelabels[${at}]`
    if (!keyframes) parseGeometry(shape, geometry, `${field}.geometry`)
    for (const [index, each] of (keyframes ?? []).entries())
      parseGeometry(shape, each.geometry, `${field}.keyframes[${index}].geometry`)
  }
}

const unlabelled = { id: null as string | null, tool: 'import', attributes: {} }

async function write(
  context: Context,
  job: ArrivedJob,
  mediaId: string,
  added: readonly RequestedLabel[],
  forms: ReadonlyMap<string, ForeignForm>,
): Promise<number> {
  const change = { added, updated: [], removed: [] }
  const actor = importer(job)
  const options = { origin: 'import', foreignForms: forms } as const
  const row = await changeLabels(context, actor, mediaId, { ...change, id: job.id }, options)
  // Ids that stand elsewhere: the same labels were sent with another job. They are given new ones here.
  const taken = new Set(row.conflicts.map(conflict => conflict.labelId))
  if (taken.size === 0) return row.revision
  const anew = added
    .filter(label => taken.has(label.id.toLowerCase()))
    .map(label => ({ ...label, id: derivedId(job.id, label.id), externalId: label.externalId ?? label.id }))
  const id = derivedId(job.id, 'again')
  const again = { ...change, id, added: anew }
  const formsAnew = new Map(
    [...forms].map(([label, form]) => [taken.has(label) ? derivedId(job.id, label) : label, form]),
  )
  const anewOptions = { ...options, foreignForms: formsAnew }
  return (await changeLabels(context, actor, mediaId, again, anewOptions)).revision
}

type Unplaced = Omit<RequestedLabel, 'id' | 'zIndex'> & { readonly id: string | null }

function placed(
  label: JobLabel,
  at: number,
  taxonomy: Taxonomy,
  pictures: readonly AttachmentRow[],
): Unplaced {
  const { id, externalId, className, shape } = label
  const common = {
    id,
    externalId,
    shape,
    tool: 'import',
    classId: classOf(taxonomy, className),
    ...(label.locked ? { locked: true as const } : {}),
  }
  const own = valuesOf(label.attributes, taxonomy)
  const [picture] = pictures
  if (label.keyframes) return { ...common, ...track(label, label.keyframes, own, taxonomy, pictures) }
  const geometry = inImage(shape, label.geometry, picture ?? noSize, `prelabels[${at}].geometry`)
  return { ...common, geometry, attributes: own }
}

const noSize: Size = { width: 1, height: 1 }

/** A track says of each frame where its object is, so that what was sent comes back; after a frame it is not on, it is outside. */
function track(
  label: JobLabel,
  sent: NonNullable<JobLabel['keyframes']>,
  own: ReturnType<typeof valuesOf>,
  taxonomy: Taxonomy,
  pictures: readonly AttachmentRow[],
): Pick<RequestedLabel, 'geometry' | 'attributes' | 'keyframes'> {
  const byFrame = new Map(sent.map(each => [each.frameId, each]))
  const keyframes: NonNullable<RequestedLabel['keyframes']>[number][] = []
  let last: { readonly told: (typeof sent)[number]; readonly picture: AttachmentRow } | undefined
  for (const [frame, picture] of pictures.entries()) {
    const here = byFrame.get(frameNameOf(picture))
    const seen = last
    last = here && { told: here, picture }
    const told = here ?? seen?.told
    if (!told) continue
    // Where it is gone it has the place that it was last seen at, in the size of that frame, if anybody knows it.
    const size = picture.width > 0 ? picture : (seen?.picture ?? picture)
    const geometry = inImage(label.shape, told.geometry, size, `keyframe of frame ${told.frameId}`)
    const attributes = { ...own, ...valuesOf(told.attributes, taxonomy) }
    keyframes.push({ frame, outside: !here, geometry, attributes })
  }
  const [first] = keyframes
  return { geometry: first?.geometry ?? {}, attributes: first?.attributes ?? {}, keyframes }
}

/** A mask that is on one frame only. */
function trackOn(
  pictures: readonly AttachmentRow[],
  frameId: string | null,
  geometry: RequestedLabel['geometry'],
): Pick<RequestedLabel, 'geometry' | 'keyframes'> {
  const frame = pictures.findIndex(picture => frameNameOf(picture) === frameId)
  const here = { frame, outside: false, geometry, attributes: {} }
  const after = { ...here, frame: frame + 1, outside: true }
  return { geometry, keyframes: frame + 1 < pictures.length ? [here, after] : [here] }
}

function classOf(taxonomy: Taxonomy, name: string): string {
  return taxonomy.classes.get(name.trim()) ?? ''
}

/** The same uuid for the same two texts, of version 8. */
function derivedId(jobId: string, text: string): string {
  const hex = createHash('sha256').update(`${jobId}\n${text}`).digest('hex')
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16)
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}
