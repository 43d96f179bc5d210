import { createHash } from 'node:crypto'
import { chmod, chown, lstat, mkdir } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { StartError } from '../../start-error.ts'
import type { Owner } from './owner.ts'

// sun_path: 108 bytes on Linux, 104 on macOS, with a closing zero.
const longestSocketPath = process.platform === 'linux' ? 107 : 103

/** Where the socket stands: in the data folder, or, where that path would be too long for a socket, in a short one. */
export function socketFolderOf(dataFolder: string): string {
  const inside = path.join(dataFolder, 'socket')
  if (Buffer.byteLength(path.join(inside, '.s.PGSQL.5432')) <= longestSocketPath) return inside
  const key = createHash('sha256').update(dataFolder).digest('hex').slice(0, 16)
  return path.join(os.tmpdir(), `gesso-${key}`)
}

/**
 * Makes the socket's folder, readable by the owner alone: who can open the socket is let in without a password.
 * @throws StartError when something else stands there, which in a shared temporary folder may be somebody's trap
 */
export async function makeSocketFolder(folder: string, owner: Owner): Promise<void> {
  await mkdir(folder, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  const found = await lstat(folder)
  const ours = found.uid === owner.uid || found.uid === process.getuid?.()
  if (!found.isDirectory() || !ours) {
    throw new StartError(
      `${folder} is not a folder of ours, and the database's socket must stand there. Remove it.`,
    )
  }
  if (found.uid !== owner.uid) await chown(folder, owner.uid, owner.gid)
  await chmod(folder, 0o700)
}
