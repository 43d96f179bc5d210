import { setTimeout as elapse } from 'node:timers/promises'
import { Type } from 'typebox'
import type { Context } from '../../context.ts'
import { type RawContract, type RawReply, type RawRoute, rawRoute } from '../../contract/raw-route.ts'
import { ids } from '../../contract/schemas.ts'
import { followNews, type NewsSubject } from '../../events/index.ts'
import { eventStream, quietMs } from '../../wire/index.ts'
import { findCommentedMedia } from '../comments/index.ts'
import { findProject } from '../projects/index.ts'

/** So much lies between two news of one stream: whatever happens meanwhile is told as one. */
const apartMs = 1_000

/** A stream ends after so many events; the client comes back by itself, and its access is checked anew. */
const maxEvents = 300

function newsContract(name: string, what: string): RawContract {
  return {
    name,
    summary: `Server-sent events that say that ${what} changed, at most one a second`,
    remark:
      'An event comes at the beginning, and after every change that follows. It does not say what changed: ask anew. The ' +
      'stream ends after some minutes; come back.',
    answers: {
      200: {
        says: 'Events, until one of the two ends it',
        content: { 'text/event-stream': Type.String() },
        headers: { 'Cache-Control': 'no-store' },
      },
    },
  }
}

/** News as server-sent events, for pages that show what others change. */
export const newsRawRoutes: readonly RawRoute[] = [
  rawRoute({
    contract: newsContract('followJobs', 'jobs or batches of a project, or what was told of them,'),
    method: 'GET',
    path: '/api/projects/:projectId/jobs/feed',
    access: 'actor',
    params: ids('projectId'),
    async handle(context, { actor, params }) {
      const { id } = await findProject(context, actor, params.projectId, 'read the workspace')
      return newsOf(context, `jobs of ${id}`)
    },
  }),
  rawRoute({
    contract: newsContract('followComments', 'the comments on an image or a video'),
    method: 'GET',
    path: '/api/media/:mediaId/comments/feed',
    access: 'actor',
    params: ids('mediaId'),
    async handle(context, { actor, params }) {
      const { id } = await findCommentedMedia(context, actor, params.mediaId, 'read the workspace')
      return newsOf(context, `comments on ${id}`)
    },
  }),
]

function newsOf({ news }: Context, subject: NewsSubject): RawReply {
  const pause = (signal: AbortSignal) => elapse(apartMs, undefined, { signal }).catch(() => {})
  return eventStream(async function* (signal) {
    yield 'retry: 1000\n\n'
    let events = 0
    for await (const each of followNews(news, subject, { quietMs, pause }, signal)) {
      yield each === 'news' ? 'data: changed\n\n' : ': quiet\n\n'
      if (++events >= maxEvents) return
    }
  })
}
