import { createHmac } from 'node:crypto'
import type { Context } from '../../context.ts'
import type { Database } from '../../db/index.ts'
import { anyAddress, publicOnly } from '../../pictures/index.ts'
import { type Answer, post } from './post.ts'
import {
  type DueDelivery,
  giveBackDelivery,
  insertDeliveries,
  type NewDelivery,
  noteAttempt,
  putOffDeliveries,
  takeDueDelivery,
} from './queries.ts'
import { sealedAt } from './set-callback.ts'

const timeoutMs = 15_000
const secondMs = 1000
/** Longer than an attempt can last: then its server is gone. */
const leaseMs = 60 * secondMs
const atOnce = 4

/** From each failed attempt to the next, in seconds; all together nearly a day. */
export const gaps = [10, 30, 120, 600, 1800, 3600, 7200, 14_400, 28_800, 28_800] as const

/**
 * Has things told, in the transaction that makes them true; nothing where the project has no callback.
 * @returns how many
 */
export async function queueDeliveries(
  { newId, now }: Pick<Context, 'newId' | 'now'>,
  transaction: Database,
  deliveries: readonly Omit<NewDelivery, 'id'>[],
): Promise<number> {
  if (deliveries.length === 0) return 0
  return insertDeliveries(
    transaction,
    deliveries.map(delivery => ({ ...delivery, id: newId() })),
    now(),
  )
}

/**
 * Tells some of what is due; what is not taken is told again later, for nearly a day. The same may arrive twice.
 * @param secretHeader the name under which the secret itself goes along
 * @returns how many were tried
 */
export async function deliverDue(
  context: Context,
  secretHeader: string,
  signal: AbortSignal,
): Promise<number> {
  const worker = async () => {
    for (let tried = 0; ; tried += 1) {
      if (signal.aborted) return tried
      const now = context.now()
      const due = await takeDueDelivery(context.db, now, new Date(now.getTime() + leaseMs))
      if (!due) return tried
      await attempt(context, due, secretHeader, signal)
    }
  }
  const counts = await Promise.all(Array.from({ length: atOnce }, worker))
  return counts.reduce((sum, count) => sum + count, 0)
}

async function attempt(
  context: Context,
  due: DueDelivery,
  secretHeader: string,
  signal: AbortSignal,
): Promise<void> {
  const answer = await told(context, due, secretHeader, signal).catch(async (error: unknown) => {
    await giveBackDelivery(context.db, due, context.now())
    if (!signal.aborted) throw error
  })
  if (!answer) return
  const { status, problem, final } = answer
  const now = context.now()
  const gap = gaps[due.attempts - 1]
  const nextAt = final || gap === undefined ? null : new Date(now.getTime() + gap * secondMs)
  await noteAttempt(context.db, due, { status, problem, nextAt }, now)
  context.news.tell(`jobs of ${due.projectId}`)
  // What does not answer keeps a worker for long: the others of its project wait a little, other projects do not.
  if (problem !== null && status === null && gap !== undefined)
    await putOffDeliveries(context.db, due.projectId, now, new Date(now.getTime() + gap * secondMs))
}

function told(
  context: Context,
  { id, projectId, body, url, secret }: DueDelivery,
  secretHeader: string,
  signal: AbortSignal,
): Promise<Answer> {
  if (url === null)
    return Promise.resolve({ status: null, problem: 'the project has no callback any more', final: true })
  const opened = openedSecret(context, projectId, secret)
  if (opened instanceof Error) return Promise.resolve({ status: null, problem: opened.message, final: true })
  const seconds = Math.floor(context.now().getTime() / secondMs)
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'Gesso',
    'x-gesso-delivery': id,
    ...(opened === null ? {} : { 'x-gesso-signature': signatureOf(opened, seconds, body) }),
  }
  const secretHeaders: Record<string, string> = opened === null ? {} : { [secretHeader]: opened }
  const check = { problemOf: context.settings.allowPrivateUrls ? anyAddress : publicOnly }
  return post({ url, headers, secretHeaders, body }, { check, timeoutMs }, signal)
}

function openedSecret(context: Context, projectId: string, secret: Buffer | null): string | null | Error {
  if (secret === null) return null
  try {
    return context.sealer.open(secret, sealedAt(projectId))
  } catch (error) {
    return error instanceof Error ? error : new Error('the secret cannot be opened')
  }
}

/** What proves to who knows the secret that a body is ours, and when it was sent: HMAC-SHA256 over time and body. */
function signatureOf(secret: string, seconds: number, body: string): string {
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`
}
