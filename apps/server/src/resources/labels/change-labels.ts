import { AppError, type ChangeRequest } from '@gesso/core'
import type { Context } from '../../context.ts'
import { type Database, violatedConstraint } from '../../db/index.ts'
import { type Actor, authorise } from '../access/index.ts'
import { judgeOnMedia, type ParsedChange, parseChange } from './parse-change.ts'
import { type ChangeReply, presentLabel, presentReply } from './present.ts'
import {
  type ChangeRow,
  deleteLabels,
  type ForeignForm,
  groundsOf,
  type LabelledMedia,
  labelsByIds,
  lockedMedia,
  recordChange,
  updateLabels,
} from './queries.ts'
import { type Standing, settleChange } from './settle-change.ts'

/** Where a change comes from, and how it is meant. */
export interface ChangeOptions {
  readonly origin: 'editor' | 'api' | 'import' | 'run'
  /** the last writer wins, for callers that know no versions; the versions in the request do not matter then */
  readonly force?: boolean
  /** what to keep beside labels that are added or updated, by label id in lower case */
  readonly foreignForms?: ReadonlyMap<string, ForeignForm>
}

/**
 * The one way in which labels are edited: applies a change in one transaction, together with its row in the history,
 * and tells viewers after the commit. A repeated id is answered as the first time. Every change takes the media to its
 * next revision, also one of which conflicts left nothing: so the history has no gaps, and viewers notice a miss.
 * @throws AppError `not_found`, `forbidden`, `invalid_input`, `shape_unknown`, `geometry_invalid`; nothing is applied
 */
export async function changeLabels(
  context: Context,
  actor: Actor,
  imageId: string,
  request: ChangeRequest,
  options: ChangeOptions,
): Promise<ChangeReply> {
  const change = parseChange(request)
  const { row, repeated } = await retryingRaces(() =>
    context.db
      .transaction()
      .execute(transaction => apply({ ...context, db: transaction }, actor, imageId, change, options)),
  )
  const reply = presentReply(row)
  if (!repeated) context.feed.publish(row.mediaId, reply.change)
  return reply
}

async function apply(
  context: Context,
  actor: Actor,
  imageId: string,
  change: ParsedChange,
  options: ChangeOptions,
): Promise<{ row: ChangeRow; repeated: boolean }> {
  const { db } = context
  const media = await lockedMedia(db, imageId, [...actor.grants.keys()])
  authorise(actor, media, 'edit labels', { what: 'image', id: imageId })
  const { past, classIds } = await groundsOf(db, change.id, media.projectId, change.classIds)
  if (past) return { row: pastOn(media, past), repeated: true }
  judgeOnMedia(change, media, classIds)
  const settled = settleChange(change, await standingOf(db, media, change), options.force ?? false)
  const row = {
    id: change.id,
    mediaId: media.id,
    revision: media.revision + 1,
    authorId: actor.id,
    authorName: actor.name,
    origin: options.origin,
    createdAt: context.now(),
    ...settled,
  }
  await write(db, media, row, options.foreignForms)
  return { row, repeated: false }
}

function pastOn(media: LabelledMedia, past: ChangeRow): ChangeRow {
  if (past.mediaId === media.id) return past
  throw new AppError('invalid_input', { field: 'id', problem: `${past.id} was used for a change elsewhere` })
}

async function standingOf(db: Database, media: LabelledMedia, change: ParsedChange): Promise<Standing> {
  const rows = await labelsByIds(db, change.labelIds)
  return new Map(rows.map(row => [row.id, row.mediaId === media.id ? presentLabel(row) : 'elsewhere']))
}

async function write(
  db: Database,
  media: LabelledMedia,
  row: ChangeRow,
  foreignForms: ChangeOptions['foreignForms'],
): Promise<void> {
  const forms = foreignForms?.size ? JSON.stringify(Object.fromEntries(foreignForms)) : null
  const removedIds = row.removed.map(label => label.id)
  if (removedIds.length > 0) await deleteLabels(db, media.id, removedIds)
  if (row.updated.length > 0) await updateLabels(db, row, forms)
  const status = row.added.length > 0 && media.status === 'NEW' ? 'IN PROGRESS' : media.status
  await recordChange(db, row, { projectId: media.projectId, status }, forms)
}

/**
 * Tries again when another image's change took an id in between, which the lock on this image cannot keep from
 * happening; the next attempt finds it there. A class that went in between is found missing the same way.
 */
async function retryingRaces<T>(attempt: () => Promise<T>, attemptsLeft = 3): Promise<T> {
  try {
    return await attempt()
  } catch (error) {
    const constraint = violatedConstraint(error)
    const raced = constraint === 'label_pk' || constraint === 'change_pk' || constraint === 'label_class_fk'
    if (!raced || attemptsLeft <= 1) throw error
    return retryingRaces(attempt, attemptsLeft - 1)
  }
}
