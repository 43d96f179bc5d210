import { chmod, chown, lstat, readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { StartError } from '../../start-error.ts'

/** The user that PostgreSQL runs as. */
export interface Owner {
  readonly uid: number
  readonly gid: number
}

/**
 * Who PostgreSQL runs as: this user; for root, which it refuses to run as, whoever owns its data already, or `nobody`.
 * @throws StartError when the data belong to another user
 */
export async function ownerFor(pgFolder: string): Promise<Owner> {
  const [uid, gid] = [process.getuid?.() ?? -1, process.getgid?.() ?? -1]
  const found = await stat(pgFolder).catch(() => null)
  if (uid === 0) return found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : nobody()
  if (found && found.uid !== uid) {
    throw new StartError(
      `${pgFolder} belongs to user ${found.uid}, and this is user ${uid}. Start as that user, or give it over: chown -R ${uid} ${pgFolder}`,
    )
  }
  return { uid, gid }
}

async function nobody(): Promise<Owner> {
  const users = await readFile('/etc/passwd', 'utf8').catch(() => '')
  const fields = users
    .split('\n')
    .map(line => line.split(':'))
    .find(([name]) => name === 'nobody')
  const [uid, gid] = [Number(fields?.[2]), Number(fields?.[3])]
  return uid > 0 && gid > 0 ? { uid, gid } : { uid: 65534, gid: 65534 }
}

/** Gives a folder and all in it to the owner, as far as it is not theirs; only root can and needs to. */
export async function giveTo(owner: Owner, folder: string): Promise<void> {
  if (process.getuid?.() !== 0 || (await lstat(folder)).uid === owner.uid) return
  const entries = await readdir(folder, { recursive: true })
  for (const entry of entries) await chown(path.join(folder, entry), owner.uid, owner.gid)
  // The folder itself last: should this be broken off, the next start sees that it is not done.
  await chown(folder, owner.uid, owner.gid)
}

/** Lets the owner pass through our own data folder, without letting them list it. */
export async function openWay(owner: Owner, dataFolder: string): Promise<void> {
  if (process.getuid?.() !== 0) return
  const { mode } = await stat(dataFolder)
  if (!(await passable(owner, dataFolder))) await chmod(dataFolder, mode | 0o011)
}

/** The first folder on the way to a path that the owner may not pass, from the root down; null when the way is open. */
export async function blockOnTheWay(owner: Owner, target: string): Promise<string | null> {
  if (process.getuid?.() !== 0) return null
  const folders: string[] = []
  for (let at = path.resolve(target); ; at = path.dirname(at)) {
    folders.unshift(at)
    if (at === path.dirname(at)) break
  }
  for (const folder of folders) if (!(await passable(owner, folder))) return folder
  return null
}

async function passable(owner: Owner, folder: string): Promise<boolean> {
  const { mode, uid, gid } = await stat(folder)
  if (uid === owner.uid) return (mode & 0o100) !== 0
  if (gid === owner.gid) return (mode & 0o010) !== 0
  return (mode & 0o001) !== 0
}
