import type { Context } from '../../context.ts'
import { replaceSecret, secretsAfter } from './queries.ts'
import { sealedAt } from './set-callback.ts'

const batch = 100
const beforeAll = '00000000-0000-0000-0000-000000000000'

/** Seals anew every callback's secret that was sealed with an older key; one that no key opens stays and is logged. */
export async function resealCallbacks(context: Context): Promise<void> {
  for (let after = beforeAll; ; ) {
    const rows = await secretsAfter(context.db, after, batch)
    for (const { projectId, secret } of rows) {
      if (context.sealer.isCurrent(secret)) continue
      try {
        const opened = context.sealer.open(secret, sealedAt(projectId))
        const sealed = context.sealer.seal(opened, sealedAt(projectId))
        await replaceSecret(context.db, projectId, secret, sealed)
      } catch (error) {
        context.log.warn({ err: error, projectId }, 'the secret of a callback cannot be opened')
      }
    }
    const last = rows.at(-1)
    if (!last) return
    after = last.projectId
  }
}
