import type { Context } from '../../context.ts'
import type { Database } from '../../db/index.ts'
import { insertKey } from './api-keys/queries.ts'
import { firstOwnerOf, insertMember } from './members/queries.ts'
import { insertPerson } from './people/queries.ts'
import { lockFirstStart } from './queries.ts'
import { hashOfSecret } from './secrets.ts'
import { insertWorkspace, oldestWorkspace } from './workspaces/queries.ts'

/** Who to sign in, and where to put the demo. */
export interface FirstStart {
  readonly ownerId: string
  readonly workspaceId: string
  /** whether the demo is still to be made */
  readonly demoWanted: boolean
}

/**
 * Makes a workspace, its Owner and the administrator's API key where they are missing; later starts find what is there.
 * Several servers may start at once.
 */
export async function prepareFirstStart(
  context: Context,
  { adminKey, demo }: { adminKey: string | undefined; demo: boolean },
): Promise<FirstStart> {
  return context.db.transaction().execute(async transaction => {
    await lockFirstStart(transaction)
    const existing = await oldestWorkspace(transaction)
    const workspaceId = existing?.id ?? (await firstWorkspace(context, transaction, demo))
    const owner = await firstOwnerOf(transaction, workspaceId)
    const ownerId = owner?.personId ?? (await firstOwner(context, transaction, workspaceId))
    if (adminKey !== undefined) await keepAdminKey(context, transaction, workspaceId, adminKey)
    return { ownerId, workspaceId, demoWanted: existing?.demoWanted ?? demo }
  })
}

async function firstWorkspace(context: Context, transaction: Database, demoWanted: boolean): Promise<string> {
  const id = context.newId()
  await insertWorkspace(transaction, { id, name: 'My workspace', description: '', demoWanted }, context.now())
  return id
}

async function firstOwner(context: Context, transaction: Database, workspaceId: string): Promise<string> {
  const id = context.newId()
  const now = context.now()
  await insertPerson(transaction, { id, name: 'Owner', email: null, passwordHash: null }, now)
  await insertMember(transaction, { workspaceId, personId: id, role: 'Owner' }, now)
  return id
}

async function keepAdminKey(
  context: Context,
  transaction: Database,
  workspaceId: string,
  adminKey: string,
): Promise<void> {
  await insertKey(transaction, {
    id: context.newId(),
    workspaceId,
    name: 'GESSO_ADMIN_KEY',
    role: 'Owner',
    // Chosen by a person, so less of it is shown than of a key of our making.
    prefix: adminKey.slice(0, 4),
    keyHash: hashOfSecret(adminKey),
    createdBy: null,
    createdAt: context.now(),
  })
}
