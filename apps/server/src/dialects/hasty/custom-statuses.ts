import type { Context } from '../../context.ts'
import type { Actor } from '../../resources/access/index.ts'
import { listStatuses } from '../../resources/statuses/index.ts'
import { customStatus } from './translate/status.ts'

/** The custom statuses of a project, read only where a filter's words speak of them. */
export async function customStatusIds(
  context: Context,
  actor: Actor,
  projectId: string,
  words: readonly string[] | undefined,
): Promise<string[]> {
  if (!words?.includes(customStatus)) return []
  return (await listStatuses(context, actor, projectId)).map(status => status.id)
}
