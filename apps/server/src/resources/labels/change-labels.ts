import { AppError, type ChangeRequest } from '@gesso/core'
import type { Context } from '../../context.ts'
import { type Database, violatedConstraint } from '../../db/index.ts'
import { type Actor, authorise } from '../access/index.ts'
import { followsSchemas, judgeKeypoints } from './judge-keypoints.ts'
import { judgeValues, valuesSetBy } from './judge-values.ts'
import { judgeClasses, judgeOnImage, type ParsedChange, parseChange } from './parse-change.ts'
import { presentChange, presentLabel } from './present.ts'
import {
  type ChangeRow,
  changeById,
  type ForeignForm,
  groundsOf,
  type LabelledMedia,
  labelsByIds,
  lockMedia,
  type MediaKind,
  mediaKinds,
  recordChange,
} from './queries.ts'
import { type Standing, settleChange } from './settle-change.ts'
import { judgeTracks } from './tracks/judge-tracks.ts'

/** Where a change comes from, and how it is meant. */
export interface ChangeOptions {
  readonly origin: 'editor' | 'api' | 'import' | 'run'
  /** the last writer wins, for callers that know no versions; the versions in the request do not matter then */
  readonly force?: boolean
  /** the kind of media that it must be on; left out: whichever it is on */
  readonly on?: MediaKind
  /** what to keep beside labels that are added or updated, by label id in lower case */
  readonly foreignForms?: ReadonlyMap<string, ForeignForm>
}

/**
 * The one way in which labels are edited, on images and on videos: applies a change in one statement, together with its row in the history, and
 * tells viewers after the commit. A repeated id is answered as the first time. Every change takes the media to its
 * next revision, also one of which conflicts left nothing: so the history has no gaps, and viewers notice a miss.
 * @throws AppError `not_found`, `forbidden`, `invalid_input`, `shape_unknown`, `geometry_invalid`; nothing is applied
 */
export async function changeLabels(
  context: Context,
  actor: Actor,
  mediaId: string,
  request: ChangeRequest,
  options: ChangeOptions,
): Promise<ChangeRow> {
  const change = parseChange(request)
  const { row, repeated } =
    (await hopefully(context, actor, mediaId, change, options)) ??
    (await patiently(context, actor, mediaId, change, options))
  if (!repeated) context.feed.publish(row.mediaId, () => presentChange(row))
  return row
}

interface Applied {
  readonly row: ChangeRow
  readonly repeated: boolean
}

/** Without a lock, as though nobody else were at the media: nearly always true, and half the way to the database. */
async function hopefully(...what: Parameters<typeof apply>): Promise<Applied | undefined> {
  try {
    return await apply(...what)
  } catch (error) {
    if (isRace(error)) return undefined
    throw error
  }
}

/**
 * With the media locked, and again when another one's change took an id in between, which the lock cannot keep from
 * happening; the next attempt finds it there. A class that went in between is found missing the same way.
 */
async function patiently(
  context: Context,
  actor: Actor,
  mediaId: string,
  change: ParsedChange,
  options: ChangeOptions,
): Promise<Applied> {
  for (let attempts = 3; ; attempts--) {
    try {
      const applied = await context.db.transaction().execute(async db => {
        await lockMedia(db, mediaId)
        return apply({ ...context, db }, actor, mediaId, change, options, true)
      })
      if (applied) return applied
      throw new Error(`media ${mediaId} changed although it was locked`)
    } catch (error) {
      if (!isRace(error) || attempts <= 1) throw error
    }
  }
}

function isRace(error: unknown): boolean {
  const constraint = violatedConstraint(error)
  return constraint === 'label_pk' || constraint === 'change_pk' || constraint === 'label_class_fk'
}

/**
 * Judges a change by what stands, and writes what comes of it.
 * @param locked the image is locked. Without, the ids of labels to add are not looked for: one that stands somewhere breaks
 * a constraint
 * @returns undefined, and nothing is written, when somebody else changed the image in between, or when it needs the lock
 */
async function apply(
  { db, now }: Context,
  actor: Actor,
  mediaId: string,
  change: ParsedChange,
  options: ChangeOptions,
  locked = false,
): Promise<Applied | undefined> {
  const kinds = options.on ? [options.on] : mediaKinds
  const media = await groundsOf(db, mediaId, kinds, [...actor.grants.keys()], change)
  authorise(actor, media, 'edit labels', { what: options.on ?? 'image', id: mediaId })
  if (media.repeated) return { row: pastOn(media, await changeById(db, change.id)), repeated: true }
  judgeClasses(change, new Set(media.classIds))
  if (media.kind === 'image') judgeOnImage(change, media)
  else await judgeTracks(db, change, media.id)
  const standing = await standingOf(db, media, locked ? change.labelIds : change.editedIds)
  judgeLocks(actor, media, change, standing, options)
  const values = valuesSetBy(change, standing)
  // Attributes and keypoint schemas are to stay as they are judged until the change is written.
  if (!locked && (values.length > 0 || followsSchemas(change))) return undefined
  await judgeKeypoints(db, change, media.projectId)
  await judgeValues(db, media.projectId, values)
  const settled = settleChange(change, standing, options.force ?? false)
  const row = {
    id: change.id,
    mediaId: media.id,
    revision: media.revision + 1,
    authorId: actor.id,
    authorName: actor.name,
    origin: options.origin,
    createdAt: now(),
    ...settled,
  }
  const { foreignForms } = options
  const forms = foreignForms?.size ? JSON.stringify(Object.fromEntries(foreignForms)) : null
  return (await recordChange(db, row, media.projectId, forms)) ? { row, repeated: false } : undefined
}

/**
 * Refuses edits by hand of what is locked, and locks by hand, to those who may not.
 * @throws AppError `forbidden`
 */
function judgeLocks(
  actor: Actor,
  media: LabelledMedia,
  change: ParsedChange,
  standing: Standing,
  { origin }: ChangeOptions,
): void {
  if (origin === 'import' || origin === 'run') return
  const isLocked = (id: string) => {
    const there = standing.get(id)
    return there !== undefined && there !== 'elsewhere' && there.locked === true
  }
  if (change.brought.some(({ label }) => label.locked) || change.editedIds.some(isLocked))
    authorise(actor, media, 'edit locked labels', { what: media.kind, id: media.id })
}

function pastOn(media: LabelledMedia, past: ChangeRow | undefined): ChangeRow {
  if (past?.mediaId === media.id) return past
  throw new AppError('invalid_input', { field: 'id', problem: 'was used for a change elsewhere' })
}

async function standingOf(
  db: Database,
  media: LabelledMedia,
  labelIds: readonly string[],
): Promise<Standing> {
  const rows = labelIds.length > 0 ? await labelsByIds(db, labelIds) : []
  return new Map(rows.map(row => [row.id, row.mediaId === media.id ? presentLabel(row) : 'elsewhere']))
}
