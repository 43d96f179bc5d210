import type { Context } from '../../../context.ts'
import type { Actor } from '../../access/index.ts'
import { labelsAtRevision } from '../../labels/index.ts'
import { findProject } from '../../projects/index.ts'
import { agreementOf } from './agreement.ts'
import {
  countUncompared,
  type FigureFilter,
  type FigureRow,
  figuresOf,
  noteAgreements,
  type UncomparedVisit,
  uncomparedVisits,
} from './queries.ts'
import { trackAgreementOf } from './track-agreement.ts'

/** So many reviews are compared while somebody waits for the figures; the others when they are asked for next. */
const visitsPerRequest = 50

/** After so many labels one stops too. */
const labelsPerRequest = 20_000

const secondsPerHour = 3600

/** What somebody did, and how well. */
export interface PersonFigures extends FigureRow {
  /** labels added or changed in an hour of making; null where there was no time */
  readonly labelsPerHour: number | null
  /** how much of what they made and others reviewed was sent back, 0 to 1 */
  readonly rejectionRate: number | null
}

/**
 * What everybody did in a project, by name: time, pace, how much was sent back, and how far what they made agrees with what
 * others accepted of it. A comparison is made once, some at a time.
 * @returns `uncompared`: how many reviews the agreement does not tell of yet
 */
export async function peopleFigures(
  context: Context,
  actor: Actor,
  projectId: string,
  filter: FigureFilter,
): Promise<{ people: PersonFigures[]; uncompared: number }> {
  const { id } = await findProject(context, actor, projectId, 'lead the work')
  await compareSome(context, id)
  const rows = await figuresOf(context.db, id, filter)
  return { people: rows.map(withRates), uncompared: await countUncompared(context.db, id) }
}

async function compareSome(context: Context, projectId: string): Promise<void> {
  const found = []
  let labels = 0
  for (const visit of await uncomparedVisits(context.db, projectId, visitsPerRequest)) {
    const { count, agreement } = await compared(context, visit)
    found.push({ id: visit.id, ...agreement })
    labels += count
    if (labels > labelsPerRequest) break
  }
  if (found.length > 0) await noteAgreements(context.db, found)
}

async function compared(context: Context, visit: UncomparedVisit) {
  const made = await labelsAtRevision(context, visit.mediaId, visit.revisionFrom)
  const reviewed = await labelsAtRevision(context, visit.mediaId, visit.revisionTo)
  const { frames, width, height } = visit
  const agreement =
    frames === null
      ? agreementOf(made.labels, reviewed.labels, { width: width ?? 1, height: height ?? 1 })
      : trackAgreementOf(made.labels, reviewed.labels, frames)
  return { count: made.labels.length + reviewed.labels.length, agreement }
}

function withRates(row: FigureRow): PersonFigures {
  const labels = row.labelsAdded + row.labelsUpdated
  const hours = (row.secondsMaking + row.secondsReviewing) / secondsPerHour
  return {
    ...row,
    labelsPerHour: hours > 0 ? labels / hours : null,
    rejectionRate: row.ownReviewed > 0 ? row.ownRejected / row.ownReviewed : null,
  }
}
