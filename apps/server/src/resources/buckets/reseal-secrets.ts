import type { Context } from '../../context.ts'
import { replaceSecret, secretsAfter } from './queries.ts'
import { sealedAt } from './settings.ts'

const batch = 100
const beforeAll = '00000000-0000-0000-0000-000000000000'

/**
 * Seals every secret anew that was sealed with an older key, so that the older key may go; one that no key opens stays
 * and is told in the log.
 */
export async function resealSecrets(context: Context): Promise<void> {
  let resealed = 0
  for (let after = beforeAll; ; ) {
    const rows = await secretsAfter(context.db, after, batch)
    for (const { id, secret } of rows.filter(row => !context.sealer.isCurrent(row.secret))) {
      try {
        const opened = context.sealer.open(secret, sealedAt(id))
        await replaceSecret(context.db, id, secret, context.sealer.seal(opened, sealedAt(id)))
        resealed += 1
      } catch (error) {
        context.log.warn({ err: error, bucketId: id }, 'the secret of a bucket cannot be opened')
      }
    }
    const last = rows.at(-1)
    if (!last) break
    after = last.id
  }
  if (resealed > 0) context.log.info({ buckets: resealed }, 'secrets were sealed with the new key')
}
