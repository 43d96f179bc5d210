import type { IncomingHttpHeaders } from 'node:http'
import { Type } from 'typebox'
import type { Context } from '../../context.ts'
import { type RawContract, type RawReply, type RawRoute, rawRoute } from '../../contract/raw-route.ts'
import { ids, named } from '../../contract/schemas.ts'
import { eventStream, quietMs } from '../../wire/index.ts'
import { AppliedChange } from './contract.ts'
import { followChanges } from './follow-changes.ts'
import { findLabelledMedia } from './read-labels.ts'

/** The largest number that the database keeps as a revision. */
const maxRevision = 2_147_483_647

/** A stream ends after so many quiet spells; the client comes back by itself, and its access is checked anew. */
const maxQuietSpells = 15

const query = Type.Object({
  after: Type.Optional(Type.Integer({ minimum: 0, maximum: maxRevision, default: 0 })),
})

/** An event stream as data: what stands in the lines of each event. */
const ChangeEvents = named(
  'ChangeEvents',
  Type.Array(
    Type.Object({
      id: Type.Integer({ description: 'the revision' }),
      data: Type.Unsafe<string>({
        type: 'string',
        contentMediaType: 'application/json',
        contentSchema: AppliedChange,
      }),
    }),
  ),
)

function feedContract(name: string, what: string): RawContract {
  return {
    name,
    summary: `The changes of ${what} as server-sent events: earlier ones, then live ones`,
    remark:
      'Each event has its revision as `id` and a change in JSON as `data`. The stream ends after some quiet minutes; come ' +
      'back with the last id.',
    headers: { 'Last-Event-ID': 'The revision after which to go on; it goes before `after`' },
    answers: {
      200: {
        says: 'Events, until one of the two ends it',
        content: { 'text/event-stream': ChangeEvents },
        headers: { 'Cache-Control': 'no-store' },
      },
    },
  }
}

/**
 * The changes of an image or a video as server-sent events: those after `after` (or the last id an EventSource saw), then
 * live ones.
 */
export const feedRoutes: readonly RawRoute[] = [
  rawRoute({
    contract: feedContract('followImage', 'an image'),
    method: 'GET',
    path: '/api/images/:imageId/feed',
    access: 'actor',
    params: ids('imageId'),
    query,
    async handle(context, { actor, params, query, headers }) {
      const { id } = await findLabelledMedia(context, actor, 'image', params.imageId)
      return feedOf(context, id, query.after, headers)
    },
  }),
  rawRoute({
    contract: feedContract('followVideo', 'a video'),
    method: 'GET',
    path: '/api/videos/:videoId/feed',
    access: 'actor',
    params: ids('videoId'),
    query,
    async handle(context, { actor, params, query, headers }) {
      const { id } = await findLabelledMedia(context, actor, 'video', params.videoId)
      return feedOf(context, id, query.after, headers)
    },
  }),
]

function feedOf(context: Context, id: string, asked = 0, headers: IncomingHttpHeaders): RawReply {
  const lastSeen = Number(headers['last-event-id'] ?? Number.NaN)
  const after = lastSeen >= 0 && lastSeen <= maxRevision ? Math.floor(lastSeen) : asked
  return eventStream(signal => events(followChanges(context, id, after, quietMs, signal)))
}

async function* events(changes: ReturnType<typeof followChanges>): AsyncGenerator<string, void> {
  yield 'retry: 1000\n\n'
  let quietSpells = 0
  for await (const change of changes) {
    if (change !== 'quiet') yield `id: ${change.revision}\ndata: ${JSON.stringify(change)}\n\n`
    else if (++quietSpells < maxQuietSpells) yield ': quiet\n\n'
    else return
  }
}
